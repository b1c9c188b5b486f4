package dev.leat.mapper.fetch;

import dev.leat.core.error.LeatException;
import dev.leat.core.execution.LateStatement;
import dev.leat.core.execution.QueryLog;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the query logs of the pipelines that share a batch say of it: any may refuse, and then only its own waiters fail. */
record BatchLogs(Map<QueryLog, Set<Object>> keysOf) {
    static <T, K> BatchLogs of(LookupKeys<T, K> keys) {
        Map<QueryLog, Set<Object>> keysOf = new HashMap<>();
        keys.forEach(waiter -> {
            for (QueryLog log : QueryLog.allIn(waiter.context())) {
                keysOf.computeIfAbsent(log, missing -> new HashSet<>()).add(waiter.normal());
            }
        });
        return new BatchLogs(keysOf);
    }

    /** Lets those waiters fail that may not take part. */
    <T, K> void admit(String kind, LookupKeys<T, K> all, LateStatement.Admission admission) {
        if (keysOf.isEmpty()) {
            return;
        }
        Map<QueryLog, LeatException> refusals = new HashMap<>();
        keysOf.forEach((log, keys) -> {
            LeatException refusal = log.batch(kind, keys.size());
            if (refusal != null) {
                refusals.put(log, refusal);
            }
        });
        all.forEach(waiter -> {
            Throwable refusal = refusal(waiter, refusals);
            if (refusal == null) {
                refusal = refusal(admission, waiter);
            }
            if (refusal != null) {
                waiter.refuse(refusal);
            }
        });
    }

    /** Why a statement may not be sent on behalf of one who waits, which is its own error and nobody else's; or null. */
    static @Nullable Throwable refusal(LateStatement.Admission admission, Waiter<?, ?> waiter) {
        try {
            return admission.refusal(waiter.context());
        } catch (Throwable thrown) { // what stands in a Context is the user's
            return thrown;
        }
    }

    private static @Nullable LeatException refusal(Waiter<?, ?> waiter, Map<QueryLog, LeatException> refusals) {
        for (QueryLog log : QueryLog.allIn(waiter.context())) {
            LeatException refusal = refusals.get(log);
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }
}
