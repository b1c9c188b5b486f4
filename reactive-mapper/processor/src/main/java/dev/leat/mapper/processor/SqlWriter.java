package dev.leat.mapper.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.leat.mapper.processor.MethodModel.Sql;
import dev.leat.mapper.processor.MethodModel.SqlBind;
import dev.leat.mapper.processor.MethodModel.SqlResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Writes the body of a method with a hand-written statement. */
final class SqlWriter {
    private SqlWriter() {}

    /** @param mappers gives the class that maps rows to a record */
    static CodeBlock write(Sql sql, EnumTypes enums, Function<SqlResult.Mapped, ClassName> mappers) {
        List<CodeBlock> calls = new ArrayList<>();
        calls.add(TextLiteral.argument("sql", sql.text()));
        for (SqlBind bind : sql.binds()) {
            calls.add(CodeBlock.of(
                    "$L($L, $L, $L)",
                    bind.all() ? "bindAll" : "bind",
                    TextLiteral.of(bind.name()),
                    enums.columnType(bind.type()),
                    bind.variable()));
        }
        SqlResult result = sql.result();
        if (result instanceof SqlResult.Changed changed) {
            calls.add(CodeBlock.of("update()"));
            if (changed.isVoid()) {
                calls.add(CodeBlock.of("then()"));
            }
        } else {
            calls.add(rows(result, enums, mappers));
            calls.add(CodeBlock.of("$L()", sql.shape().name().toLowerCase(Locale.ROOT)));
        }
        boolean hidden = sql.binds().stream().anyMatch(bind -> bind.name().equals("leat"));
        return Code.chain(CodeBlock.of(hidden ? "this.leat" : "leat"), calls);
    }

    private static CodeBlock rows(SqlResult result, EnumTypes enums, Function<SqlResult.Mapped, ClassName> mappers) {
        if (result instanceof SqlResult.Constant constant) {
            return CodeBlock.of("map($T.$L)", constant.owner(), constant.name());
        }
        if (result instanceof SqlResult.Mapped mapped) {
            return CodeBlock.of("map(new $T())", mappers.apply(mapped));
        }
        return CodeBlock.of("as($L)", enums.columnType(((SqlResult.Scalar) result).type()));
    }
}
