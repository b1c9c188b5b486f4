package dev.leat.mapper.json;

import dev.leat.mapper.mapping.Many;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Writes the rows that are there. */
final class ManySerializer extends ValueSerializer<Many<?>> {
    @Override
    public void serialize(Many<?> many, JsonGenerator generator, SerializationContext context) {
        generator.writeStartArray();
        for (Object row : many.isLoaded() ? many.list() : many.part()) {
            context.writeValue(generator, row);
        }
        generator.writeEndArray();
    }

    /** Left out: nothing was loaded. */
    @Override
    public boolean isEmpty(SerializationContext context, Many<?> many) {
        return !many.isLoaded() && !many.isPart();
    }
}
