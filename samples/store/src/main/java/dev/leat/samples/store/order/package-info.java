/** What was bought: placing, finding and exporting orders. */
@NullMarked
package dev.leat.samples.store.order;

import org.jspecify.annotations.NullMarked;
