/**
 * Exact codecs for r2dbc-postgresql. The driver is an optional dependency: only this package knows its classes, and
 * only when a connection factory of PostgreSQL is asked for.
 */
@NullMarked
package dev.leat.core.codec;

import org.jspecify.annotations.NullMarked;
