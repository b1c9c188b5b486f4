package dev.leat.mapper.processor;

/** A table; the schema is empty for the connection's own. */
record TableModel(String schema, String name) {}
