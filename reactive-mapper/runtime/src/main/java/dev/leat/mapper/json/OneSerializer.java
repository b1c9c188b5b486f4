package dev.leat.mapper.json;

import dev.leat.mapper.mapping.One;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Writes the row, or its key, or null. */
final class OneSerializer extends ValueSerializer<One<?>> {
    @Override
    public void serialize(One<?> one, JsonGenerator generator, SerializationContext context) {
        if (one.isEmpty()) {
            generator.writeNull();
        } else if (one.isLoaded()) {
            context.writeValue(generator, one.get());
        } else {
            context.writeValue(generator, one.<Object>id());
        }
    }

    /** Left out: nothing is known of it, not even its key. */
    @Override
    public boolean isEmpty(SerializationContext context, One<?> one) {
        return !one.isLoaded() && !one.hasKey();
    }
}
