package dev.leat.mapper.it.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.Database;
import dev.leat.core.error.LeatException;
import dev.leat.core.execution.Settings;
import dev.leat.core.execution.TransactionOptions;
import dev.leat.core.query.ColumnType;
import dev.leat.core.query.Condition;
import dev.leat.core.query.Limit;
import dev.leat.mapper.Crud;
import dev.leat.mapper.CrudRepository;
import dev.leat.mapper.Leat;
import dev.leat.mapper.mapping.Many;
import dev.leat.mapper.mapping.One;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Every exported method, called with null for each parameter that is not said to take it, answers by code. */
@SuppressWarnings("NullAway") // what a caller without a null check does
class NullArgumentsTest {
    private static final Leat LEAT = Leat.open("r2dbc:h2:mem:///nulls");
    private static final Crud<Club, Long> CLUBS = LEAT.crud(Club_.entity);
    private static final CrudRepository<Club, Long> REPOSITORY = () -> CLUBS;

    /** What generated code and the library itself call, with what they have. */
    private static final Set<String> INTERNAL = Set.of(
            "equals",
            "requireNotNegative",
            "handle",
            "keyOf",
            "keyBeside",
            "fill",
            "key",
            "read",
            "carry",
            "telling",
            "encode",
            "decode");

    /** What takes null by its comment: no row, and elements that are null. */
    private static final Set<String> DOCUMENTED =
            Set.of("ToOne.of(Object 0): null", "SqlStatement.bindAll(Collection 2 of null): null");

    @Test
    void everyExportedMethodAnswersByCode() {
        List<Object> doors = List.of(
                LEAT,
                LEAT.database(),
                CLUBS,
                REPOSITORY,
                CLUBS.find(),
                LEAT.schema(),
                LEAT.sql("select :id"),
                Club_.name,
                Club_.id,
                Club_.name.eq("a"),
                Club_.name.contains("a"),
                Club_.name.asc(),
                Club_.teams,
                Club_.friends,
                Club_.house,
                Team_.club,
                Club_.teams.with());
        List<String> bare = new ArrayList<>();
        doors.forEach(door -> bare.addAll(bare(door.getClass(), door)));
        for (Class<?> type : List.of(Leat.class, Database.class, One.class, Many.class, Condition.class, Limit.class)) {
            bare.addAll(bare(type, null));
        }
        assertThat(bare).allMatch(DOCUMENTED::contains);
    }

    private static List<String> bare(Class<?> type, @Nullable Object door) {
        List<String> bare = new ArrayList<>();
        for (Method method : methods(type)) {
            boolean isStatic = Modifier.isStatic(method.getModifiers());
            if (isStatic != (door == null) || INTERNAL.contains(method.getName())) {
                continue;
            }
            Class<?>[] parameters = method.getParameterTypes();
            for (int i = 0; i < parameters.length; i++) {
                boolean isNullable = method.getAnnotatedParameterTypes()[i].isAnnotationPresent(Nullable.class);
                if (parameters[i].isPrimitive() || isNullable) {
                    continue;
                }
                check(method, door, i, null, bare);
                if (parameters[i].isArray()) {
                    check(method, door, i, Array.newInstance(parameters[i].getComponentType(), 1), bare);
                } else if (Collection.class.isAssignableFrom(parameters[i])) {
                    check(method, door, i, Arrays.asList((Object) null), bare);
                }
            }
        }
        return bare;
    }

    private static List<Method> methods(Class<?> type) {
        Class<?> exported = type.isHidden() || !Modifier.isPublic(type.getModifiers()) ? type.getInterfaces()[0] : type;
        return Arrays.stream(exported.getMethods())
                .filter(method -> method.getDeclaringClass().getName().startsWith("dev.leat"))
                .filter(method -> !method.isBridge() && !method.isSynthetic())
                .toList();
    }

    private static void check(
            Method method, @Nullable Object door, int at, @Nullable Object argument, List<String> bare) {
        Class<?>[] types = method.getParameterTypes();
        @Nullable Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            arguments[i] = i == at ? argument : sample(types[i]);
        }
        Throwable answer = answer(method, door, arguments);
        if (!(answer instanceof LeatException)) {
            bare.add(method.getDeclaringClass().getSimpleName() + "." + method.getName() + "("
                    + types[at].getSimpleName() + " " + at + (argument == null ? "" : " of null") + "): " + answer);
        }
    }

    private static @Nullable Throwable answer(Method method, @Nullable Object door, @Nullable Object[] arguments) {
        try {
            method.setAccessible(true);
            Object result = method.invoke(door, arguments);
            if (result instanceof Publisher<?> publisher) {
                Flux.from(publisher).blockLast(Duration.ofSeconds(20));
            }
            return null;
        } catch (InvocationTargetException thrown) {
            return thrown.getCause();
        } catch (IllegalAccessException | RuntimeException signalled) {
            return signalled;
        }
    }

    private static @Nullable Object sample(Class<?> type) {
        if (type.isArray()) {
            Object array = Array.newInstance(type.getComponentType(), 1);
            Array.set(array, 0, sample(type.getComponentType()));
            return array;
        }
        List<Object> samples = List.of(
                "id",
                List.of(1L),
                Club_.name.eq("a"),
                Club_.name.asc(),
                Club_.teams,
                Limit.of(1),
                Club_.entity,
                Mono.just(1),
                Flux.just(1),
                TransactionOptions.DEFAULT,
                Settings.DEFAULT,
                ColumnType.LONG,
                Clock.systemUTC(),
                1L,
                1);
        for (Object sample : samples) {
            if (type.isInstance(sample)) {
                return sample;
            }
        }
        return type == int.class ? (Object) 1 : type == long.class ? (Object) 1L : type == boolean.class ? true : null;
    }
}
