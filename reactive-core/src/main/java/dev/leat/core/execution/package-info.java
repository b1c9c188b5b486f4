/**
 * The only holder of a connection, a transaction or a driver's exception: acquires, binds, runs, reads, cancels, translates
 * and gives back.
 */
@NullMarked
package dev.leat.core.execution;

import org.jspecify.annotations.NullMarked;
