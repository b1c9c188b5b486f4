package dev.leat.samples.store.web;

import dev.leat.core.error.LeatException;
import dev.leat.mapper.Leat;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Says whether the database answers. */
@RestController
final class HealthController {
    private final Leat leat;

    HealthController(Leat leat) {
        this.leat = leat;
    }

    @GetMapping("/health")
    Mono<ResponseEntity<Health>> health() {
        return leat.sql("select 1")
                .as(Integer.class)
                .one()
                .map(answer -> ResponseEntity.ok(new Health("UP")))
                .onErrorResume(
                        LeatException.class,
                        error -> Mono.just(ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                                .body(new Health("DOWN"))));
    }

    record Health(String status) {}
}
