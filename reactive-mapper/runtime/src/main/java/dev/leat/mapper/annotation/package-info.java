/**
 * What a record says about its table. The annotations use JPA's words where the concept is the same; they are read at
 * compile time only.
 */
@NullMarked
package dev.leat.mapper.annotation;

import org.jspecify.annotations.NullMarked;
