package dev.leat.mapper.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record whose components are columns of this table, prefixed by this component's name in snake case. With {@code
 * @Nullable} it is null as a whole: when all its columns are null.
 *
 * <p>On the record itself: it is embedded by entities of other modules. A class {@code X_} then says to their compilation
 * which components may be null.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE})
public @interface Embedded {
    /** Put before the names of the columns; by default this component's name in snake case and an underscore. */
    String prefix() default "\0";
}
