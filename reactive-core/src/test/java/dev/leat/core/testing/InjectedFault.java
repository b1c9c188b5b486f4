package dev.leat.core.testing;

import io.r2dbc.spi.R2dbcNonTransientResourceException;

/** The error that {@link FaultConnectionFactory} injects, as a driver reports a lost connection. */
public final class InjectedFault extends R2dbcNonTransientResourceException {
    private static final long serialVersionUID = 1L;
    /** The SQLSTATE of a connection failure. */
    public static final String SQL_STATE = "08006";

    InjectedFault(Interaction at) {
        super("Injected at " + at, SQL_STATE);
    }
}
