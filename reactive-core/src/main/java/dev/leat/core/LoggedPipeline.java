package dev.leat.core;

import dev.leat.core.execution.QueryLog;
import java.lang.System.Logger.Level;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Pipelines with a log of their own for each subscription. */
final class LoggedPipeline {
    private static final System.Logger QUERIES = System.getLogger("dev.leat.queries");

    private LoggedPipeline() {}

    static <T> Mono<T> logged(Mono<T> pipeline) {
        return Mono.using(QueryLog::new, log -> pipeline.contextWrite(log::install), LoggedPipeline::write);
    }

    static <T> Flux<T> logged(Flux<T> pipeline) {
        return Flux.using(QueryLog::new, log -> pipeline.contextWrite(log::install), LoggedPipeline::write);
    }

    static <T> Mono<T> within(int statements, Mono<T> pipeline) {
        QueryLog pattern = QueryLog.atMost(statements);
        return Mono.defer(() -> pipeline.contextWrite(pattern.fresh()::install));
    }

    static <T> Flux<T> within(int statements, Flux<T> pipeline) {
        QueryLog pattern = QueryLog.atMost(statements);
        return Flux.defer(() -> pipeline.contextWrite(pattern.fresh()::install));
    }

    private static void write(QueryLog log) {
        boolean wasteful = log.duplicates() > 0 || !log.findings().isEmpty();
        QUERIES.log(wasteful ? Level.INFO : Level.DEBUG, log::toString);
    }
}
