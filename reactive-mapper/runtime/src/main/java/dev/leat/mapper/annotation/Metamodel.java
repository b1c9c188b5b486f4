package dev.leat.mapper.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Written by the processor on a generated metamodel, for processors that see only its class file. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Metamodel {
    /** The entity. */
    Class<?> entity();

    /** The components that may be null, an embedded one's behind its name and a point. */
    String[] nullable() default {};
}
