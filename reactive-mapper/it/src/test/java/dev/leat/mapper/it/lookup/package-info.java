/** Lookups that share statements, and relations that are loaded by hand. */
@NullMarked
package dev.leat.mapper.it.lookup;

import org.jspecify.annotations.NullMarked;
