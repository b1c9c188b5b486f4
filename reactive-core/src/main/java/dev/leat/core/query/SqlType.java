package dev.leat.core.query;

/** The kinds of column types, each of which a dialect spells in its own way. */
public enum SqlType {
    BOOLEAN,
    /** 16 bits. */
    SMALLINT,
    /** 32 bits. */
    INTEGER,
    /** 64 bits. */
    BIGINT,
    /** 32 bits, binary floating point. */
    REAL,
    /** 64 bits, binary floating point. */
    DOUBLE,
    /** Exact decimals. */
    NUMERIC,
    /** Whole numbers of any size: exact decimals of scale 0. */
    WHOLE_NUMERIC,
    TEXT,
    UUID,
    DATE,
    /** Time of day in microseconds. */
    TIME,
    /** Date and time without zone in microseconds. */
    TIMESTAMP,
    /** An instant in microseconds. */
    TIMESTAMP_TZ,
    BYTES
}
