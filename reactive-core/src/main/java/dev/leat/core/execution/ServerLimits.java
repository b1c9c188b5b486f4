package dev.leat.core.execution;

import java.time.Duration;

/**
 * The time limits that PostgreSQL keeps by itself inside transactions, also when this JVM is gone. They are set for each
 * transaction, in the text of its BEGIN, and so stay behind on no connection.
 *
 * @param statement whether {@code statement_timeout} is ours to set: how long one statement may take
 * @param idle whether {@code idle_in_transaction_session_timeout} is: how long nothing may run in a transaction
 */
public record ServerLimits(boolean statement, boolean idle) {
    /** None is set: a database that has none, or a connection factory that the user has set up. */
    public static final ServerLimits NONE = new ServerLimits(false, false);

    /** What is sent together with BEGIN; empty for nothing. */
    String afterBegin(Settings settings, TransactionOptions options) {
        StringBuilder all = new StringBuilder();
        if (statement) {
            all.append(local("statement_timeout", settings.statementTimeout()));
        }
        Duration timeout = options.timeout();
        if (idle && timeout != null) { // later than from here, where it is an orderly rollback
            all.append(local("idle_in_transaction_session_timeout", timeout.plus(settings.closeTimeout())));
        }
        return all.toString();
    }

    private static String local(String setting, Duration limit) {
        return "; set local " + setting + " = " + Math.min(limit.toMillis(), Integer.MAX_VALUE);
    }
}
