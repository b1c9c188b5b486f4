package dev.leat.samples.store.web;

import dev.leat.core.execution.QueryLog;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Says in {@code Leat-Statements} how many statements an answer took. */
@Component
final class StatementCountFilter implements WebFilter {
    private static final String HEADER = "Leat-Statements";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        QueryLog log = new QueryLog();
        HttpHeaders headers = exchange.getResponse().getHeaders();
        exchange.getResponse()
                .beforeCommit(() -> Mono.fromRunnable(() -> {
                    // The head of a stream is sent before most of its statements.
                    if (!MediaType.APPLICATION_NDJSON.isCompatibleWith(headers.getContentType())) {
                        headers.set(HEADER, Long.toString(log.statements()));
                    }
                }));
        return chain.filter(exchange).contextWrite(log::install);
    }
}
