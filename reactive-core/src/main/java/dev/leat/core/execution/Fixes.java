package dev.leat.core.execution;

import dev.leat.core.error.ConstraintViolationException.Kind;

/** What to do about what the database refused, by SQLSTATE. */
final class Fixes {
    private Fixes() {}

    /** @param said what the database said, cleaned: some types have no binary form, in which PostgreSQL's results are asked for */
    static String ofStatement(String state, String said) {
        if (said.contains("no binary output function")) {
            return "Cast the column to text in SQL: x::text.";
        }
        return switch (state) {
            case "42501", "90040", "90096" -> "Grant the privilege to the user of the URL, or use another user.";
            case "42601", "42000", "42001" -> "Correct the SQL text.";
            case "42P01", "42703", "42704", "3F000", "42S02", "42S03", "42S04", "42S22", "90079" ->
                "Check the name, the schema that it is looked for in, and that all migrations have run.";
            case "42883", "42804", "42846", "42P18", "42P08" ->
                "Check the types of the arguments; where a parameter's is not clear, cast it: cast(:x as bigint).";
            case "0A000", "HYC00" -> "Say it in another way: this database does not have it.";
            case "2BP01", "90083", "90107" -> "Drop what depends on it first, or add cascade.";
            case "25001" -> "Run it outside of a transaction.";
            case "25P01" -> "Run it inside of a transaction.";
            default -> "Change the statement, or the state of the object that it is about.";
        };
    }

    static String ofValue(String state) {
        return switch (state) {
            case "22001" -> "Shorten the text, or make the column longer.";
            case "22003", "22008" -> "Give a number or time in the range of the type, or use a larger type.";
            case "22012" -> "Divide by nullif(x, 0).";
            case "22004", "22002" -> "Give a value: null is not allowed here.";
            case "22P02", "22P03", "22007", "22018" ->
                "Give the text in the form of the type, or bind a value of its Java type.";
            default -> "Check the values against the types of the columns and arguments that they are for.";
        };
    }

    static String ofConstraint(Kind kind) {
        return switch (kind) {
            case UNIQUE -> "Give another value, or change the row that has it.";
            case FOREIGN_KEY ->
                "Store the row that is pointed to first; delete rows that point to others before these.";
            case NOT_NULL -> "Give a value, or declare a default or a nullable column.";
            case CHECK -> "Give a value that the check allows, or change the check.";
            case OTHER -> "Give values that the constraint allows, or change the constraint.";
        };
    }
}
