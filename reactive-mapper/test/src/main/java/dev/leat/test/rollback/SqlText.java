package dev.leat.test.rollback;

import dev.leat.core.error.UsageException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the first words of a statement say about whether it can be rolled back. */
final class SqlText {
    private static final Pattern ENDS_TRANSACTIONS = pattern(
            "begin|start\\s+transaction|commit|end|abort|rollback(?!\\s+(work\\s+|transaction\\s+)?to\\b)|prepare\\s+transaction");
    private static final Pattern CHANGES_SCHEMA = pattern("create|alter|drop|truncate|comment|grant|revoke|analyze");
    private static final Pattern SETS_LEVEL = pattern("set\\s+(session\\s+characteristics\\s+as\\s+)?transaction");

    private SqlText() {}

    private static Pattern pattern(String words) {
        return Pattern.compile("\\s*(" + words + ")\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    /** Why a statement must not be sent, or null. */
    static @Nullable UsageException refusal(String sql, boolean h2) {
        if (ENDS_TRANSACTIONS.matcher(sql).matches()) {
            return Refusals.transactionAsText(sql);
        }
        return h2 && CHANGES_SCHEMA.matcher(sql).matches() ? Refusals.ddl(sql) : null;
    }

    /** What is sent: isolation levels are accepted and ignored, as the level of the test's transaction stays. */
    static String sent(String sql) {
        return SETS_LEVEL.matcher(sql).matches() ? "select 1" : sql;
    }
}
