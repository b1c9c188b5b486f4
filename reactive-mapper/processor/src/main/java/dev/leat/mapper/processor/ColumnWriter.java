package dev.leat.mapper.processor;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.leat.mapper.processor.ColumnModel.Size;
import java.util.ArrayList;
import java.util.List;

/** Writes the types of columns and what constructs them. */
final class ColumnWriter {
    private ColumnWriter() {}

    static TypeName type(TypeName entity, ColumnModel column) {
        return column.type().isText()
                ? ParameterizedTypeName.get(LeatTypes.TEXT_COLUMN, entity)
                : ParameterizedTypeName.get(
                        LeatTypes.VALUE_COLUMN, entity, column.type().boxed());
    }

    static CodeBlock construct(CodeBlock table, ColumnModel column, Scope scope) {
        boolean text = column.type().isText();
        List<CodeBlock> arguments = new ArrayList<>();
        arguments.add(table);
        arguments.add(TextLiteral.of(column.name()));
        if (!text) {
            arguments.add(column.type().columnType(scope));
        }
        arguments.add(CodeBlock.of("$L", column.nullable()));
        arguments.add(size(column.size()));
        CodeBlock constructor = CodeBlock.of("new $T<>", text ? LeatTypes.TEXT_COLUMN : LeatTypes.VALUE_COLUMN);
        return column.type().kind() == ValueType.Kind.ENUM
                ? Code.callInLines(constructor, arguments)
                : CodeBlock.of("$L($L)", constructor, CodeBlock.join(arguments, ", "));
    }

    static CodeBlock table(TableModel table) {
        return table.schema().isEmpty()
                ? CodeBlock.of("$T.of($L)", LeatTypes.TABLE, TextLiteral.of(table.name()))
                : CodeBlock.of(
                        "new $T($L, $L)",
                        LeatTypes.TABLE,
                        TextLiteral.of(table.schema()),
                        TextLiteral.of(table.name()));
    }

    private static CodeBlock size(Size size) {
        if (size.equals(Size.NONE)) {
            return CodeBlock.of("$T.NONE", LeatTypes.COLUMN_SIZE);
        }
        int scale = size.precision() == 0 ? -1 : size.scale();
        return CodeBlock.of("new $T($L, $L, $L)", LeatTypes.COLUMN_SIZE, size.length(), size.precision(), scale);
    }
}
