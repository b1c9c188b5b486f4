package dev.leat.mapper.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextLiteralTest {
    @Test
    void quotesASingleLine() {
        assertThat(TextLiteral.argument("sql", "select \"a\" \\ b")).hasToString("sql(\"select \\\"a\\\" \\\\ b\")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1\nfrom t",
                "select 1\n  from t\n",
                "  a\n  b",
                "\n\na\n\n",
                "trailing \n  spaces  ",
                "back\\slash\n\\n",
                "'{\n}'\n/**\n * x\n */ \"\"\"\"",
                "tab\there\n\tthere\r\nend\\"
            })
    void isReadBackAsTheSameText(String text) {
        String code = TextLiteral.argument("sql", text).toString();
        assertThat(code).startsWith("sql(\n").endsWith("\"\"\")");
        String block = code.substring(code.indexOf("\"\"\"\n") + 4, code.length() - 4);
        assertThat(block.stripIndent().translateEscapes()).isEqualTo(text);
        assertThat(Layout.tidy("x = " + code)).isEqualTo("x = " + code);
    }
}
