package org.tenprint.messaging;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.tenprint.events.Party;
import org.tenprint.events.Principal;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;

/**
 * Who writes a topic, by the catalogue, and must sign it: on a topic that a service writes
 * everybody who may. A topic that other parties alone write has the brokers' access control for a
 * wall.
 */
final class Writers {
  private static final ConcurrentMap<String, Writers> KNOWN = new ConcurrentHashMap<>();

  /** Topics of recipients are one each: beyond this many each is looked up anew. */
  private static final int REMEMBERED = 10_000;

  private final Set<Party> parties;
  private final boolean sign;

  private Writers(Set<Party> parties) {
    this.parties = parties;
    this.sign = parties.stream().anyMatch(Party::service);
  }

  static Writers of(String topic) {
    Writers known = KNOWN.get(topic);
    if (known == null) {
      known = new Writers(spec(topic).map(TopicSpec::writers).orElse(Set.of()));
      if (KNOWN.size() < REMEMBERED) {
        KNOWN.put(topic, known);
      }
    }
    return known;
  }

  /** Whether what is written there is signed. */
  boolean sign() {
    return sign;
  }

  /** Whether a record without a value need not be: where operators write too, they remove. */
  boolean removeUnsigned() {
    return parties.contains(Party.OPERATORS);
  }

  /**
   * Whether a writer may say of himself what stands in an event's envelope: where several write,
   * nobody says that he is a service but that service. No other name there is anybody's.
   *
   * @param source as {@link Envelope#source}; empty where none can be read
   */
  boolean mayBe(Principal writer, Optional<String> source) {
    return parties.size() == 1
        || source.flatMap(Writers::service).map(name -> isService(writer, name)).orElse(true);
  }

  private static Optional<String> service(String source) {
    return Arrays.stream(Party.values())
        .filter(Party::service)
        .map(Party::text)
        .filter(name -> source.equals("/" + name))
        .findFirst();
  }

  private static boolean isService(Principal writer, String name) {
    return writer.kind() == Principal.Kind.SERVICE && writer.name().equals(name);
  }

  boolean include(Principal writer) {
    return switch (writer.kind()) {
      case SERVICE ->
          parties.stream().filter(Party::service).anyMatch(p -> p.text().equals(writer.name()));
      case OPERATOR, AUDITOR, BIOMETRIC_AUDITOR ->
          writer.party().filter(parties::contains).isPresent();
      default -> false;
    };
  }

  private static Optional<TopicSpec> spec(String topic) {
    return TopicCatalogue.ALL.stream()
        .filter(spec -> spec.name().equals(topic) || spec.parameterIn(topic).isPresent())
        .findFirst();
  }
}
