package dev.leat.benchmarks.runner;

import java.util.List;

/**
 * What a contestant tells of itself.
 *
 * @param artifacts whose versions the report shows
 * @param links pages that recommend its form
 */
record About(List<String> artifacts, List<String> links) {}
