package dev.leat.core.query;

/**
 * The declared size of a column; 0 means not declared, for the scale -1.
 *
 * @param length characters, for text
 * @param precision digits in all, for exact decimals
 * @param scale digits after the point, for exact decimals
 */
public record ColumnSize(int length, int precision, int scale) {
    /** Nothing declared. */
    public static final ColumnSize NONE = new ColumnSize(0, 0, -1);
}
