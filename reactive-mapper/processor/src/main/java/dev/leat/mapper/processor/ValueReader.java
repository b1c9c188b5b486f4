package dev.leat.mapper.processor;

import dev.leat.mapper.processor.PartModel.Role;
import dev.leat.mapper.processor.PartModel.Value;
import dev.leat.mapper.processor.ValueType.Kind;
import java.util.EnumSet;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import org.jspecify.annotations.Nullable;

/** Reads components that are one column. */
final class ValueReader {
    private static final Set<Kind> WHOLE = EnumSet.of(Kind.SHORT, Kind.INTEGER, Kind.LONG);
    private static final Set<Kind> TIMES = EnumSet.of(Kind.INSTANT, Kind.OFFSET_DATE_TIME, Kind.LOCAL_DATE_TIME);

    private final Diagnostics diagnostics;
    private final ColumnReader columns;

    ValueReader(Diagnostics diagnostics, ColumnReader columns) {
        this.diagnostics = diagnostics;
        this.columns = columns;
    }

    /**
     * Reads a component; null if something is wrong with it, which then is reported.
     *
     * @param prefix stands before the column's name
     * @param allNullable whether the record around it may be null as a whole
     */
    @Nullable
    Value read(Component component, String prefix, boolean allNullable) {
        ValueType type = ValueTypeReader.read(component.type());
        if (type == null) {
            unsupported(component);
            return null;
        }
        Role role = role(component);
        if (!isRightType(component, type, role) || !isRightNullness(component, type, role)) {
            return null;
        }
        boolean nullable = component.isNullable();
        boolean nullableColumn = allNullable || (nullable && role != Role.GENERATED_ID);
        return new Value(component.name(), columns.read(component, type, nullableColumn, prefix), nullable, role);
    }

    private static Role role(Component component) {
        if (component.has("Id")) {
            return component.has("Generated") ? Role.GENERATED_ID : Role.ID;
        }
        if (component.has("Version")) {
            return Role.VERSION;
        }
        if (component.has("CreatedAt")) {
            return Role.CREATED_AT;
        }
        return component.has("UpdatedAt") ? Role.UPDATED_AT : Role.PLAIN;
    }

    private boolean isRightType(Component component, ValueType type, Role role) {
        return switch (role) {
            case PLAIN -> true;
            case ID ->
                require(component, type.kind() != Kind.BYTES, "IdType", "an @Id", "no byte[], which has no equality");
            case GENERATED_ID ->
                require(
                        component,
                        WHOLE.contains(type.kind()),
                        "GeneratedType",
                        "a @Generated @Id",
                        "a long, int or short");
            case VERSION ->
                require(component, WHOLE.contains(type.kind()), "VersionType", "a @Version", "a long, int or short");
            case CREATED_AT, UPDATED_AT ->
                require(
                        component,
                        TIMES.contains(type.kind()),
                        "TimestampType",
                        role == Role.CREATED_AT ? "a @CreatedAt" : "an @UpdatedAt",
                        "an Instant, OffsetDateTime or LocalDateTime");
        };
    }

    private boolean require(Component component, boolean right, String code, String what, String wanted) {
        if (!right) {
            diagnostics.error(
                    component.element(),
                    code,
                    component.path() + " is " + what + " of type " + TypeText.of(component.type()) + ".",
                    "It has to be " + wanted + ".",
                    "change the component's type, or remove the annotation.");
        }
        return right;
    }

    private boolean isRightNullness(Component component, ValueType type, Role role) {
        if (isMisplacedOnArray(component)) {
            diagnostics.error(
                    component.element(),
                    "NullablePrimitive",
                    component.path() + " says @Nullable of its bytes, not of the array.",
                    "Before the type of an array the annotation belongs to its elements, and a byte is never null.",
                    "write byte @Nullable [] " + component.name() + ".");
            return false;
        }
        if (component.isNullable() && type.isPrimitive()) {
            diagnostics.error(
                    component.element(),
                    "NullablePrimitive",
                    component.path() + " is @Nullable, but " + component.name() + " is a primitive.",
                    "A primitive is never null.",
                    "declare it as @Nullable " + TypeText.simple(type.boxed()) + " " + component.name()
                            + ", or remove @Nullable.");
            return false;
        }
        if (role == Role.ID && component.isNullable()) {
            diagnostics.error(
                    component.element(),
                    "NullableId",
                    component.path() + " is an @Id that may be null.",
                    "A primary key is never null; only one that the database generates is null before the insert.",
                    "remove @Nullable, or add @Generated.");
            return false;
        }
        if (role == Role.GENERATED_ID && !component.isNullable() && !type.isPrimitive()) {
            diagnostics.error(
                    component.element(),
                    "GeneratedIdNotNullable",
                    component.path() + " is generated by the database, but may not be null.",
                    "It has no value before the insert.",
                    "declare it as @Nullable " + TypeText.of(component.type())
                            + ", or as a primitive, which is 0 before the insert.");
            return false;
        }
        return true;
    }

    private static boolean isMisplacedOnArray(Component component) {
        return component.type() instanceof ArrayType array
                && Nullness.saysNullable(array.getComponentType())
                && !component.isNullable();
    }

    private void unsupported(Component component) {
        TypeElement declared = component.declared();
        String fix = Substitutes.of(component.type());
        if (declared != null && Annotations.has(declared, "Entity")) {
            fix = "declare the relation as One<" + declared.getSimpleName() + ">.";
        } else if (component.isRecord()) {
            fix = "annotate the component with @Embedded.";
        }
        diagnostics.error(
                component.element(),
                "UnsupportedType",
                component.path() + " is of type " + TypeText.of(component.type()) + ", which no column can have.",
                "Columns are " + ValueTypeReader.SUPPORTED + ".",
                fix);
    }
}
