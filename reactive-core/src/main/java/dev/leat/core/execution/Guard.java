package dev.leat.core.execution;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Where code of the user's or of a driver's is called on whose return something depends: a connection to give back, somebody
 * who waits. Whatever it throws comes out as a value, also the errors that Reactor's operators let through: a missing class
 * in a lambda must fail one operation, and must not leave a connection held or a neighbour unserved.
 */
final class Guard {
    private Guard() {}

    /** Runs it, and gives what it has thrown, or null. */
    static @Nullable Throwable thrownBy(Runnable code) {
        try {
            code.run();
            return null;
        } catch (Throwable thrown) { // see above
            return thrown;
        }
    }

    /** Runs it where nobody waits for it any longer: what it throws is reported as dropped. */
    static void contain(Runnable code, Context context) {
        Throwable thrown = thrownBy(code);
        if (thrown != null) {
            drop(thrown, context);
        }
    }

    /** Reports an error that has nobody to go to. The hook is the user's, and may throw it again. */
    static void drop(Throwable thrown, Context context) {
        thrownBy(() -> Operators.onErrorDropped(thrown, context));
    }

    /** A step of a driver, asked for at subscription; what is thrown instead of signalled becomes a signal. */
    static <T> Mono<T> step(Supplier<? extends @Nullable Publisher<T>> step) {
        return new Guarded<>(step);
    }

    private static final class Guarded<T> extends Mono<T> {
        private final Supplier<? extends @Nullable Publisher<T>> step;

        Guarded(Supplier<? extends @Nullable Publisher<T>> step) {
            this.step = step;
        }

        @Override
        public void subscribe(CoreSubscriber<? super T> actual) {
            Throwable thrown = thrownBy(() -> Mono.from(Objects.requireNonNull(step.get(), "no publisher"))
                    .subscribe(actual));
            if (thrown != null) {
                Operators.error(actual, thrown);
            }
        }
    }
}
