package dev.leat.core.execution;

import io.r2dbc.spi.Connection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** r2dbc-h2: runs on the subscribing thread and cannot be stopped from outside. */
record H2Driver() implements Driver {
    /** Such as {@code violation: "PUBLIC.NAME ON …"}, {@code violation: "NAME: …"} or {@code for column "NAME"}. */
    private static final Pattern CONSTRAINT =
            Pattern.compile("(?:violation: |column )\"(?:[^\".:]*\\.)?([^\".: ]+)[\" :]");

    @Override
    public @Nullable String constraint(Throwable error) {
        String text = error.getMessage();
        if (text == null) {
            return null;
        }
        Matcher matcher = CONSTRAINT.matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }

    @Override
    public Mono<Void> stop(Connection connection) {
        return Mono.empty();
    }

    @Override
    public boolean hasTransactionModes() {
        return false;
    }

    @Override
    public boolean isBlocking() {
        return true;
    }
}
