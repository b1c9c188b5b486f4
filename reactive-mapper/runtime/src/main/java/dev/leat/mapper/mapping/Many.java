package dev.leat.mapper.mapping;

import dev.leat.core.error.Arguments;
import dev.leat.core.error.ErrorText;
import dev.leat.core.error.UsageException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The rows at the many end of a relation: not loaded, loaded, or loaded in part (with a condition or order of its own).
 * Never loads anything by itself; {@link #load} does.
 *
 * <p>All handles are equal: related rows are no column of the row, so two reads of the same row are equal whatever was
 * loaded with them.
 *
 * @param <T> the related entity
 */
public final class Many<T> implements Handle {
    private static final String UNNAMED = "this relation";

    private final @Nullable Relation<?, ?> relation;

    // Plain for the reason that One tells.
    private @Nullable Loading loading;
    private @Nullable Object key;

    private volatile @Nullable List<T> whole;
    private volatile @Nullable List<T> part;

    private Many(@Nullable Relation<?, ?> relation) {
        this.relation = relation;
    }

    /** Rows that nobody has loaded. */
    public static <T> Many<T> unloaded() {
        return new Many<>(null);
    }

    /** The rows of a new entity, all of them. */
    public static <T> Many<T> of(List<T> rows) {
        Many<T> many = new Many<>(null);
        many.whole = List.copyOf(Arguments.all("rows", rows));
        return many;
    }

    static <T> Many<T> unloaded(Relation<?, ?> relation) {
        return new Many<>(relation);
    }

    /** Whether all rows are there. */
    public boolean isLoaded() {
        return whole != null;
    }

    /** Whether rows chosen or ordered by the plan are there. */
    public boolean isPart() {
        return part != null;
    }

    /**
     * All rows, in the order in which the database gave them.
     *
     * @throws UsageException if they are not loaded, or only in part
     */
    public List<T> list() {
        List<T> rows = whole;
        if (rows == null) {
            throw part == null ? notLoaded() : onlyPart();
        }
        return rows;
    }

    /**
     * The rows that the plan chose, in the plan's order.
     *
     * @throws UsageException if no part was loaded
     */
    public List<T> part() {
        List<T> rows = part;
        if (rows == null) {
            throw notPart();
        }
        return rows;
    }

    /**
     * All rows, loaded if they are not yet, in the order in which the database gives them.
     *
     * <p>The first load of a relation in rows that were read together, by a query, a chunk, a load or lookups of one pipeline,
     * loads it for all of them, with one statement; loads of other rows that wait at the same time share a statement by their
     * keys. What was loaded stays in the handle: later calls give it without asking again, but for rows that came along with
     * another's and were not asked for before something was written: by the same transaction, or outside of one through the
     * same {@code Leat}. Those are read again; what others have written is not known here. In memory are all rows of all of
     * them, under the row limit; whoever keeps a row does not keep them. Cancelling gives up this handle's part. Signals a
     * {@link UsageException} if the handle was made by the program and not read, or if a strict query log stands in the
     * Context, the errors of the statement, and, if one of this handle's rows cannot be read, its error; those of others do not
     * matter.
     */
    public Flux<T> load() {
        return Flux.defer(() -> isLoaded()
                ? Flux.fromIterable(list())
                : Handles.load(this, loading(), path()).thenMany(Flux.defer(() -> Flux.fromIterable(list()))));
    }

    /**
     * The number of rows: of those that are here, else asked of the database, where counts of several rows that wait at the
     * same time share a statement.
     */
    public Mono<Long> count() {
        return Mono.defer(() -> {
            List<T> rows = whole;
            return rows == null ? Handles.require(loading(), path()).count(this) : Mono.just((long) rows.size());
        });
    }

    /** Whether there is any row, asked as {@link #count} is. */
    public Mono<Boolean> exists() {
        return Mono.defer(() -> {
            List<T> rows = whole;
            return rows == null ? Handles.require(loading(), path()).exists(this) : Mono.just(!rows.isEmpty());
        });
    }

    boolean holdsRows() {
        List<T> all = whole;
        List<T> some = part;
        return (all != null && !all.isEmpty()) || (some != null && !some.isEmpty());
    }

    boolean isFilled() {
        return whole != null || part != null;
    }

    boolean isRead() {
        return relation != null;
    }

    /** What a written row's handle holds: what was read for it. */
    Many<T> adopt(Many<T> given) {
        return given.isRead() && given.isFilled() ? given : this;
    }

    void attach(@Nullable Object parentKey, Loading way) {
        key = parentKey;
        if (whole == null) {
            loading = way;
        }
    }

    @Nullable
    Loading loading() {
        return whole == null ? loading : null;
    }

    /** The key of the row at this end. */
    @Nullable
    Object key() {
        return key;
    }

    void fill(List<T> rows, boolean asPart) {
        if (asPart) {
            part = rows;
        } else {
            whole = rows;
            loading = null; // it would keep what was read with this one
        }
    }

    private UsageException notLoaded() {
        return new UsageException(
                ErrorText.of("NotLoaded", "The rows of " + path() + " are not loaded.")
                        .why("Related rows are loaded by the plan of a query or by load(), never behind your back.")
                        .fix("Add the relation to the query: .with(" + suggestion() + "), or chain load()."),
                null);
    }

    private UsageException onlyPart() {
        return new UsageException(
                ErrorText.of("OnlyPart", "Of the rows of " + path() + " only a part is loaded.")
                        .why(
                                "The plan chose them by a condition or order of its own; a part is never taken for the whole.")
                        .fix("Read them by part(), or load the relation without a condition."),
                null);
    }

    private UsageException notPart() {
        return new UsageException(
                ErrorText.of("NoPart", "No part of the rows of " + path() + " is loaded.")
                        .why("A part is what a plan chose by a condition or order of its own.")
                        .fix(
                                isLoaded()
                                        ? "Read all rows by list()."
                                        : "Load it with .with(" + suggestion() + ".where(…))."),
                null);
    }

    private String path() {
        return relation == null ? UNNAMED : relation.path();
    }

    private String suggestion() {
        return relation == null ? "…" : relation.path().replaceFirst("\\.", "_.");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Many<?>;
    }

    @Override
    public int hashCode() {
        return 31;
    }

    @Override
    public String toString() {
        List<T> rows = whole == null ? part : whole;
        return rows == null ? "Many(unloaded)" : "Many(" + rows.size() + (whole == null ? ", part)" : ")");
    }
}
