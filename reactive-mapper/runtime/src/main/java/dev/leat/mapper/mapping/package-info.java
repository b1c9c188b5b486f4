/**
 * The contract that generated code fulfils, and the handles of related rows: {@link dev.leat.mapper.mapping.One} and {@link
 * dev.leat.mapper.mapping.Many}.
 */
@NullMarked
package dev.leat.mapper.mapping;

import org.jspecify.annotations.NullMarked;
