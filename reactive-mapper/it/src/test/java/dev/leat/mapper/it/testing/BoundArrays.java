package dev.leat.mapper.it.testing;

import io.r2dbc.proxy.ProxyConnectionFactory;
import io.r2dbc.proxy.core.Binding;
import io.r2dbc.proxy.core.Bindings;
import io.r2dbc.proxy.core.QueryExecutionInfo;
import io.r2dbc.proxy.core.QueryInfo;
import io.r2dbc.spi.ConnectionFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes how long the first array is that each statement binds. */
final class BoundArrays {
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
                        .filter(bound -> !bound.isNull() && bound.getValue() instanceof Object[])
                        .map(bound -> ((Object[]) bound.getValue()).length)
                        .findFirst()
                        .ifPresent(lengths::add);
            }
        }
    }
}
