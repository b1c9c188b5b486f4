package dev.leat.mapper.processor;

import java.util.Map;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Knows what to use instead of a type that no column can have. */
final class Substitutes {
    private static final Map<String, String> BY_NAME = Map.ofEntries(
            Map.entry("java.util.Date", "Instant"),
            Map.entry("java.util.Calendar", "Instant"),
            Map.entry("java.sql.Timestamp", "Instant or LocalDateTime"),
            Map.entry("java.sql.Date", "LocalDate"),
            Map.entry("java.sql.Time", "LocalTime"),
            Map.entry("java.time.ZonedDateTime", "OffsetDateTime, with the zone as a String of its own if it matters"),
            Map.entry("java.time.OffsetTime", "LocalTime"),
            Map.entry("java.time.Period", "Duration, or int with the number of days or months"),
            Map.entry("java.time.Year", "int"),
            Map.entry("java.time.YearMonth", "LocalDate with the first day of the month"),
            Map.entry("java.time.MonthDay", "two columns of int"),
            Map.entry("java.time.ZoneId", "String with the zone's id"),
            Map.entry("java.time.ZoneOffset", "String with the offset's id"),
            Map.entry("java.net.URI", "String"),
            Map.entry("java.net.URL", "String"),
            Map.entry("java.net.InetAddress", "String"),
            Map.entry("java.util.Currency", "String with the currency's code"),
            Map.entry("java.util.Locale", "String with the language tag"),
            Map.entry("java.lang.CharSequence", "String"),
            Map.entry("java.lang.StringBuilder", "String"),
            Map.entry("java.lang.Number", "long or BigDecimal"),
            Map.entry("java.util.concurrent.atomic.AtomicLong", "long"),
            Map.entry("java.util.concurrent.atomic.AtomicInteger", "int"),
            Map.entry("java.util.concurrent.atomic.AtomicBoolean", "boolean"),
            Map.entry("java.nio.ByteBuffer", "byte[]"),
            Map.entry("java.sql.Blob", "byte[]"),
            Map.entry("java.io.InputStream", "byte[]"),
            Map.entry("java.sql.Clob", "String"),
            Map.entry("java.util.Map", "String with JSON"),
            Map.entry("java.lang.Object", "String, or String with JSON"));

    private Substitutes() {}

    /** The advice as a sentence. */
    static String of(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return switch (TypeText.of(array.getComponentType())) {
                case "Byte" -> "declare it as byte[].";
                case "char", "Character" -> "declare it as String.";
                default -> "use an entity of its own and a Many, or String with JSON.";
            };
        }
        if (!(type instanceof DeclaredType declared)) {
            return "declare it as one of them.";
        }
        TypeElement element = (TypeElement) declared.asElement();
        String known = BY_NAME.get(element.getQualifiedName().toString());
        if (known != null) {
            return "declare it as " + known + ".";
        }
        String name = element.getSimpleName().toString();
        if (name.startsWith("Optional")) {
            return "declare it as @Nullable " + (name.equals("Optional") ? TypeText.element(type) : "the wrapper")
                    + ".";
        }
        if (name.startsWith("Json")) {
            return "declare it as String with JSON.";
        }
        if (TypeText.isContainer(element) || name.endsWith("List") || name.endsWith("Set") || name.endsWith("Map")) {
            return "declare a relation as Many<E>, or keep values in an entity of their own or as a String with JSON.";
        }
        return element.getKind() == ElementKind.INTERFACE
                ? "declare it as the enum or record that implements it."
                : "make it a record and annotate the component with @Embedded, or keep it as String.";
    }
}
