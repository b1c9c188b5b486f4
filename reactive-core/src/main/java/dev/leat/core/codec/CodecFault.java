package dev.leat.core.codec;

import dev.leat.core.error.DataException;
import dev.leat.core.error.ErrorText;
import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import java.util.Locale;

/** The errors of the codecs. They name types, never values. */
final class CodecFault {
    private CodecFault() {}

    static DataException doesNotFit(PostgresqlObjectId column, Class<?> type) {
        return fault(ErrorText.of("OutOfRange", "A value of type " + name(column) + " does not fit " + name(type) + ".")
                .why("Reading it would give another value.")
                .fix("Read it as a wider type, or convert it in SQL."));
    }

    static DataException tooLarge(Class<?> type, PostgresqlObjectId column) {
        return fault(ErrorText.of("OutOfRange", "A " + name(type) + " is outside of what " + name(column) + " holds.")
                .why("PostgreSQL has no such value of this type; it is not replaced by its nearest or by infinity.")
                .fix("Check the value before it is written."));
    }

    static DataException notANumber(PostgresqlObjectId column, Class<?> type) {
        return fault(ErrorText.of(
                        "NotANumber",
                        "A value of type " + name(column) + " is NaN or infinite, read as " + name(type) + ".")
                .why(name(type) + " has no such value.")
                .fix("Read it as Double, or leave such rows out: where x not in ('NaN', 'Infinity', '-Infinity')."));
    }

    static DataException infinite(PostgresqlObjectId column, Class<?> type) {
        return fault(ErrorText.of(
                        "InfiniteTime",
                        "A value of type " + name(column) + " is infinity or -infinity, read as " + name(type) + ".")
                .why(name(type) + " has no such value.")
                .fix("Leave such rows out: where isfinite(x), or replace them in SQL: nullif(x, 'infinity')."));
    }

    static DataException inexact(PostgresqlObjectId column, Class<?> type, String fix) {
        return fault(ErrorText.of("InexactType", "A column of type " + name(column) + " is read as " + name(type) + ".")
                .why("The conversion could lose a part of the value or would have to invent one.")
                .fix(fix));
    }

    static DataException notText(int oid) {
        return fault(ErrorText.of("InexactType", "A column of type " + name(oid) + " is read as text.")
                .why("Values come in the binary format, and only the server knows how those of this type are spelled.")
                .fix("Cast the column in SQL: x::text. Or open the database with forceBinary=false, which is slower."));
    }

    static DataException wrongParameter(Class<?> type, int oid) {
        return fault(
                ErrorText.of("InexactType", "A " + name(type) + " is bound as a parameter of type " + name(oid) + ".")
                        .why("A value is only sent as the type that holds all of its values.")
                        .fix("Bind it without a type, or cast the placeholder in SQL."));
    }

    static DataException invalidText(String what) {
        return fault(ErrorText.of("InvalidText", "A text to be written contains " + what + ".")
                .why("PostgreSQL cannot store it; it is not replaced by another character.")
                .fix("Remove it before the text is written."));
    }

    static DataException unreadable(PostgresqlObjectId column, Class<?> type) {
        return fault(ErrorText.of(
                        "UnreadableValue",
                        "The server's text for a value of type " + name(column) + " cannot be read as " + name(type)
                                + ".")
                .why("It is not in the form that the connection asks for when it is opened.")
                .fix("Do not change DateStyle, IntervalStyle or bytea_output on the connection."));
    }

    private static DataException fault(ErrorText text) {
        return new DataException(text, null);
    }

    private static String name(Class<?> type) {
        return type.getSimpleName();
    }

    private static String name(PostgresqlObjectId type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private static String name(int oid) {
        return PostgresqlObjectId.isValid(oid) ? name(PostgresqlObjectId.valueOf(oid)) : "with OID " + oid;
    }
}
