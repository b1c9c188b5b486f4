/** Entities with every kind of relation, id and embedded record, and the tests of finding and loading them. */
@NullMarked
package dev.leat.mapper.it.shop;

import org.jspecify.annotations.NullMarked;
