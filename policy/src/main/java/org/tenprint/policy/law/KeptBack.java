package org.tenprint.policy.law;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tenprint.policy.fact.MessagePart;

/**
 * A part of what is told that is kept back.
 *
 * @param part which
 * @param instruments ids of all that keep it back, by id
 */
public record KeptBack(MessagePart part, List<String> instruments) {
  /** Copies. */
  public KeptBack {
    instruments = List.copyOf(instruments);
  }

  /** What instruments keep back together, part by part. */
  public static List<KeptBack> by(Collection<Instrument> instruments) {
    if (instruments.isEmpty()) {
      return List.of();
    }
    List<KeptBack> kept = new ArrayList<>();
    for (MessagePart part : MessagePart.values()) {
      TreeSet<String> ids = new TreeSet<>();
      for (Instrument one : instruments) {
        if (one.ruling().fields().contains(part)) {
          ids.add(one.id());
        }
      }
      if (!ids.isEmpty()) {
        kept.add(new KeptBack(part, List.copyOf(ids)));
      }
    }
    return kept;
  }

  /** What is kept back by either of two answers. */
  static List<KeptBack> together(List<KeptBack> one, List<KeptBack> other) {
    Map<MessagePart, Set<String>> ids = new EnumMap<>(MessagePart.class);
    for (KeptBack kept : Stream.concat(one.stream(), other.stream()).toList()) {
      ids.computeIfAbsent(kept.part(), part -> new TreeSet<>()).addAll(kept.instruments());
    }
    return ids.entrySet().stream()
        .map(kept -> new KeptBack(kept.getKey(), List.copyOf(kept.getValue())))
        .toList();
  }

  /** The parts alone. */
  public static Set<MessagePart> parts(List<KeptBack> kept) {
    Set<MessagePart> parts = EnumSet.noneOf(MessagePart.class);
    kept.forEach(one -> parts.add(one.part()));
    return parts;
  }
}
