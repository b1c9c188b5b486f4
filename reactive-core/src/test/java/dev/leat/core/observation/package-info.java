@NullMarked
package dev.leat.core.observation;

import org.jspecify.annotations.NullMarked;
