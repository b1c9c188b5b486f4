package dev.leat.mapper.processor;

import com.palantir.javapoet.TypeName;
import dev.leat.mapper.processor.ValueType.Kind;
import java.util.Map;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Knows the types that a column can have. */
final class ValueTypeReader {
    static final String SUPPORTED = "primitives and their wrappers, String, BigDecimal, BigInteger, UUID, LocalDate,"
            + " LocalTime, LocalDateTime, OffsetDateTime, Instant, Duration, byte[] and enums";

    private static final Map<String, Kind> BY_NAME = Map.ofEntries(
            Map.entry("java.lang.Boolean", Kind.BOOLEAN),
            Map.entry("java.lang.Byte", Kind.BYTE),
            Map.entry("java.lang.Short", Kind.SHORT),
            Map.entry("java.lang.Integer", Kind.INTEGER),
            Map.entry("java.lang.Long", Kind.LONG),
            Map.entry("java.lang.Float", Kind.FLOAT),
            Map.entry("java.lang.Double", Kind.DOUBLE),
            Map.entry("java.lang.Character", Kind.CHARACTER),
            Map.entry("java.lang.String", Kind.STRING),
            Map.entry("java.math.BigDecimal", Kind.BIG_DECIMAL),
            Map.entry("java.math.BigInteger", Kind.BIG_INTEGER),
            Map.entry("java.util.UUID", Kind.UUID),
            Map.entry("java.time.LocalDate", Kind.LOCAL_DATE),
            Map.entry("java.time.LocalTime", Kind.LOCAL_TIME),
            Map.entry("java.time.LocalDateTime", Kind.LOCAL_DATE_TIME),
            Map.entry("java.time.OffsetDateTime", Kind.OFFSET_DATE_TIME),
            Map.entry("java.time.Instant", Kind.INSTANT),
            Map.entry("java.time.Duration", Kind.DURATION));

    private ValueTypeReader() {}

    /** The value type, or null if a column cannot have it. */
    static @Nullable ValueType read(TypeMirror type) {
        Kind kind = kind(type);
        return kind == null ? null : new ValueType(kind, TypeName.get(type));
    }

    private static @Nullable Kind kind(TypeMirror type) {
        if (type.getKind().isPrimitive()) {
            return BY_NAME.get(TypeName.get(type).box().toString());
        }
        if (type instanceof ArrayType array) {
            return array.getComponentType().getKind() == TypeKind.BYTE ? Kind.BYTES : null;
        }
        if (type.getKind() != TypeKind.DECLARED) {
            return null;
        }
        TypeElement element = (TypeElement) ((DeclaredType) type).asElement();
        return element.getKind() == ElementKind.ENUM
                ? Kind.ENUM
                : BY_NAME.get(element.getQualifiedName().toString());
    }
}
