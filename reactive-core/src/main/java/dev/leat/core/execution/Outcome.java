package dev.leat.core.execution;

import dev.leat.core.error.ConcurrencyException;
import dev.leat.core.error.DatabaseFailureException;
import dev.leat.core.error.ErrorText;
import dev.leat.core.error.LeatException;
import dev.leat.core.error.OperationTimeoutException;
import dev.leat.core.error.TransactionAbortedException;
import dev.leat.core.error.TransactionOutcomeUnknownException;
import dev.leat.core.sql.Effect;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;

/**
 * One statement that is tried, from its send to its outcome: the one place that says what is signalled.
 *
 * <h2>The rule</h2>
 *
 * Once a statement may have been executed, only the server knows what became of it. So what counts is its answer, however late
 * it comes and whoever has given up on it meanwhile: an answer that came to its end is a success, an error of the server's
 * means that nothing of the statement is left. A limit that fired, a cancel, a lost line or a reader that fails say nothing
 * about the table.
 *
 * <ul>
 *   <li>The answer came, and can be read: that is the outcome, also past the time limit.
 *   <li>The server refused or stopped the statement: its error, or what we had it stopped for.
 *   <li>No answer: where the statement only reads, or stands in a transaction, which dies with its connection, the loss or the
 *       limit, which can be retried; else {@link TransactionOutcomeUnknownException}.
 *   <li>The answer came, but its rows cannot be read: where the statement only reads, that error. In a transaction of ours the
 *       same error, and the transaction can only be rolled back. Else what was written stays, and the error says so.
 * </ul>
 *
 * <h2>The end</h2>
 *
 * {@link #settle} lets every outcome pass once. It makes the result, tells those who watch, lets the next statement begin and
 * then tells the receiver; whatever one of them throws keeps none of the others from their turn.
 */
final class Outcome {
    private final Session session;
    private final Place place;
    private final AtomicBoolean settled = new AtomicBoolean();
    private volatile Effect effect = Effect.READS;
    private volatile boolean autocommit;
    private volatile boolean sent;
    private volatile boolean complete;
    private volatile @Nullable Throwable signalled;
    private volatile @Nullable Throwable reason;
    private volatile @Nullable StatementEnd watching;
    private volatile long began;

    Outcome(Session session, Place place) {
        this.session = session;
        this.place = place;
    }

    /**
     * The statement is about to be sent; from now on it may be executed. May throw the refusal of a watch, or what the driver
     * throws: then it is not sent.
     */
    void sending(Effect does, @Nullable StatementWatch watch, @Nullable SentStatement statement) {
        effect = does;
        autocommit = does.mayWrite() && session.connection().isAutoCommit();
        if (watch != null && statement != null) {
            began = System.nanoTime();
            watching = watch.sending(statement);
        }
        sent = true;
    }

    /** Whether the statement was sent and may have stored something. */
    boolean mayHaveWritten() {
        return sent && effect.mayWrite();
    }

    /** The answer has come to its end. */
    void answered() {
        complete = true;
    }

    /** What the driver signals or throws, or why nothing was sent; the first counts. */
    void failed(Throwable thrown) {
        if (signalled == null) {
            signalled = thrown;
        }
    }

    /** The server is asked to stop, for a reason, or because nobody waits any longer. */
    void givingUp(@Nullable Throwable why) {
        reason = why;
    }

    /** The driver says that the statement has ended, but there was no answer. */
    void unanswered(@Nullable String sql) {
        session.doubt();
        reason = new DatabaseFailureException(
                ErrorText.of("NoResult", "The driver ended a statement without a result.")
                        .why("Whether the statement was executed is not known.")
                        .sql(sql),
                null);
    }

    /** The statement is sent once more; what was told of it so far has ended with an error. */
    void again(Answer<?> answer) {
        Throwable thrown = signalled;
        if (thrown != null) {
            tell(answer.received(), session.source().errors().translate(thrown, answer.sql()));
        }
        signalled = null;
        sent = false;
    }

    /** The end of everything, once. */
    <R> void settle(Answer<R> answer, Ending<R> ending) {
        if (!settled.compareAndSet(false, true)) {
            return;
        }
        Throwable failure = failure(answer);
        R result = null;
        if (failure == null) {
            try {
                result = answer.result();
            } catch (Throwable refused) { // user code
                failure = unread(refused, answer.sql());
            }
        }
        tell(answer.received(), failure);
        Throwable said = failure;
        Guard.contain(() -> place.leave(said, sent), Context.empty());
        ending.settled(result, said);
    }

    private @Nullable Throwable failure(Answer<?> answer) {
        Throwable thrown = signalled;
        if (thrown != null) {
            return afterError(thrown, answer);
        }
        Throwable unread = answer.error();
        if (complete) {
            return unread == null ? null : unread(unread, answer.sql());
        }
        Throwable why = unread == null ? reason : unread;
        return why == null ? null : lost(why, answer.sql());
    }

    private Throwable afterError(Throwable thrown, Answer<?> answer) {
        boolean breaks = sent ? ErrorTranslator.breaksConnection(thrown) : ErrorTranslator.breaksUnused(thrown);
        if (breaks) {
            session.doubt();
        }
        Throwable translated = session.source().errors().translate(thrown, answer.sql());
        if (!sent) {
            return translated;
        }
        Throwable unread = answer.error();
        if (breaks) {
            return lost(unread == null ? translated : unread, answer.sql());
        }
        return unread == null ? refused(translated) : unread;
    }

    /** The server has refused or stopped the statement, or the driver has before it sent it: nothing of it is left. */
    private Throwable refused(Throwable error) {
        Throwable why = reason;
        if (why != null && error instanceof OperationTimeoutException) {
            return why;
        }
        return error instanceof TransactionAbortedException aborted
                        && "25P02".equals(aborted.sqlState())
                        && place.isIntact()
                ? outdated(aborted)
                : error;
    }

    private Throwable lost(Throwable why, @Nullable String sql) {
        return autocommit && !(why instanceof TransactionOutcomeUnknownException) ? unknown(why, sql) : why;
    }

    private Throwable unread(Throwable why, @Nullable String sql) {
        if (!sent || !effect.mayWrite()) {
            return why;
        }
        return autocommit || !place.undo(why) ? Stored.although(why, effect, autocommit, sql) : why;
    }

    private void tell(long received, @Nullable Throwable failure) {
        StatementEnd told = watching;
        watching = null;
        if (told == null) {
            return;
        }
        Guard.contain(() -> told.ended(received, System.nanoTime() - began, failure), Context.empty());
    }

    private static TransactionOutcomeUnknownException unknown(Throwable why, @Nullable String sql) {
        String state = why instanceof LeatException known ? known.sqlState() : null;
        return new TransactionOutcomeUnknownException(
                ErrorText.of("OutcomeUnknown", "No answer came to a statement that may write.")
                        .why("What it changed may or may not have been stored: " + reason(why))
                        .fix("Look whether its effects are there before doing anything again.")
                        .sqlState(state)
                        .sql(sql),
                why);
    }

    private static String reason(Throwable why) {
        return why instanceof LeatException known ? known.text().what() : "its result could not be read.";
    }

    /** PostgreSQL ends a transaction in which a prepared statement no longer fits, and the driver hides that by a retry. */
    private static ConcurrencyException outdated(TransactionAbortedException aborted) {
        return new ConcurrencyException(
                ErrorText.of(
                                "SchemaChanged",
                                "A table was changed since the statement was prepared on this connection.")
                        .why("PostgreSQL ends the transaction then, before anything of the statement is done.")
                        .fix("Run the whole transaction again.")
                        .sqlState(aborted.sqlState())
                        .sql(aborted.sql()),
                aborted.getCause());
    }
}
