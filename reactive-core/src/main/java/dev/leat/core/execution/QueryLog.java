package dev.leat.core.execution;

import dev.leat.core.error.ErrorText;
import dev.leat.core.error.UsageException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * What a pipeline sends to the database: every statement by its text, with how often, how many rows, how long. Put into the
 * Reactor Context by {@code contextWrite(log::install)} at the end of the pipeline. Logs nest: an inner and an outer one
 * both see a statement. Can also be a budget ({@link #atMost}) and refuse N+1 ({@link #strict}).
 *
 * <p>Shows no bind value, and keeps none: repeated values are found by a fingerprint. Its memory is bounded: 1,000 texts,
 * beyond which statements share one entry, and the fingerprints of 10,000 statements, beyond which new repetitions are not
 * found. Safe for use by many threads. Without a log in the Context nothing is recorded and nothing costs.
 */
public final class QueryLog {
    private static final System.Logger N_PLUS_ONE = System.getLogger("dev.leat.nplusone");
    private static final long UNLIMITED = Long.MAX_VALUE;

    private final long limit;
    private final boolean strict;
    private final AtomicLong sent = new AtomicLong();
    private final Templates templates = new Templates();
    private final LookupRuns runs = new LookupRuns();
    private final ConcurrentMap<String, Long> controls = new ConcurrentHashMap<>();

    /** An empty log without limits. */
    public QueryLog() {
        this(UNLIMITED, false);
    }

    private QueryLog(long limit, boolean strict) {
        this.limit = limit;
        this.strict = strict;
    }

    /**
     * An empty log with a budget: one more statement than that is not sent but fails with the error
     * {@code [StatementBudget]}, which lists those before it. In a lookup that was going to be sent together with those of
     * other pipelines, only the callers of this log fail.
     *
     * @param statements 0 or more
     * @throws UsageException if it is negative
     */
    public static QueryLog atMost(int statements) {
        SettingRange.require("atMost", statements >= 0);
        return new QueryLog(statements, false);
    }

    /**
     * An empty log for which N+1 is an error, {@code [NPlusOne]}: {@value LookupRuns#LIMIT} lookups of one kind in a row
     * that nothing could be sent together with, and any {@code load()} of a relation that is not in the plan.
     */
    public static QueryLog strict() {
        return new QueryLog(UNLIMITED, true);
    }

    /** An empty log with the same budget that is {@link #strict}, too. */
    public QueryLog asStrict() {
        return new QueryLog(limit, true);
    }

    /** An empty log with the same limits. */
    public QueryLog fresh() {
        return new QueryLog(limit, strict);
    }

    /** The context with this log in it, beside those that are there already. */
    public Context install(Context context) {
        List<QueryLog> outer = allIn(context);
        if (outer.contains(this)) {
            return context;
        }
        List<QueryLog> all = new ArrayList<>(outer.size() + 1);
        all.add(this);
        all.addAll(outer);
        return context.put(QueryLog.class, List.copyOf(all));
    }

    /** The innermost log of a pipeline with this Context, or null. */
    public static @Nullable QueryLog in(ContextView context) {
        List<QueryLog> all = allIn(context);
        return all.isEmpty() ? null : all.get(0);
    }

    /** All logs of a pipeline with this Context, the innermost first; none is the empty list. */
    public static List<QueryLog> allIn(ContextView context) {
        List<QueryLog> all = context.getOrDefault(QueryLog.class, null);
        return all == null ? List.of() : all;
    }

    /** Statements sent so far, without {@link #controls}. */
    public long statements() {
        return sent.get();
    }

    /** How often each kind of control statement was sent (BEGIN, COMMIT, SAVEPOINT and their like), by its first word. */
    public SortedMap<String, Long> controls() {
        return new TreeMap<>(controls);
    }

    /** The statements by their text, in the order in which each text was first sent. */
    public List<Entry> entries() {
        return templates.entries();
    }

    /** Statements that were sent with the same text and the same values as one before. */
    public long duplicates() {
        return entries().stream().mapToLong(Entry::duplicates).sum();
    }

    /** The kinds of lookups that came one key at a time, by name. */
    public List<Finding> findings() {
        return runs.findings();
    }

    /** Whether N+1 is an error. */
    public boolean isStrict() {
        return strict;
    }

    /** The error for one statement more, or null if it may be sent. For libraries on top of this one. */
    public @Nullable UsageException refusal() {
        return sent.get() < limit ? null : overBudget(null);
    }

    /**
     * A lookup was sent for the only key that pipelines of this log were waiting for. {@value LookupRuns#LIMIT} of a kind
     * in a row are a finding: an error if this log is strict, else one warning to the logger {@code dev.leat.nplusone}. For
     * libraries on top of this one.
     *
     * @param shape the kind of lookup, for people to read, without values
     * @return the error for the pipeline, or null
     */
    public @Nullable UsageException oneKeyBatch(String shape) {
        int run = runs.oneKey(shape);
        if (run < LookupRuns.LIMIT) {
            return null;
        }
        boolean first = runs.find(shape, run);
        if (strict) {
            return new UsageException(new Finding(shape, run).text(), null);
        }
        if (first) {
            N_PLUS_ONE.log(Level.WARNING, () -> new Finding(shape, run).text().message());
        }
        return null;
    }

    /**
     * A lookup was sent for this many keys that pipelines of this log were waiting for; more than one end a row of single
     * ones.
     *
     * @return as of {@link #oneKeyBatch}
     */
    public @Nullable UsageException batch(String shape, int keys) {
        if (keys == 1) {
            return oneKeyBatch(shape);
        }
        runs.several(shape);
        return null;
    }

    /** A table of the statements, without any value. */
    @Override
    public String toString() {
        return LogTable.of(this);
    }

    /** Counts one statement in all of these logs, or in none of them and gives the error of the first that refuses. */
    static @Nullable UsageException reserve(List<QueryLog> logs, @Nullable String sql) {
        for (int i = 0; i < logs.size(); i++) {
            QueryLog log = logs.get(i);
            if (log.sent.getAndUpdate(n -> n < log.limit ? n + 1 : n) >= log.limit) {
                logs.subList(0, i).forEach(QueryLog::giveBack);
                return log.overBudget(sql);
            }
        }
        return null;
    }

    /** A statement that was counted is not sent. */
    void giveBack() {
        sent.decrementAndGet();
    }

    /** A statement is sent that has been counted, or that does not count. */
    StatementEnd note(SentStatement statement) {
        if (statement.counted()) {
            return templates.sent(statement);
        }
        controls.merge(LogTable.firstWord(statement.sql()), 1L, Long::sum);
        return (rows, nanos, error) -> {};
    }

    private UsageException overBudget(@Nullable String sql) {
        return new UsageException(
                ErrorText.of("StatementBudget", "The pipeline may send " + limit + " statements, and wanted one more.")
                        .why("So far: " + LogTable.of(this))
                        .fix(
                                "Put relations into the plan with with(…), use flatMap instead of concatMap, or raise atMost.")
                        .sql(sql),
                null);
    }

    /**
     * All statements of one text.
     *
     * @param sql the text, in which every value is a placeholder
     * @param count how often it was sent
     * @param rows rows that it gave or changed, altogether
     * @param time from the send to the end of the answer, altogether; running ones come in when they end
     * @param duplicates how often with the same values as before
     * @param errors how often it failed
     * @param keys keys that it looked up for several callers at once, altogether
     * @param batchSizes the keys of each of the first 100 such batches
     */
    public record Entry(
            String sql,
            long count,
            long rows,
            Duration time,
            long duplicates,
            long errors,
            long keys,
            List<Integer> batchSizes) {}

    /**
     * N+1 that batching cannot help.
     *
     * @param shape the kind of lookup
     * @param batches how many of one key came in a row
     */
    public record Finding(String shape, int batches) {
        ErrorText text() {
            return ErrorText.of("NPlusOne", batches + " lookups in a row of " + shape + " took a statement each.")
                    .why(
                            "Each waited for the one before it, as under concatMap: there was never a second one to go with it.")
                    .fix(
                            "Use flatMap, put the relation into the plan with with(…), or collect the keys for findAllById.");
        }
    }
}
