package org.tenprint.notification.adapter.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tenprint.events.notification.RecipientAnswer;

/** What can be seen of a booking's history, in the order in which it can. */
final class Seen {
  final List<String> lines = new ArrayList<>();

  /** Before each thing that happens, once it was looked at: what had been seen, and how is held. */
  final List<Held> held = new ArrayList<>();

  final Map<String, RecipientAnswer> shown = new TreeMap<>();
  final Map<String, Integer> read = new TreeMap<>();

  record Held(List<String> seen, List<String> how) {}

  /** Where all that is returned is held as another's is, and nothing was seen that differs. */
  List<Integer> heldAs(Seen other) {
    return IntStream.range(0, held.size())
        .filter(i -> !held.get(i).how().isEmpty())
        .filter(i -> held.get(i).equals(other.held.get(i)))
        .boxed()
        .collect(Collectors.toCollection(ArrayList::new));
  }
}
