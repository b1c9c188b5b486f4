/** What is stored and read is exact, or an error that says where. */
@NullMarked
package dev.leat.mapper.it.values;

import org.jspecify.annotations.NullMarked;
