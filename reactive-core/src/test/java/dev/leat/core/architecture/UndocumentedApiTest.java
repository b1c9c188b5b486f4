package dev.leat.core.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import org.junit.jupiter.api.Test;

class UndocumentedApiTest {
    @Test
    void findsExportedTypesAndMethodsWithoutComment() {
        assertThat(missing("""
                        package shop;
                        public interface Cart {
                            int size();
                            /** Told. */
                            void clear();
                            record Line(String sku) {
                                public Line {}
                                public Line(int n) { this(""); }
                                public String text() { return sku; }
                                @Override public String toString() { return sku; }
                                private void hidden() {}
                            }
                        }
                        """))
                .containsExactly("shop.Cart", "shop.Cart.size", "shop.Cart.Line", "shop.Cart.Line.text");
    }

    @Test
    void doesNotLookIntoHiddenTypes() {
        assertThat(missing("package shop; final class Cart { public int size() { return 0; } }"))
                .isEmpty();
    }

    private static List<String> missing(String source) {
        return UndocumentedApi.in(
                new SimpleJavaFileObject(URI.create("string:///Cart.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                });
    }
}
