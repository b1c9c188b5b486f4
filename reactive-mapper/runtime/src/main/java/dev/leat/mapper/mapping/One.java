package dev.leat.mapper.mapping;

import dev.leat.core.error.Arguments;
import dev.leat.core.error.ErrorText;
import dev.leat.core.error.UsageException;
import java.util.Objects;
import org.jspecify.annotations.NonNull;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The row at the one end of a relation. Knows the row's key, and holds the row once a plan or {@link #load} has loaded it;
 * never loads anything by itself. Its states are: not loaded, loaded, loaded and empty (an optional relation without a row), and
 * missing (the key is there, the row had vanished when it was asked for).
 *
 * <p>Handles are equal if their keys are, whatever is loaded. A handle made by {@link #of} does not know its row's key until it is
 * written: it is equal to one that holds an equal row; a handle at the end without a column ({@link InverseOne}) is equal to
 * every other such.
 *
 * @param <T> the related entity, {@code @Nullable} for an optional relation
 */
public final class One<T extends @Nullable Object> implements Handle {
    private static final String UNNAMED = "this relation";

    /** What was found where there is no row. */
    private static final Object NOTHING = new Object();

    private final @Nullable Relation<?, ?> relation;
    private final Keyed keyed;

    // Plain, so that reading rows needs no fence: a handle is shown its way before anybody sees its row. A newer way
    // comes
    // only from the set that the older leads to, under whose lock the newer is seen.
    private @Nullable Object key;
    private @Nullable Loading loading;

    /** The row, or that there is none; null until it is loaded. */
    private volatile @Nullable Object found;

    private One(@Nullable Relation<?, ?> relation, Keyed keyed, @Nullable Object key) {
        this.relation = relation;
        this.keyed = keyed;
        this.key = key;
    }

    private One(@Nullable Relation<?, ?> relation, Keyed keyed, @Nullable Object key, Object row) {
        this(relation, keyed, key);
        this.found = row;
    }

    /** The row with this key, not loaded. */
    public static <T extends @Nullable Object> One<T> to(Object key) {
        return new One<>(null, Keyed.COLUMN, Arguments.present("key", key));
    }

    /** This row, loaded; its key is found when it is written. */
    public static <T extends @Nullable Object> One<T> of(T row) {
        return new One<>(null, Keyed.UNKNOWN, null, Arguments.present("row", row));
    }

    /** No row, for an optional relation. */
    public static <T extends @Nullable Object> One<T> none() {
        return new One<>(null, Keyed.COLUMN, null);
    }

    static <T extends @Nullable Object> One<T> column(Relation<?, ?> relation, @Nullable Object key) {
        return new One<>(relation, Keyed.COLUMN, key);
    }

    static <T extends @Nullable Object> One<T> inverse(Relation<?, ?> relation) {
        return new One<>(relation, Keyed.INVERSE, null);
    }

    static <T extends @Nullable Object> One<T> loaded(Relation<?, ?> relation, @Nullable Object key, @NonNull T row) {
        return new One<>(relation, key == null ? Keyed.UNKNOWN : Keyed.COLUMN, key, row);
    }

    /** Whether the row, or that there is none, is known. False if it is not loaded or missing. */
    public boolean isLoaded() {
        State now = state();
        return now == State.LOADED || now == State.EMPTY;
    }

    /** Whether it is known that there is no row. */
    public boolean isEmpty() {
        return state() == State.EMPTY;
    }

    /** Whether the row had vanished when it was asked for. */
    public boolean isMissing() {
        return state() == State.MISSING;
    }

    /**
     * The row's key, loaded or not. It has the type of the related entity's id; asking for another fails with a
     * ClassCastException.
     *
     * @throws UsageException if there is no row, or the key is not known
     */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // One<T> does not say the type of T's key
    public <K> K id() {
        Object known = key;
        if (known == null || keyed == Keyed.INVERSE) {
            throw noKey();
        }
        return (K) known;
    }

    /**
     * The row; null only for an optional relation without one.
     *
     * @throws UsageException if the row is not loaded or missing
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // null exactly where T is @Nullable
    public T get() {
        return switch (state()) {
            case LOADED, EMPTY -> (T) rowOrNull();
            case UNLOADED -> throw notLoaded();
            case MISSING -> throw missing();
        };
    }

    /**
     * The row, loaded if it is not yet; empty if there is none, or if it has vanished.
     *
     * <p>The first load of a relation in rows that were read together, by a query, a chunk, a load or lookups of one pipeline,
     * loads it for all of them, with one statement; loads of other rows that wait at the same time share a statement by their
     * keys. What was loaded stays in the handle: later calls give it without asking again, but for rows that came along with
     * another's and were not asked for before something was written: by the same transaction, or outside of one through the
     * same {@code Leat}. Those are read again; what others have written is not known here. Cancelling gives up this handle's
     * part. Signals a {@link UsageException} if the handle was made by the program and not read, or if a strict query log
     * stands in the Context, the errors of the statement, and, if this handle's row cannot be read, its error; those of others
     * do not matter.
     */
    public Mono<@NonNull T> load() {
        return Mono.defer(() ->
                isLoaded() ? present() : Handles.load(this, loading(), path()).then(Mono.defer(this::present)));
    }

    @SuppressWarnings("unchecked") // what was loaded for this relation
    private Mono<@NonNull T> present() {
        return Mono.justOrEmpty((@NonNull T) rowOrNull());
    }

    /** What a written row's handle holds: the given one's row if it has the same key, or was read for it. */
    One<T> adopt(One<T> given) {
        if (keyed == Keyed.INVERSE) {
            return given.isInverse() && given.found != null ? given : this;
        }
        Object row = given.rowOrNull();
        return row != null && isKey(given.key) ? new One<>(relation, keyed, key, row) : this;
    }

    private boolean isKey(@Nullable Object other) {
        return other == null || (key != null && EntityKeys.comparable(other).equals(EntityKeys.comparable(key)));
    }

    /** Whether the key is known. */
    public boolean hasKey() {
        return key != null && keyed != Keyed.INVERSE;
    }

    /** Whether it is a handle of an end without a column. */
    boolean isInverse() {
        return keyed == Keyed.INVERSE;
    }

    void attach(@Nullable Object parentKey, Loading way) {
        if (state() == State.UNLOADED) {
            loading = way;
            if (keyed == Keyed.INVERSE) {
                key = parentKey;
            }
        }
    }

    @Nullable
    Loading loading() {
        return found == null || found == NOTHING ? loading : null;
    }

    /** The key by which the row is found: its own, or that of the row at this end. */
    @Nullable
    Object key() {
        return key;
    }

    @Nullable
    Object rowOrNull() {
        Object row = found;
        return row == NOTHING ? null : row;
    }

    /** A row that is there needs no way: that would keep what was read with it. */
    void fill(@Nullable Object row) {
        found = row == null ? NOTHING : row;
        if (row != null) {
            loading = null;
        }
    }

    private State state() {
        Object now = found;
        if (now == null) {
            return keyed == Keyed.COLUMN && key == null ? State.EMPTY : State.UNLOADED;
        }
        if (now == NOTHING) {
            return keyed == Keyed.INVERSE || key == null ? State.EMPTY : State.MISSING;
        }
        return State.LOADED;
    }

    private String path() {
        return relation == null ? UNNAMED : relation.path();
    }

    private UsageException noKey() {
        String why = switch (keyed) {
            case COLUMN -> "The relation is empty: its column is null.";
            case UNKNOWN -> "One.of(row) does not know which part of the row is its key; the relation does.";
            case INVERSE -> "The column of this relation is at its other end.";
        };
        return new UsageException(
                ErrorText.of("NoKey", "The handle of " + path() + " has no key.")
                        .why(why)
                        .fix(
                                keyed == Keyed.UNKNOWN
                                        ? "Make the handle by the relation, such as Order_.customer.of(row), or read the row by get()."
                                        : "Ask isEmpty() first, or read the row by get()."),
                null);
    }

    private UsageException notLoaded() {
        return new UsageException(
                ErrorText.of("NotLoaded", "The row of " + path() + " is not loaded.")
                        .why("Related rows are loaded by the plan of a query or by load(), never behind your back.")
                        .fix("Add the relation to the query: .with("
                                + (relation == null ? "…" : relation.path().replaceFirst("\\.", "_."))
                                + "), or chain load(). Its key is known: id()."),
                null);
    }

    private UsageException missing() {
        return new UsageException(
                ErrorText.of("RowMissing", "The row of " + path() + " was not there when it was loaded.")
                        .why("It was deleted between two statements, or there is no foreign key.")
                        .fix("Ask isMissing() first, or run the query in a transaction that reads one snapshot."),
                null);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof One<?> one
                && keyed == one.keyed
                && (keyed == Keyed.UNKNOWN ? Objects.equals(found, one.found) : Objects.equals(ownKey(), one.ownKey()));
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(keyed == Keyed.UNKNOWN ? found : ownKey());
    }

    private @Nullable Object ownKey() {
        return keyed == Keyed.INVERSE ? null : key;
    }

    @Override
    public String toString() {
        return "One(" + (ownKey() == null ? "" : key + ", ") + state().name().toLowerCase(java.util.Locale.ROOT) + ")";
    }

    private enum State {
        UNLOADED,
        LOADED,
        EMPTY,
        MISSING
    }

    /** Where the key is. */
    private enum Keyed {
        COLUMN,
        UNKNOWN,
        INVERSE
    }
}
