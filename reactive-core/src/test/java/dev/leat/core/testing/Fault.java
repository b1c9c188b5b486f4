package dev.leat.core.testing;

import dev.leat.core.testing.Interaction.Kind;
import java.util.Set;

/** What a driver, or the world around it, can do to one interaction. */
public enum Fault {
    /** The test's callback runs, which usually cancels, and then the interaction goes on as if nothing had happened. */
    CANCEL(Kind.CALL, Kind.SUBSCRIBE, Kind.NEXT, Kind.ROW, Kind.COMPLETE),
    /** The test's callback runs inside {@code request}, or after the value was delivered and before the end. */
    REENTRANT_CANCEL(Kind.SUBSCRIBE, Kind.NEXT),
    /** An error signal instead of the answer; at subscription the driver is not asked at all. */
    ERROR(Kind.SUBSCRIBE, Kind.NEXT, Kind.COMPLETE),
    /** An exception out of the call, or out of the function that reads a row. */
    THROW(Kind.CALL, Kind.ROW),
    /** The end instead of the answer; at subscription the driver is not asked at all. */
    EMPTY(Kind.SUBSCRIBE, Kind.NEXT),
    /** No signal ever again; at subscription the driver is not asked at all. */
    NEVER(Kind.SUBSCRIBE, Kind.NEXT, Kind.COMPLETE),
    /** Every signal comes from another thread. Nothing is wrong with that. */
    OTHER_THREAD(Kind.SUBSCRIBE),
    /** The end is signalled twice. */
    DUPLICATE_TERMINAL(Kind.COMPLETE);

    @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot be changed
    private final Set<Kind> kinds;

    Fault(Kind... kinds) {
        this.kinds = Set.of(kinds);
    }

    /** Whether the fault means something at such an interaction; where not, arming it does nothing. */
    public boolean appliesTo(Kind kind) {
        return kinds.contains(kind);
    }
}
