package dev.leat.core.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.query.Query;

/** A query and its text in each dialect; one row of the tables below. */
record Spelled(String name, Query query, String postgres, String h2) {
    /** A query with the same text everywhere. */
    static Spelled same(String name, Query query, String text) {
        return new Spelled(name, query, text, text);
    }

    void check() {
        assertThat(new SqlRenderer(new PostgresDialect()).render(query).sql()).isEqualTo(postgres);
        assertThat(new SqlRenderer(new H2Dialect()).render(query).sql()).isEqualTo(h2);
    }

    @Override
    public String toString() {
        return name;
    }
}
