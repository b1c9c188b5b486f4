package dev.leat.mapper.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Where a component is stored, if not in a column of its name in snake case. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.RECORD_COMPONENT)
public @interface Column {
    /** The column's name; by default the component's name in snake case. */
    String name() default "";

    /** Digits in all, for BigDecimal and BigInteger; 0 for as many as the database has. */
    int precision() default 0;

    /** Digits after the point, for BigDecimal with a precision. A value with more is refused. */
    int scale() default 0;

    /** Characters, for text; 0 for any number. */
    int length() default 0;

    /**
     * Whether each value stands in one row only. The schema gets a constraint for it, and a query for nothing but such a value
     * is a lookup, which shares a statement with others.
     */
    boolean unique() default false;
}
