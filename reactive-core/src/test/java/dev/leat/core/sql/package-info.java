/** Tests of the text that queries become. */
@NullMarked
package dev.leat.core.sql;

import org.jspecify.annotations.NullMarked;
