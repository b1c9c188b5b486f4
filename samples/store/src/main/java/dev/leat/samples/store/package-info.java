/** A store service on WebFlux and Leat. */
@NullMarked
package dev.leat.samples.store;

import org.jspecify.annotations.NullMarked;
