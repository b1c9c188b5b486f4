/** The front door: {@link dev.leat.core.Database} opens a database and runs hand-written SQL and transactions on it. */
@NullMarked
package dev.leat.core;

import org.jspecify.annotations.NullMarked;
