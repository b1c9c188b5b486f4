package dev.leat.core.execution;

import dev.leat.core.sql.Meaning;
import io.r2dbc.spi.Connection;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Any driver, by what R2DBC says of it. */
record PlainDriver() implements Driver {
    @Override
    public @Nullable String constraint(Throwable error) {
        return null;
    }

    @Override
    public Mono<Void> stop(Connection connection) {
        return Mono.empty();
    }

    @Override
    public Object bindable(Object value) {
        return value;
    }

    @Override
    public boolean hasUserText(Throwable error) {
        return false;
    }

    @Override
    public boolean isFromCode(Throwable error) {
        return false;
    }

    @Override
    public boolean counts(Meaning statement) {
        return true;
    }

    @Override
    public boolean isAtomic(Meaning statement) {
        return true;
    }

    @Override
    public boolean hasTransactionModes() {
        return true;
    }

    @Override
    public boolean readsAhead(boolean hasParameters) {
        return false;
    }

    @Override
    public boolean hasCursors() {
        return false;
    }

    @Override
    public boolean isBlocking() {
        return false;
    }
}
