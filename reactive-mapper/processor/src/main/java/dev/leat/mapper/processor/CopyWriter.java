package dev.leat.mapper.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes {@code X_.with} and the nested class that changes a copy. */
final class CopyWriter {
    private final EntityModel entity;
    private final ClassName copy;
    private final String source;

    CopyWriter(EntityModel entity) {
        this.entity = entity;
        this.copy = entity.nested("Copy");
        this.source = Names.variable(entity.type());
    }

    MethodSpec factory() {
        return MethodSpec.methodBuilder("with")
                .addJavadoc(
                        "A copy to change; the given $L stays as it is.\n",
                        entity.type().simpleName())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(copy)
                .addParameter(entity.type(), source)
                .addStatement("return new $T($L)", copy, source)
                .build();
    }

    TypeSpec write() {
        TypeSpec.Builder type = TypeSpec.classBuilder(copy)
                .addJavadoc(
                        "A copy of $L that is being changed.\n",
                        Names.withArticle(entity.type().simpleName()))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL);
        MethodSpec.Builder constructor =
                MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).addParameter(entity.type(), source);
        for (PartModel part : entity.parts()) {
            type.addField(part.type(), part.name(), Modifier.PRIVATE);
            constructor.addStatement("this.$1L = $2L.$1L()", part.name(), source);
        }
        type.addMethod(constructor.build());
        SetterWriter setters = new SetterWriter(entity, copy);
        entity.parts().forEach(part -> type.addMethods(setters.write(part)));
        return type.addMethod(build()).build();
    }

    private MethodSpec build() {
        List<CodeBlock> arguments = entity.parts().stream()
                .map(part -> CodeBlock.of("$L", part.name()))
                .toList();
        return MethodSpec.methodBuilder("build")
                .addJavadoc("The changed copy.\n")
                .addModifiers(Modifier.PUBLIC)
                .returns(entity.type())
                .addCode("return $L;\n", Code.construct(entity.type(), arguments))
                .build();
    }
}
