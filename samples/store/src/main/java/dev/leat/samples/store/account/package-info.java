/** What the store knows of one customer. */
@NullMarked
package dev.leat.samples.store.account;

import org.jspecify.annotations.NullMarked;
