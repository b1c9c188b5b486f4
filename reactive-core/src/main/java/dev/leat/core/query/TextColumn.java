package dev.leat.core.query;

/**
 * A text column: what every column can do, and matching of parts. User text is always escaped, so that {@code %} and
 * {@code _} in it match only themselves; {@link #likePattern} is the exception.
 */
public record TextColumn<S>(Table table, String name, boolean nullable, ColumnSize size) implements Column<S, String> {
    @Override
    public ColumnType<String> type() {
        return ColumnType.STRING;
    }

    /** The column's text begins with {@code text}. */
    public Condition.Like<S> startsWith(String text) {
        return like(Condition.Match.STARTS, text);
    }

    /** The column's text ends with {@code text}. */
    public Condition.Like<S> endsWith(String text) {
        return like(Condition.Match.ENDS, text);
    }

    /** The column's text has {@code text} somewhere in it. */
    public Condition.Like<S> contains(String text) {
        return like(Condition.Match.CONTAINS, text);
    }

    /** {@code column like pattern}, in which {@code %}, {@code _} and the escape {@code \} have their SQL meaning. */
    public Condition.Like<S> likePattern(String pattern) {
        return like(Condition.Match.PATTERN, pattern);
    }

    /** The column's text equals {@code text}, both in lower case as the database does it. */
    public Condition<S> eqIgnoreCase(String text) {
        return new Condition.Like<>(this, Condition.Match.EQUALS, Values.present(this, text), true);
    }

    private Condition.Like<S> like(Condition.Match match, String text) {
        return new Condition.Like<>(this, match, Values.present(this, text), false);
    }
}
