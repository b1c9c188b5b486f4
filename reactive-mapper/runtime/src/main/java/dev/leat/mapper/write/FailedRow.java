package dev.leat.mapper.write;

import dev.leat.core.Database;
import dev.leat.core.error.ConstraintViolationException;
import dev.leat.core.error.DataException;
import dev.leat.core.error.LeatException;
import dev.leat.core.error.RejectedException;
import dev.leat.core.query.Query;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Finds the row that a database has refused in a statement of many. Databases name a constraint at the most, and would have
 * to name values for more. So the beginnings of the rows are tried, each in a transaction that is undone: the last row of the
 * shortest one that fails is the one. That takes at most 14 statements for 5,000 rows, and only after an error. Inside a
 * transaction, which has failed with the statement, nothing can be tried.
 */
record FailedRow(Database database, Function<List<@Nullable Object[]>, Query> write, List<@Nullable Object[]> rows) {
    /** The error, which says which row it was if that can be found. */
    <T> Mono<T> named(RejectedException error, long first) {
        boolean isOfOneRow = error instanceof ConstraintViolationException || error instanceof DataException;
        boolean isOfTheDatabase = error.sqlState() != null || error.code().equals("RowsSkipped");
        if (!isOfOneRow || !isOfTheDatabase || error.index() != null) {
            return Mono.error(error);
        }
        return Mono.deferContextual(context -> database.executor().isTransactional(context) ? Mono.empty() : find())
                .onErrorResume(LeatException.class, unknown -> Mono.empty())
                .map(position -> error.notingIndex(first + position))
                .defaultIfEmpty(error)
                .flatMap(Mono::error);
    }

    private Mono<Integer> find() {
        int all = rows.size();
        return between(0, all).filterWhen(position -> position < all - 1 || all == 1 ? Mono.just(true) : fails(all));
    }

    /** The first {@code passing} rows can be written, the first {@code failing} cannot. */
    private Mono<Integer> between(int passing, int failing) {
        if (failing - passing == 1) {
            return Mono.just(passing);
        }
        int middle = (passing + failing) >>> 1;
        return fails(middle).flatMap(fails -> fails ? between(passing, middle) : between(middle, failing));
    }

    private Mono<Boolean> fails(int length) {
        return Mono.defer(() -> database.executor()
                        .checked(
                                database.renderer().render(write.apply(rows.subList(0, length))),
                                row -> true,
                                length,
                                written -> undo(written.size() < length)))
                .onErrorResume(Undone.class, undone -> Mono.just(undone.isShort))
                .onErrorResume(ConstraintViolationException.class, refused -> Mono.just(true))
                .onErrorResume(DataException.class, refused -> Mono.just(true));
    }

    private static boolean undo(boolean isShort) {
        throw new Undone(isShort);
    }

    /** Undoes what was only tried. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final boolean isShort;

        Undone(boolean isShort) {
            super(null, null, false, false);
            this.isShort = isShort;
        }
    }
}
