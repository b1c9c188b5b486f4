package dev.leat.core.execution;

import java.util.regex.Pattern;

/** Tells a statement that only reads by its text, which may be hand-written; in doubt it is taken for one that writes. */
final class ReadOnlySql {
    private static final Pattern READ = Pattern.compile("\\s*(select|with|values|table)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern WRITE = Pattern.compile(
            "\\b(insert|update|delete|merge|into|(final|old|new)\\s+table)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern LOCK =
            Pattern.compile("\\bfor\\s+(no\\s+key\\s+)?update\\b", Pattern.CASE_INSENSITIVE);

    private ReadOnlySql() {}

    static boolean is(String sql) {
        return READ.matcher(sql).lookingAt()
                && !WRITE.matcher(LOCK.matcher(sql).replaceAll("")).find();
    }
}
