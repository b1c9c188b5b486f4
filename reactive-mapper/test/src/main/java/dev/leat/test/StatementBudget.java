package dev.leat.test;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The statements that a test method may send, in a class with {@link LeatTest}; more fail it with the list of them. On a
 * class it holds for each of its methods that has none of its own.
 *
 * <p>Every statement counts that is sent from the beginning of the method to its end, whoever sends it, every FETCH too; a
 * batch counts its statements. {@code @BeforeEach} methods do not count, nor do BEGIN, COMMIT, ROLLBACK, savepoints, DECLARE
 * and CLOSE, nor a bare {@code select 1}, by which connections are validated.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
public @interface StatementBudget {
    /** The number of statements, 0 or more. */
    int value();
}
