package dev.leat.mapper.processor;

import dev.leat.mapper.processor.ColumnModel.Size;
import dev.leat.mapper.processor.ValueType.Kind;
import java.nio.charset.StandardCharsets;
import javax.lang.model.element.Element;

/** Reads names and sizes of columns. */
final class ColumnReader {
    private static final int LONGEST = 63;

    private final Diagnostics diagnostics;

    ColumnReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** The column of a value component; {@code prefix} stands before its name. */
    ColumnModel read(Component component, ValueType type, boolean nullable, String prefix) {
        String given = Annotations.text(component.element(), "Column", "name");
        String name = prefix + (given.isEmpty() ? SnakeCase.of(component.name()) : given);
        checkName(component.element(), name);
        boolean unique = Annotations.flag(component.element(), "Column", "unique");
        return new ColumnModel(name, type, nullable, size(component, type), unique);
    }

    /** Reports a name that PostgreSQL would cut off. */
    void checkName(Element element, String name) {
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LONGEST) {
            diagnostics.error(
                    element,
                    "LongName",
                    "The name \"" + name + "\" has " + bytes + " bytes.",
                    "PostgreSQL cuts names off after " + LONGEST + " bytes.",
                    "give a shorter name in the annotation: @Entity(table = …), @Column(name = …), @JoinColumn(…) or"
                            + " @JoinTable(…).");
        }
    }

    private Size size(Component component, ValueType type) {
        Size size = new Size(
                Annotations.number(component.element(), "Column", "length"),
                Annotations.number(component.element(), "Column", "precision"),
                Annotations.number(component.element(), "Column", "scale"));
        String mistake = mistake(size, type.kind());
        if (!mistake.isEmpty()) {
            diagnostics.error(
                    component.element(),
                    "ColumnSize",
                    component.path() + " " + mistake + ".",
                    "length counts the characters of a text, precision the digits of a BigDecimal or BigInteger, and scale"
                            + " those of them after the point.",
                    "correct or remove the size in @Column.");
        }
        return size;
    }

    private static String mistake(Size size, Kind kind) {
        if (size.length() < 0 || size.precision() < 0 || size.scale() < 0) {
            return "has a negative size";
        }
        if (size.length() > 0 && kind != Kind.STRING && kind != Kind.ENUM) {
            return "has a length, but is no text";
        }
        if (size.precision() > 0 && kind != Kind.BIG_DECIMAL && kind != Kind.BIG_INTEGER) {
            return "has a precision, but is no BigDecimal or BigInteger";
        }
        if (size.scale() > 0 && kind == Kind.BIG_INTEGER) {
            return "has a scale, but is a whole number";
        }
        if (size.scale() > size.precision()) {
            return size.precision() == 0 ? "has a scale without a precision" : "has a scale larger than its precision";
        }
        return "";
    }
}
