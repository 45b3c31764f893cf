package org.tenprint.messaging;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Who is told of a task's life, as {@link Hop#onStart}, {@link Hop#onStop} and {@link Hop#onAbort}
 * say.
 */
record TaskLife(List<Consumer<Emitter>> starts, List<IntConsumer> stops, List<IntConsumer> aborts) {
  TaskLife {
    starts = List.copyOf(starts);
    stops = List.copyOf(stops);
    aborts = List.copyOf(aborts);
  }
}
