/** The first program of the README. */
@NullMarked
package dev.leat.samples.quickstart;

import org.jspecify.annotations.NullMarked;
