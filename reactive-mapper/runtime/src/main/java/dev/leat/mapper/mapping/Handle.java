package dev.leat.mapper.mapping;

/** What a row holds of a relation: its rows, or the way to them. */
public sealed interface Handle permits One, Many {}
