/** Tests of the annotation processor: what must not compile, and what is generated for what compiles. */
@NullMarked
package dev.leat.mapper.it.processor;

import org.jspecify.annotations.NullMarked;
