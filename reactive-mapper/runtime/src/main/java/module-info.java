import org.jspecify.annotations.NullMarked;

/** Entities, relations and repositories over {@code dev.leat.core}. */
@NullMarked
module dev.leat.mapper {
    requires transitive dev.leat.core;
    requires static com.fasterxml.jackson.annotation;
    requires static tools.jackson.core;
    requires static tools.jackson.databind;

    exports dev.leat.mapper;
    exports dev.leat.mapper.annotation;
    exports dev.leat.mapper.json;
    exports dev.leat.mapper.mapping;
    exports dev.leat.mapper.schema;
}
