package dev.leat.mapper.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;

/**
 * The type of a column's values.
 *
 * @param kind which constant of ColumnType
 * @param declared as it is declared, perhaps primitive
 */
record ValueType(Kind kind, TypeName declared) {
    /** The constants of ColumnType, and enums. */
    enum Kind {
        BOOLEAN,
        BYTE,
        SHORT,
        INTEGER,
        LONG,
        FLOAT,
        DOUBLE,
        CHARACTER,
        STRING,
        BIG_DECIMAL,
        BIG_INTEGER,
        UUID,
        LOCAL_DATE,
        LOCAL_TIME,
        LOCAL_DATE_TIME,
        OFFSET_DATE_TIME,
        INSTANT,
        DURATION,
        BYTES,
        ENUM
    }

    TypeName boxed() {
        return declared.box();
    }

    boolean isPrimitive() {
        return declared.isPrimitive();
    }

    boolean isText() {
        return kind == Kind.STRING;
    }

    /** The expression of its ColumnType. */
    CodeBlock columnType(Scope scope) {
        return kind == Kind.ENUM
                ? CodeBlock.of(
                        "$T.ofEnum($T.class, $L.values())", LeatTypes.COLUMN_TYPE, declared, scope.type((ClassName)
                                declared))
                : CodeBlock.of("$T.$L", LeatTypes.COLUMN_TYPE, kind);
    }
}
