package dev.leat.mapper.it.types;

/** Stored as text. */
public enum Color {
    RED,
    GREEN
}
