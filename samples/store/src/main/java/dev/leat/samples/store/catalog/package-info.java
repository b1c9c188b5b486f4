/** What the store sells: products, their categories, tags, stock and reviews. */
@NullMarked
package dev.leat.samples.store.catalog;

import org.jspecify.annotations.NullMarked;
