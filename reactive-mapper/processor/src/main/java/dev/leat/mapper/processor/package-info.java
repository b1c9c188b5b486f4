/** The annotation processor: readers of elements, models of plain values, writers of code. */
@NullMarked
package dev.leat.mapper.processor;

import org.jspecify.annotations.NullMarked;
