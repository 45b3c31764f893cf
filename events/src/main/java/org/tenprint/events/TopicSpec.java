package org.tenprint.events;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.avro.Schema;

/**
 * What is fixed about a topic.
 *
 * @param name the topic's name; {@code <CODE>}, {@code <STATE>}, {@code <ORI>} and {@code <OWNER>}
 *     stand for a parameter in a family of topics
 * @param key what the record key is, as UTF-8 text
 * @param schema the schema of the value
 * @param partitions number of partitions, at least 1
 * @param kept retention; empty is for ever
 * @param compacted whether only the latest record of a key is sure to be kept
 * @param biometrics whether values carry prints or templates: such a topic is restricted
 * @param writers who may write
 * @param readers who may read
 * @param clearedBy who deletes its records once it has taken them; retention is then for what it
 *     has not. Empty where nobody does
 * @param what what a record says, in a sentence
 */
public record TopicSpec(
    String name,
    String key,
    Schema schema,
    int partitions,
    Optional<Duration> kept,
    boolean compacted,
    boolean biometrics,
    Set<Party> writers,
    Set<Party> readers,
    Optional<Party> clearedBy,
    String what) {

  /** What stands for the parameter in the name of a family. */
  private static final Pattern PLACE = Pattern.compile("<[A-Z]+>");

  /** The form of a parameter: an ORI, a state, a field office's code, an owner's name. */
  static final String PARAMETER = "[A-Za-z0-9-]{1,40}";

  private static final Pattern IS_PARAMETER = Pattern.compile(PARAMETER);

  /**
   * Of a compacted topic: how long a record stays that was replaced or removed. Of a finger no
   * longer than it takes to notice; of others as long as an auditor may ask for it by its address.
   */
  public Duration replacedKept() {
    return biometrics ? Duration.ofDays(1) : Duration.ofDays(30);
  }

  /** The same under another name. */
  public TopicSpec named(String other) {
    return new TopicSpec(
        other,
        key,
        schema,
        partitions,
        kept,
        compacted,
        biometrics,
        writers,
        readers,
        clearedBy,
        what);
  }

  /** Whether this is a family of topics, one for each agency, state, field office or owner. */
  public boolean family() {
    return name.indexOf('<') >= 0;
  }

  /**
   * The topic of a family for one parameter.
   *
   * @param parameter an ORI, a state, a field office's code or a record owner's name: letters,
   *     digits or hyphen, at most 40
   * @throws IllegalArgumentException if this is no family or the parameter is not of that form
   */
  public String of(String parameter) {
    if (!family()) {
      throw new IllegalArgumentException(name + " has no parameter");
    }
    if (!isParameter(parameter)) {
      throw new IllegalArgumentException("not a topic parameter for " + name);
    }
    return PLACE.matcher(name).replaceFirst(parameter);
  }

  /** For which parameter a topic is one of this family; empty if it is none of it. */
  public Optional<String> parameterIn(String topic) {
    if (!family()) {
      return Optional.empty();
    }
    String[] around = PLACE.split(name, 2);
    return Optional.of(topic)
        .filter(t -> t.startsWith(around[0]) && t.endsWith(around[1]))
        .filter(t -> t.length() > around[0].length() + around[1].length())
        .map(t -> t.substring(around[0].length(), t.length() - around[1].length()))
        .filter(TopicSpec::isParameter);
  }

  /** Whether a text has the form of a parameter. */
  static boolean isParameter(String text) {
    return IS_PARAMETER.matcher(text).matches();
  }

  /** The dead-letter topic of a consumer group of this topic. */
  public String deadLetters(String group) {
    return deadLetters(name, group);
  }

  /** The dead-letter topic of a consumer group of a topic: {@code <topic>.dlq.<group>}. */
  public static String deadLetters(String topic, String group) {
    return topic + ".dlq." + group;
  }
}
