@NullMarked
package dev.leat.samples.store.order;

import org.jspecify.annotations.NullMarked;
