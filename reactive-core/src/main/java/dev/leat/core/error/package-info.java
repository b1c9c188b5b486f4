/** Every exception of the library, split by what the caller can do: retry, fix the call, give up. */
@NullMarked
package dev.leat.core.error;

import org.jspecify.annotations.NullMarked;
