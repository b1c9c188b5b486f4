package dev.leat.mapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CrudTest {
    @Test
    void hasEveryVerbOfARepositoryWithTheSameParameters() {
        List<Method> missing = Stream.of(CrudRepository.class.getDeclaredMethods())
                .filter(verb -> !verb.getName().equals("crud"))
                .filter(verb -> Stream.of(Crud.class.getMethods()).noneMatch(own -> does(own, verb)))
                .toList();

        assertThat(missing).isEmpty();
    }

    /** What a repository takes once, twice and three times Crud takes as often as you like. */
    private static boolean does(Method own, Method verb) {
        return own.getName().equals(verb.getName())
                && own.getReturnType() == verb.getReturnType()
                && (Arrays.equals(own.getParameterTypes(), verb.getParameterTypes())
                        || (own.isVarArgs() && takes(own.getParameterTypes()[0], verb)));
    }

    private static boolean takes(Class<?> array, Method verb) {
        return Stream.of(verb.getParameterTypes()).allMatch(array.getComponentType()::equals);
    }
}
