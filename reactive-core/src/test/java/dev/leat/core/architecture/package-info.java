/** The laws of the code's shape, stated once for all modules, and a class that breaks each of them. */
@NullMarked
package dev.leat.core.architecture;

import org.jspecify.annotations.NullMarked;
