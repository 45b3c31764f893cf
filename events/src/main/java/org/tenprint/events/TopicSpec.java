package org.tenprint.events;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;

/**
 * What is fixed about a topic.
 *
 * @param name the topic's name; {@code <CODE>}, {@code <STATE>} and {@code <ORI>} stand for a
 *     parameter in a family of topics
 * @param key what the record key is, as UTF-8 text
 * @param schema the schema of the value
 * @param partitions number of partitions, at least 1
 * @param kept retention; empty is for ever
 * @param compacted whether only the latest record of a key is sure to be kept
 * @param biometrics whether values carry prints or templates: such a topic is restricted
 * @param writers who may write
 * @param readers who may read
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
    String what) {

  /** Whether this is a family of topics, one for each agency, state or field office. */
  public boolean family() {
    return name.indexOf('<') >= 0;
  }

  /**
   * The topic of a family for one parameter.
   *
   * @param parameter an ORI, a state or a field office's code: letters, digits or hyphen, at most
   *     40
   * @throws IllegalArgumentException if this is no family or the parameter is not of that form
   */
  public String of(String parameter) {
    if (!family()) {
      throw new IllegalArgumentException(name + " has no parameter");
    }
    if (!parameter.matches("[A-Za-z0-9-]{1,40}")) {
      throw new IllegalArgumentException("not a topic parameter for " + name);
    }
    return name.replaceFirst("<[A-Z]+>", parameter);
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
