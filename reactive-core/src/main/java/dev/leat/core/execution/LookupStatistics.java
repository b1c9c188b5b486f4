package dev.leat.core.execution;

/**
 * What became of the lookups of a database since it was opened.
 *
 * @param batches statements that were sent for lookups
 * @param keys keys that they asked for
 * @param oneKeyBatches those that asked for a single key
 */
public record LookupStatistics(long batches, long keys, long oneKeyBatches) {}
