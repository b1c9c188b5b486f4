package dev.leat.mapper.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The statement of a repository method, with named parameters such as {@code :min}, one for each parameter of the method. A
 * statement that starts with insert, update, delete or merge and has no returning gives the number of rows changed.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Sql {
    /** One statement, a compile-time constant. */
    String value();
}
