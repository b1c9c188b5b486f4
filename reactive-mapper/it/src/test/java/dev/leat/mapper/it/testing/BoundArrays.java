package dev.leat.mapper.it.testing;

import io.r2dbc.proxy.ProxyConnectionFactory;
import io.r2dbc.proxy.core.Binding;
import io.r2dbc.proxy.core.Bindings;
import io.r2dbc.proxy.core.QueryExecutionInfo;
import io.r2dbc.proxy.core.QueryInfo;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Parameter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Notes how long the first array is that each statement binds. */
final class BoundArrays {
    private static final Pattern ELEMENT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|NULL");

    private final ConnectionFactory connections;
    private final List<Integer> lengths = new CopyOnWriteArrayList<>();

    BoundArrays(ConnectionFactory connections) {
        this.connections = ProxyConnectionFactory.builder(connections)
                .onBeforeQuery(this::note)
                .build();
    }

    ConnectionFactory connections() {
        return connections;
    }

    List<Integer> lengths() {
        return List.copyOf(lengths);
    }

    void clear() {
        lengths.clear();
    }

    private void note(QueryExecutionInfo execution) {
        for (QueryInfo query : execution.getQueries()) {
            for (Bindings set : query.getBindingsList()) {
                set.getIndexBindings().stream()
                        .map(Binding::getBoundValue)
                        .filter(bound -> !bound.isNull())
                        .map(bound -> length(bound.getValue()))
                        .filter(length -> length >= 0)
                        .findFirst()
                        .ifPresent(lengths::add);
            }
        }
    }

    /** Texts that are compared go out without a type, as an array or as PostgreSQL spells one. */
    private static int length(@Nullable Object bound) {
        Object value = bound instanceof Parameter untyped ? untyped.getValue() : bound;
        if (value instanceof Object[] array) {
            return array.length;
        }
        return bound instanceof Parameter && value instanceof String text && text.startsWith("{")
                ? (int) ELEMENT.matcher(text).results().count()
                : -1;
    }
}
