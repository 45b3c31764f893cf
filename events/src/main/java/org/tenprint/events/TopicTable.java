package org.tenprint.events;

import java.time.Duration;
import java.util.Collection;
import java.util.stream.Collectors;

/** Renders the catalogue as the page {@code docs/topics.md}. */
public final class TopicTable {
  private TopicTable() {}

  /** The page in Markdown, ending in a newline. */
  public static String markdown() {
    StringBuilder page =
        new StringBuilder(
            """
            # Topics

            Generated from `TopicCatalogue`; a test keeps it true. Keys are UTF-8 text, values Avro. \
            *Biometrics* marks the restricted topics: only they carry prints or templates.

            """
                + ahead()
                + """
            | topic | key | value | partitions | kept | biometrics | written by | read by | what |
            |---|---|---|---|---|---|---|---|---|
            """);
    for (TopicSpec topic : TopicCatalogue.ALL) {
      page.append("| `")
          .append(topic.name())
          .append("` | ")
          .append(topic.key())
          .append(" | `")
          .append(topic.schema().getName())
          .append("` | ")
          .append(topic.partitions())
          .append(" | ")
          .append(kept(topic))
          .append(topic.biometrics() ? " | **yes** | " : " | no | ")
          .append(parties(topic.writers()))
          .append(" | ")
          .append(parties(topic.readers()))
          .append(" | ")
          .append(topic.what())
          .append(" |\n");
    }
    page.append("\n## Dead letters\n\nKept ")
        .append(days(TopicCatalogue.DEAD_LETTERS_KEPT))
        .append(
            """
            , one partition, with origin and reason in the headers and the bytes as they came. A dead \
            letter of a restricted topic is itself restricted.

            | topic | written by | read by |
            |---|---|---|
            """);
    for (Consumption consumption : TopicCatalogue.CONSUMPTIONS) {
      page.append("| `")
          .append(consumption.deadLetters())
          .append("` | ")
          .append(consumption.group())
          .append(" | ")
          .append(parties(consumption.readers()))
          .append(" |\n");
    }
    internal(page);
    return page.toString();
  }

  private static String ahead() {
    return """
        The brokers refuse a record that is more than %s ahead of their clock. On %s they take it: what is written \
        there is never before what led to it, also where a clock was set back since.

        """
        .formatted(
            days(AheadOfClock.AT_MOST),
            AheadOfClock.TAKEN.stream()
                .map(topic -> "`" + topic.name() + "`")
                .collect(Collectors.joining(", ")));
  }

  private static void internal(StringBuilder page) {
    page.append(
        """

        ## Internal topics

        Made by Kafka Streams for the state of a service, which alone reads and writes them, and by the brokers for \
        themselves. A topic on the cluster that stands nowhere on this page is a finding of `./tenprint access verify`.

        | topic | of | personal data | what |
        |---|---|---|---|
        """);
    for (InternalTopics.Changelog changelog : InternalTopics.CHANGELOGS) {
      page.append("| `")
          .append(changelog.name())
          .append("` | ")
          .append(changelog.service().text())
          .append(changelog.personal() ? " | **yes** | " : " | no | ")
          .append(changelog.what())
          .append(" |\n");
    }
    for (String name : InternalTopics.OF_THE_BROKERS) {
      page.append("| `").append(name).append("` | the brokers | no | Kafka's own. |\n");
    }
  }

  /** How long its records are kept, in words. */
  static String kept(TopicSpec topic) {
    if (topic.compacted()) {
      return "compacted, what was replaced " + days(topic.replacedKept());
    }
    String cleared = topic.clearedBy().isPresent() ? "until taken, at most " : "";
    return topic.kept().map(kept -> cleared + days(kept)).orElse("for ever");
  }

  private static String days(Duration duration) {
    if (duration.toDays() == 0) {
      return duration.toHours() + " h";
    }
    return duration.toDays() >= 365 * 5 ? "5 years" : duration.toDays() + " d";
  }

  private static String parties(Collection<Party> parties) {
    return parties.stream().sorted().map(Party::text).collect(Collectors.joining(", "));
  }
}
