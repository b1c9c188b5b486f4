package dev.leat.mapper.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a component of an entity is. */
sealed interface PartModel {
    /** The component's name. */
    String name();

    /** The component's type as it is written, with its type annotations. */
    TypeName type();

    /** What a value column is for. */
    enum Role {
        PLAIN,
        ID,
        GENERATED_ID,
        VERSION,
        CREATED_AT,
        UPDATED_AT
    }

    /**
     * The entity at the other end of a relation.
     *
     * @param onlyKey the type of its key, or null if that has several columns
     */
    record Target(
            ClassName type, ClassName metamodel, @Nullable ValueType onlyKey) {
        ValueType key() {
            return Objects.requireNonNull(onlyKey, "a relation by a composite key");
        }

        TypeName annotated(boolean optional) {
            return optional ? TypeNames.nullable(type) : type;
        }
    }

    /**
     * One column.
     *
     * @param nullable whether the component may be null, which for a generated id the column may not
     */
    record Value(String name, ColumnModel column, boolean nullable, Role role) implements PartModel {
        @Override
        public TypeName type() {
            return nullable
                    ? TypeNames.nullable(column.type().declared())
                    : column.type().declared();
        }
    }

    /** The columns of an embedded record. */
    record Embedded(String name, ClassName record, boolean nullable, boolean id, List<PartModel> parts)
            implements PartModel {
        public Embedded {
            parts = List.copyOf(parts);
        }

        @Override
        public TypeName type() {
            return nullable ? TypeNames.nullable(record) : record;
        }
    }

    /**
     * The end of a relation that has the column.
     *
     * @param shared whether the column is also one of the id's
     */
    record ToOne(String name, Target target, boolean optional, ColumnModel column, boolean shared)
            implements PartModel {
        @Override
        public TypeName type() {
            return ParameterizedTypeName.get(LeatTypes.ONE, target.annotated(optional));
        }
    }

    /** The end of a one-to-one relation without the column. */
    record InverseOne(String name, Target target, boolean optional, String mappedBy) implements PartModel {
        @Override
        public TypeName type() {
            return ParameterizedTypeName.get(LeatTypes.ONE, target.annotated(optional));
        }
    }

    /** The many end of a to-one relation. */
    record ToMany(String name, Target target, String mappedBy) implements PartModel {
        @Override
        public TypeName type() {
            return ParameterizedTypeName.get(LeatTypes.MANY, target.type());
        }
    }

    /** An end of a many-to-many relation. */
    record ManyToMany(String name, Target target, JoinTable joinTable) implements PartModel {
        @Override
        public TypeName type() {
            return ParameterizedTypeName.get(LeatTypes.MANY, target.type());
        }
    }

    /** The table of a many-to-many relation as one end sees it. */
    record JoinTable(TableModel table, ColumnModel column, ColumnModel inverseColumn, boolean owning) {}
}
