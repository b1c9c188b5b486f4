package dev.leat.core.execution;

/**
 * How lookups by a single key are collected into batches. A value: each method gives a new one.
 *
 * @param batched whether they are; true by default
 * @param keys keys that one statement asks for at the most; 256 by default
 * @param waiting lookups of one kind that may wait at a time; one more is an error; 100,000 by default
 */
public record LookupSettings(boolean batched, int keys, int waiting) {
    /** The defaults. */
    public static final LookupSettings DEFAULT = new LookupSettings(true, 256, 100_000);

    public LookupSettings {
        SettingRange.require("lookups.keys", keys > 0);
        SettingRange.require("lookups.waiting", waiting > 0);
    }

    /** The same, every lookup sent as it comes. */
    public LookupSettings unbatched() {
        return new LookupSettings(false, keys, waiting);
    }

    /** The same with another {@link #keys}. */
    public LookupSettings withKeys(int number) {
        return new LookupSettings(batched, number, waiting);
    }

    /** The same with another {@link #waiting}. */
    public LookupSettings withWaiting(int number) {
        return new LookupSettings(batched, keys, number);
    }
}
