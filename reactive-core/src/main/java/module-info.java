import org.jspecify.annotations.NullMarked;

/** SQL over R2DBC: query values, the exceptions of the library, and the front door that runs statements. */
@NullMarked
module dev.leat.core {
    requires transitive org.reactivestreams;
    requires transitive r2dbc.spi;
    requires transitive reactor.core;
    requires static transitive org.jspecify;
    requires r2dbc.pool;
    requires reactor.pool;
    requires static r2dbc.postgresql;
    requires static io.netty.buffer;
    requires static io.netty.common;
    requires static micrometer.observation;
    requires static spring.r2dbc;
    requires static spring.tx;

    uses dev.leat.core.execution.ForeignTransactions;

    exports dev.leat.core;
    exports dev.leat.core.error;
    exports dev.leat.core.query;
    exports dev.leat.core.execution;
    exports dev.leat.core.observation;
    exports dev.leat.core.sql;
}
