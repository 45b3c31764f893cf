package org.tenprint.events;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The topics that Kafka and Kafka Streams make for themselves, and the row that a name on a cluster
 * has: a topic without one is a finding.
 */
public final class InternalTopics {
  /**
   * Where a service's state store stands in the log.
   *
   * @param service who alone reads and writes it
   * @param store name of the store
   * @param personal whether values hold personal data
   * @param what what a record says
   */
  public record Changelog(Party service, String store, boolean personal, String what) {
    /** The topic, as Kafka Streams names it. */
    public String name() {
      return service.text() + "-" + store + "-changelog";
    }
  }

  /** Every state store of every service. */
  public static final List<Changelog> CHANGELOGS =
      List.of(
          new Changelog(
              Party.BIOMETRIC_SERVICE,
              "answered-bookings-by-time",
              false,
              "Which bookings were answered, and the digest of each; for 90 d."),
          new Changelog(
              Party.NOTIFICATION_SERVICE,
              "cases",
              true,
              "Every case: its determination, reviews, events and dispositions; compacted."),
          new Changelog(
              Party.NOTIFICATION_SERVICE,
              "waiting-cases",
              false,
              "Which cases wait for people or time; compacted."),
          new Changelog(
              Party.NOTIFICATION_SERVICE,
              "withheld-work",
              false,
              "What was withheld and is work for people; compacted."),
          new Changelog(
              Party.NOTIFICATION_SERVICE,
              "recall-progress",
              false,
              "How far recalls were looked for; compacted."),
          new Changelog(
              Party.NOTIFICATION_SERVICE,
              "forgotten-bookings",
              true,
              "Which bookings are to be forgotten once they are decided, and which were; which"
                  + " orders were withdrawn, and which failed and are owed; messages that a"
                  + " recipient's topic does not take yet, sealed; compacted."));

  /** What the brokers keep for themselves; nobody else reads or writes them. */
  public static final List<String> OF_THE_BROKERS =
      List.of("__consumer_offsets", "__transaction_state", "__share_group_state");

  private static final Pattern DEAD_LETTERS = Pattern.compile("(.+)\\.dlq\\.([a-z-]+)");
  private static final String PARAMETER = "[A-Za-z0-9-]{1,40}";

  private InternalTopics() {}

  /** Whether a topic of this name has a row: in the catalogue, as dead letters, or here. */
  public static boolean hasRow(String name) {
    return OF_THE_BROKERS.contains(name)
        || CHANGELOGS.stream().anyMatch(changelog -> changelog.name().equals(name))
        || ofCatalogue(name).isPresent()
        || isDeadLetters(name);
  }

  /** The topic or family of the catalogue that a name is of; dead letters are not. */
  public static Optional<TopicSpec> ofCatalogue(String name) {
    return TopicCatalogue.ALL.stream().filter(spec -> matches(spec, name)).findFirst();
  }

  private static boolean isDeadLetters(String name) {
    Matcher dead = DEAD_LETTERS.matcher(name);
    if (!dead.matches()) {
      return false;
    }
    Optional<TopicSpec> spec = ofCatalogue(dead.group(1));
    return TopicCatalogue.CONSUMPTIONS.stream()
        .anyMatch(
            consumption ->
                spec.filter(consumption.topic()::equals).isPresent()
                    && consumption.group().equals(dead.group(2)));
  }

  private static boolean matches(TopicSpec spec, String name) {
    if (!spec.family()) {
      return spec.name().equals(name);
    }
    String[] around = spec.name().split("<[A-Z]+>", 2);
    return name.matches(Pattern.quote(around[0]) + PARAMETER + Pattern.quote(around[1]));
  }
}
