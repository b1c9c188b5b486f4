/**
 * Micrometer observations of statements. The only package that needs Micrometer: without it on the class path, everything
 * else works.
 */
@NullMarked
package dev.leat.core.observation;

import org.jspecify.annotations.NullMarked;
