/** The people who buy. */
@NullMarked
package dev.leat.samples.store.customer;

import org.jspecify.annotations.NullMarked;
