package org.tenprint.audit.log;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;

/**
 * The name of a topic of the catalogue.
 *
 * @param name as on the broker
 * @param spec the topic or family that it is of; for dead letters, the topic they come from
 * @param group whose dead letters these are; empty where the topic is none
 */
public record TopicName(String name, TopicSpec spec, Optional<String> group) {
  private static final Pattern DEAD_LETTERS = Pattern.compile("(.+)\\.dlq\\.([a-z-]+)");

  /** The topic of that name; empty if the catalogue has none. */
  public static Optional<TopicName> parse(String name) {
    Matcher dead = DEAD_LETTERS.matcher(name);
    if (dead.matches()) {
      return spec(dead.group(1)).map(s -> new TopicName(name, s, Optional.of(dead.group(2))));
    }
    return spec(name).map(s -> new TopicName(name, s, Optional.empty()));
  }

  private static Optional<TopicSpec> spec(String name) {
    return TopicCatalogue.ALL.stream().filter(spec -> matches(spec, name)).findFirst();
  }

  private static boolean matches(TopicSpec spec, String name) {
    return spec.family() ? spec.parameterIn(name).isPresent() : spec.name().equals(name);
  }

  /** Whether it holds dead letters. */
  public boolean deadLetters() {
    return group.isPresent();
  }

  /** Whether values carry prints or templates. */
  public boolean biometrics() {
    return spec.biometrics();
  }
}
