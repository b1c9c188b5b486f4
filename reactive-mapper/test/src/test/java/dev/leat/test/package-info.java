@NullMarked
package dev.leat.test;

import org.jspecify.annotations.NullMarked;
