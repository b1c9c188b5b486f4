package dev.leat.mapper.processor;

import com.palantir.javapoet.ClassName;

/** The library's types, by name: the processor depends on no module of the library. */
final class LeatTypes {
    static final String ANNOTATIONS = "dev.leat.mapper.annotation";
    private static final String MAPPING = "dev.leat.mapper.mapping";
    private static final String QUERY = "dev.leat.core.query";
    private static final String EXECUTION = "dev.leat.core.execution";

    static final ClassName METAMODEL = ClassName.get(ANNOTATIONS, "Metamodel");

    static final ClassName ONE = ClassName.get(MAPPING, "One");
    static final ClassName MANY = ClassName.get(MAPPING, "Many");
    static final ClassName ENTITY_TYPE = ClassName.get(MAPPING, "EntityType");
    static final ClassName RELATION = ClassName.get(MAPPING, "Relation");
    static final ClassName TO_ONE = ClassName.get(MAPPING, "ToOne");
    static final ClassName TO_MANY = ClassName.get(MAPPING, "ToMany");
    static final ClassName INVERSE_ONE = ClassName.get(MAPPING, "InverseOne");
    static final ClassName MANY_TO_MANY = ClassName.get(MAPPING, "ManyToMany");
    static final ClassName JOIN_TABLE = MANY_TO_MANY.nestedClass("JoinTable");
    static final ClassName MISTAKES = ClassName.get(MAPPING, "Mistakes");

    static final ClassName COLUMN = ClassName.get(QUERY, "Column");
    static final ClassName VALUE_COLUMN = ClassName.get(QUERY, "ValueColumn");
    static final ClassName TEXT_COLUMN = ClassName.get(QUERY, "TextColumn");
    static final ClassName COLUMN_TYPE = ClassName.get(QUERY, "ColumnType");
    static final ClassName COLUMN_SIZE = ClassName.get(QUERY, "ColumnSize");
    static final ClassName TABLE = ClassName.get(QUERY, "Table");
    static final ClassName SORT = ClassName.get(QUERY, "Sort");
    static final ClassName LIMIT = ClassName.get(QUERY, "Limit");

    static final ClassName RESULT_ROW = ClassName.get(EXECUTION, "ResultRow");
    static final ClassName ROW_MAPPER = ClassName.get(EXECUTION, "RowMapper");

    static final ClassName USAGE_EXCEPTION = ClassName.get("dev.leat.core.error", "UsageException");

    static final ClassName LEAT = ClassName.get("dev.leat.mapper", "Leat");
    static final ClassName CRUD = ClassName.get("dev.leat.mapper", "Crud");
    static final ClassName CRUD_REPOSITORY = ClassName.get("dev.leat.mapper", "CrudRepository");

    static final ClassName NULLABLE = ClassName.get("org.jspecify.annotations", "Nullable");
    static final ClassName NULL_MARKED = ClassName.get("org.jspecify.annotations", "NullMarked");
    static final ClassName MONO = ClassName.get("reactor.core.publisher", "Mono");
    static final ClassName FLUX = ClassName.get("reactor.core.publisher", "Flux");

    private LeatTypes() {}

    static String annotation(String simpleName) {
        return ANNOTATIONS + "." + simpleName;
    }

    /** The generated class of a type: {@code Outer.Name} becomes {@code Name_} in its package. */
    static ClassName generated(ClassName type) {
        return ClassName.get(type.packageName(), type.simpleName() + "_");
    }
}
