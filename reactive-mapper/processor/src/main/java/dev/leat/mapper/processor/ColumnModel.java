package dev.leat.mapper.processor;

/**
 * A column.
 *
 * @param name its name in the database
 * @param nullable whether it may hold null
 * @param unique whether each value stands in one row only
 */
record ColumnModel(String name, ValueType type, boolean nullable, Size size, boolean unique) {
    /** The declared size; 0 is not declared. */
    record Size(int length, int precision, int scale) {
        static final Size NONE = new Size(0, 0, 0);
    }
}
