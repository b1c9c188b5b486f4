/** What all answers share: pages, problems and the number of statements. */
@NullMarked
package dev.leat.samples.store.web;

import org.jspecify.annotations.NullMarked;
