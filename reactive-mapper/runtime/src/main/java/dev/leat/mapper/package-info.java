/** Entities over SQL: the front door that generated code and users share. */
@NullMarked
package dev.leat.mapper;

import org.jspecify.annotations.NullMarked;
