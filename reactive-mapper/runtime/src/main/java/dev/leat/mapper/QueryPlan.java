package dev.leat.mapper;

import java.util.List;

/**
 * The statements that a query will send, in their order; those of relations without their keys. Its text form is one
 * statement a line.
 *
 * @param statements the SQL texts, in which every value is a placeholder
 */
public record QueryPlan(List<String> statements) {
    public QueryPlan {
        statements = List.copyOf(statements);
    }

    @Override
    public String toString() {
        return String.join(System.lineSeparator(), statements);
    }
}
