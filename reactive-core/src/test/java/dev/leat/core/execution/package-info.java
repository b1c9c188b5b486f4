/** Tests of the execution of statements, most of them on real databases. */
@NullMarked
package dev.leat.core.execution;

import org.jspecify.annotations.NullMarked;
