package dev.leat.core.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.Database;
import dev.leat.core.execution.QueryLog;
import dev.leat.core.execution.Settings;
import dev.leat.core.execution.StatementExecutor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WithoutMicrometerTest {
    private final ClassLoader hiding = new HidingLoader(WithoutMicrometerTest.class.getClassLoader());

    @Test
    void everythingElseRuns() throws Exception {
        Object program = hiding.loadClass(Program.class.getName())
                .getDeclaredConstructor()
                .newInstance();
        assertThat(((Callable<?>) program).call()).isEqualTo("42 in 1");
    }

    /** Frameworks look at all methods of a bean. */
    @Test
    void frontDoorCanBeReflectedOn() throws Exception {
        for (Class<?> type : List.of(Database.class, StatementExecutor.class, QueryLog.class, Settings.class)) {
            Method[] methods = hiding.loadClass(type.getName()).getDeclaredMethods();
            assertThat(methods).hasSizeGreaterThan(5);
        }
    }

    @Test
    void loaderReallyHidesIt() throws Exception {
        Class<?> observations = hiding.loadClass(StatementObservations.class.getName());
        assertThat(observations.getClassLoader()).isSameAs(hiding);
        assertThatThrownBy(observations::getConstructors).isInstanceOf(NoClassDefFoundError.class);
    }

    /** Sends a statement. */
    public static final class Program implements Callable<String> {
        /** Made by reflection. */
        public Program() {}

        @Override
        public String call() {
            QueryLog log = new QueryLog();
            Database database = Database.open("r2dbc:h2:mem:///without_micrometer");
            Long answer = database.logged(
                            database.sql("select 42").as(Long.class).one())
                    .contextWrite(log::install)
                    .block(Duration.ofSeconds(20));
            database.close().block(Duration.ofSeconds(20));
            return answer + " in " + log.statements();
        }
    }

    /** Loads this library's classes anew, and knows none of Micrometer's. */
    private static final class HidingLoader extends ClassLoader {
        HidingLoader(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("io.micrometer.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("dev.leat.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            byte[] code = bytes(name.replace('.', '/') + ".class");
            if (code == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, code, 0, code.length);
        }

        private byte @Nullable [] bytes(String path) {
            try (InputStream stream = getParent().getResourceAsStream(path)) {
                return stream == null ? null : stream.readAllBytes();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
