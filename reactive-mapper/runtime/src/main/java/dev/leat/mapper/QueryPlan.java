package dev.leat.mapper;

import java.util.List;

/**
 * The statements that a query will send, in their order; those of relations without their keys. Its text form is one
 * statement a line, and a line that says so if a stream without a permit would be read in pages.
 *
 * @param statements the SQL texts, in which every value is a placeholder
 * @param pagesWithoutPermit whether a stream that gets no permit is read as pages by key, each a statement of its own; such
 *     rows are not one snapshot: what is changed meanwhile may be seen twice, or not at all, if it moves in the order. If not,
 *     such a stream is read into memory, under the row limit.
 */
public record QueryPlan(List<String> statements, boolean pagesWithoutPermit) {
    public QueryPlan {
        statements = List.copyOf(statements);
    }

    @Override
    public String toString() {
        String streamed = pagesWithoutPermit
                ? System.lineSeparator() + "-- a stream without a permit: pages by key, which are not one snapshot"
                : "";
        return String.join(System.lineSeparator(), statements) + streamed;
    }
}
