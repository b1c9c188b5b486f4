package dev.leat.mapper.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The owning end of a many-to-many relation: its rows stand in a table of their own, with a column for the key of each end
 * and both together as the primary key.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.RECORD_COMPONENT)
public @interface JoinTable {
    /** The table. */
    String value();

    /** The column with this entity's key; by default the entity's name in snake case with _id. */
    String column() default "";

    /** The column with the other entity's key; by default its name in snake case with _id. */
    String inverseColumn() default "";
}
