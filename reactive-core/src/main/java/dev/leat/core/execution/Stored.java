package dev.leat.core.execution;

import dev.leat.core.error.DataException;
import dev.leat.core.error.ErrorText;
import dev.leat.core.error.LeatException;
import dev.leat.core.error.RowLimitException;
import dev.leat.core.sql.Effect;
import org.jspecify.annotations.Nullable;

/** The error of a reader that failed on the answer of a write that has happened: it says so, and is not retryable. */
final class Stored {
    private Stored() {}

    /**
     * The same error, saying that what was written stays.
     *
     * @param autocommit whether it is stored for good, or as far as somebody else's transaction is
     */
    static LeatException although(Throwable error, Effect effect, boolean autocommit, @Nullable String sql) {
        ErrorText text = text(error, sql);
        String what = effect == Effect.WRITES ? "What the statement wrote" : "What the statement may have written";
        String state = autocommit ? " is stored" : " stays in the transaction";
        ErrorText told = text.what(text.what() + " " + what + state + "; only its answer could not be read.")
                .fix((text.fix() == null ? "" : text.fix() + " ") + "Do not send it again: it would be done twice.");
        if (error instanceof DataException data) {
            return data.at(data.columns(), told);
        }
        return error instanceof RowLimitException ? new RowLimitException(told, error) : new DataException(told, error);
    }

    private static ErrorText text(Throwable error, @Nullable String sql) {
        ErrorText text = error instanceof LeatException known
                ? known.text()
                : ErrorText.of(
                        "UnreadAnswer",
                        "A row could not be mapped: " + error.getClass().getName() + ".");
        return text.sql() == null ? text.sql(sql) : text;
    }
}
