package dev.leat.mapper.processor;

/**
 * A column.
 *
 * @param name its name in the database
 * @param nullable whether it may hold null
 */
record ColumnModel(String name, ValueType type, boolean nullable, Size size) {
    /** The declared size; 0 is not declared. */
    record Size(int length, int precision, int scale) {
        static final Size NONE = new Size(0, 0, 0);
    }
}
