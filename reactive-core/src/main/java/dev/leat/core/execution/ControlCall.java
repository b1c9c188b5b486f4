package dev.leat.core.execution;

import io.r2dbc.spi.Connection;
import java.util.function.Function;
import org.reactivestreams.Publisher;

/** A call of the driver that sends a control statement. */
interface ControlCall extends Function<Connection, Publisher<?>> {}
