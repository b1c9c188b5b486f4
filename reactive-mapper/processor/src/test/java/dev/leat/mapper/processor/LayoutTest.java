package dev.leat.mapper.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a literal says is the same behind JavaPoet, the layout and the compiler. */
class LayoutTest {
    private static final List<String> PIECES = List.of(
            "\n",
            "\r",
            "\t",
            "\f",
            "\u000b",
            "\u0085",
            "\u2028",
            "\u2029",
            "\u00a0",
            "\u2003",
            " ",
            "\0",
            "\177",
            ". @Nullable ",
            "{\n}",
            "/**\n * x\n */",
            "/*",
            "*/",
            "//",
            "\"",
            "\"\"\"",
            "'",
            "\\",
            "\\u0041",
            "\\n",
            "@Metamodel(\n a\n)",
            " = \n x;",
            "private int x;\n\n",
            "public f(\n a,\n b) {",
            "$L",
            "$$",
            "ä",
            "𝒳",
            "\uE000");

    static Stream<String> texts() {
        Random random = new Random(10);
        Stream<String> mixed = Stream.generate(() -> {
                    StringBuilder text = new StringBuilder();
                    for (int i = random.nextInt(8); i >= 0; i--) {
                        text.append(PIECES.get(random.nextInt(PIECES.size())));
                    }
                    return text.toString();
                })
                .limit(100);
        return Stream.concat(PIECES.stream().map(piece -> "a" + piece + "\n" + piece), mixed);
    }

    @Test
    void keepsEveryTextAsItIs() throws IOException {
        List<String> texts = texts().toList();
        TypeSpec.Builder type = TypeSpec.classBuilder("Texts");
        for (int i = 0; i < texts.size(); i++) {
            type.addField(FieldSpec.builder(String.class, "text" + i)
                    .addModifiers(javax.lang.model.element.Modifier.FINAL)
                    .initializer(TextLiteral.argument("", texts.get(i)))
                    .build());
        }
        String code = Layout.tidy(JavaFile.builder("", type.build()).build().toString());
        assertThat(constants(code)).isEqualTo(texts);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void writesAsciiOnly(String text) {
        assertThat(Layout.tidy("x = " + TextLiteral.argument("f", text))).matches("\\p{ASCII}*");
    }

    @Test
    void writesCommentsOfOneSentenceInOneLine() {
        assertThat(Layout.tidy("/**\n * One.\n */\nint x;\n/**\n * One.\n *\n * Two.\n */\n"))
                .isEqualTo("/** One. */\nint x;\n/**\n * One.\n *\n * Two.\n */\n");
    }

    private static List<String> constants(String code) throws IOException {
        JavaFileObject file = new SimpleJavaFileObject(URI.create("mem:///Texts.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return code;
            }
        };
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, null, List.of("-proc:none"), null, List.of(file));
        task.analyze();
        return ElementFilter.fieldsIn(task.getElements().getTypeElement("Texts").getEnclosedElements()).stream()
                .map(VariableElement::getConstantValue)
                .map(String.class::cast)
                .toList();
    }
}
