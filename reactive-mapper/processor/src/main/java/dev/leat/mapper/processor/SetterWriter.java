package dev.leat.mapper.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.leat.mapper.processor.PartModel.ManyToMany;
import dev.leat.mapper.processor.PartModel.Target;
import dev.leat.mapper.processor.PartModel.ToMany;
import dev.leat.mapper.processor.PartModel.ToOne;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the methods that set a component, for the builder and the copy. */
final class SetterWriter {
    private final EntityModel entity;
    private final ClassName self;

    SetterWriter(EntityModel entity, ClassName self) {
        this.entity = entity;
        this.self = self;
    }

    List<MethodSpec> write(PartModel part) {
        List<MethodSpec> setters = new ArrayList<>();
        setters.add(method(part.name(), part.type(), part.name())
                .addStatement("this.$1L = $1L", part.name())
                .addStatement("return this")
                .build());
        if (part instanceof ToOne toOne) {
            setters.add(row(toOne));
            if (!isComponent(toOne.name() + "Id")) {
                setters.add(key(toOne));
            }
        } else if (part instanceof ToMany toMany) {
            setters.add(list(part.name(), toMany.target()));
        } else if (part instanceof ManyToMany manyToMany) {
            setters.add(list(part.name(), manyToMany.target()));
        }
        return setters;
    }

    private MethodSpec row(ToOne part) {
        CodeBlock of = CodeBlock.of("$L.$L.of(row)", metamodel(), part.name());
        CodeBlock handle = part.optional() ? CodeBlock.of("row == null ? $T.none() : $L", LeatTypes.ONE, of) : of;
        return method(part.name(), part.target().annotated(part.optional()), "row")
                .addStatement("return $L($L)", setter(part.name()), handle)
                .build();
    }

    private MethodSpec key(ToOne part) {
        TypeName key = part.target().key().boxed();
        return method(part.name() + "Id", part.optional() ? TypeNames.nullable(key) : key, "key")
                .addStatement("return $L($L.$L.to(key))", setter(part.name()), metamodel(), part.name())
                .build();
    }

    private MethodSpec list(String name, Target target) {
        return method(name, ParameterizedTypeName.get(ClassName.get(List.class), target.type()), "rows")
                .addStatement("return $L($T.of(rows))", setter(name), LeatTypes.MANY)
                .build();
    }

    private CodeBlock metamodel() {
        return entity.scope().type(entity.metamodel());
    }

    /** A call of the setter; only with {@code this} may one of this name be called. */
    private static String setter(String name) {
        return name.equals("yield") ? "this.yield" : name;
    }

    private MethodSpec.Builder method(String name, TypeName type, String parameter) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .returns(self)
                .addParameter(type, parameter);
    }

    private boolean isComponent(String name) {
        return entity.parts().stream().anyMatch(part -> part.name().equals(name));
    }
}
