package dev.leat.mapper.mapping;

import dev.leat.core.error.ErrorText;
import dev.leat.core.error.UsageException;
import dev.leat.core.execution.QueryLog;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What the loading of relations does to handles; not for their users. */
public final class Handles {
    private Handles() {}

    /**
     * Shows a handle the way to its rows.
     *
     * @param key the key by which they are found, or null if there are none
     */
    public static void attach(Handle handle, @Nullable Object key, Loading loading) {
        if (handle instanceof One<?> one) {
            one.attach(key, loading);
        } else if (handle instanceof Many<?> many) {
            many.attach(key, loading);
        }
    }

    /** Whether the handle's rows are not there and can be loaded. */
    public static boolean isOpen(Handle handle) {
        return loading(handle) != null && key(handle) != null;
    }

    /** The way to the rows; null if there is none or they are there. */
    public static @Nullable Loading loading(Handle handle) {
        return handle instanceof One<?> one ? one.loading() : ((Many<?>) handle).loading();
    }

    /** The key by which the rows are found, or null. */
    public static @Nullable Object key(Handle handle) {
        return handle instanceof One<?> one ? one.key() : ((Many<?>) handle).key();
    }

    /** Whether the handle holds rows, or the key of one, that is not its own column's. */
    public static boolean holdsRows(Handle handle) {
        return handle instanceof One<?> one ? one.rowOrNull() != null || one.hasKey() : ((Many<?>) handle).holdsRows();
    }

    /** Whether the handle holds what was found, be it nothing. */
    public static boolean isFilled(Handle handle) {
        return handle instanceof One<?> one ? one.isLoaded() : ((Many<?>) handle).isFilled();
    }

    /** Whether the handle, at an end without a column, came with its row from the database or a builder. */
    public static boolean isRead(Handle handle) {
        return handle instanceof One<?> one ? one.isInverse() : ((Many<?>) handle).isRead();
    }

    /** As {@link #key}, where the handle is known to have one. */
    public static Object requireKey(Handle handle) {
        Object key = key(handle);
        if (key == null) {
            throw new IllegalStateException("A handle without a key");
        }
        return key;
    }

    static Mono<Void> load(Handle handle, @Nullable Loading loading, String path) {
        return Mono.deferContextual(context -> {
            for (QueryLog log : QueryLog.allIn(context)) {
                if (log.isStrict()) {
                    return Mono.error(outsidePlan(path));
                }
            }
            return loading == null && isLoaded(handle)
                    ? Mono.empty()
                    : require(loading, path).load(handle);
        });
    }

    /** Whether somebody has loaded it just now; asked when its way has gone, which goes after that. */
    private static boolean isLoaded(Handle handle) {
        VarHandle.acquireFence();
        return handle instanceof One<?> one ? one.isLoaded() : ((Many<?>) handle).isLoaded();
    }

    private static UsageException outsidePlan(String path) {
        return new UsageException(
                ErrorText.of("LoadOutsidePlan", "The rows of " + path + " are loaded outside the plan of a query.")
                        .why("The pipeline's query log is strict, and allows relations to be loaded by plans only.")
                        .fix("Add the relation to the query: .with(…)."),
                null);
    }

    static Loading require(@Nullable Loading loading, String path) {
        if (loading == null) {
            throw new UsageException(
                    ErrorText.of("NotRead", "The handle of " + path + " was not read from a database.")
                            .why("It was made by the program, so it does not know where its rows are.")
                            .fix("Ask the related repository by the key, or load what the insert or a query gives."),
                    null);
        }
        return loading;
    }
}
