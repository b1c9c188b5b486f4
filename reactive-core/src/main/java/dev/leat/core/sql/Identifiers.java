package dev.leat.core.sql;

import dev.leat.core.error.ErrorText;
import dev.leat.core.error.UsageException;
import java.nio.charset.StandardCharsets;

/** Quoting of names, the same in every SQL database but for the length. */
final class Identifiers {
    private Identifiers() {}

    static String quote(String name, int maxBytes) {
        if (name.isEmpty() || name.indexOf('\0') >= 0 || name.indexOf(';') >= 0) {
            throw new UsageException(
                    ErrorText.of("BadIdentifier", "A table or column name is empty or has a NUL or a semicolon in it.")
                            .why("Drivers cut statements at such characters.")
                            .fix("Name the table or column otherwise."),
                    null);
        }
        if (name.length() * 3 > maxBytes && name.getBytes(StandardCharsets.UTF_8).length > maxBytes) {
            throw new UsageException(
                    ErrorText.of("IdentifierTooLong", "The name \"" + name + "\" has more than " + maxBytes + " bytes.")
                            .why("The database would cut it, and two names could become the same.")
                            .fix("Give a shorter name with @Column or @Entity."),
                    null);
        }
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
