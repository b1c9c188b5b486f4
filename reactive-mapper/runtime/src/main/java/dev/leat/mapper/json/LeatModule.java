package dev.leat.mapper.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.leat.mapper.mapping.Many;
import dev.leat.mapper.mapping.One;
import tools.jackson.core.Version;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.module.SimpleSerializers;

/**
 * Lets Jackson 3 write entities: a loaded {@link One} as its row, one that is not loaded as its key, an empty one as null; a
 * loaded {@link Many} as an array, also if only a part was loaded. What is not loaded and has no key is left out. Writing
 * never loads anything.
 */
@SuppressWarnings("exports") // Jackson is optional: whoever uses this class requires it
public final class LeatModule extends JacksonModule {
    /** A module without options. */
    public LeatModule() {}

    @Override
    public String getModuleName() {
        return "leat";
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    @SuppressWarnings("unchecked") // a class literal has no type arguments
    public void setupModule(SetupContext context) {
        SimpleSerializers serializers = new SimpleSerializers();
        serializers.addSerializer((Class<One<?>>) (Class<?>) One.class, new OneSerializer());
        serializers.addSerializer((Class<Many<?>>) (Class<?>) Many.class, new ManySerializer());
        context.addSerializers(serializers);
        JsonInclude.Value unlessUnknown =
                JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS);
        context.configOverride(One.class).setInclude(unlessUnknown);
        context.configOverride(Many.class).setInclude(unlessUnknown);
    }
}
