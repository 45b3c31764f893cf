package org.tenprint.events;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/** The page of what is known of people: each field, where it lies, under whose key, how long. */
public final class DataTable {
  /**
   * A field that its schema marks as of a person.
   *
   * @param topic in which it lies
   * @param path from the event, dots between
   * @param biometric whether it is of a finger
   * @param sealed by whose key, as the schema says it; empty where it lies readable
   */
  public record Field(TopicSpec topic, String path, boolean biometric, Optional<String> sealed) {}

  private DataTable() {}

  /** Every marked field of every topic; what lies below one is not told again. */
  public static List<Field> fields() {
    List<Field> found = new ArrayList<>();
    for (TopicSpec topic : TopicCatalogue.ALL) {
      walk(topic, topic.schema(), "", Optional.empty(), found);
    }
    return List.copyOf(found);
  }

  private static void walk(
      TopicSpec topic, Schema schema, String path, Optional<String> sealed, List<Field> found) {
    switch (schema.getType()) {
      case ARRAY -> walk(topic, schema.getElementType(), path, sealed, found);
      case UNION -> schema.getTypes().forEach(type -> walk(topic, type, path, sealed, found));
      case RECORD -> {
        Optional<String> here = sealed.or(() -> sealedFor(schema));
        for (Schema.Field field : schema.getFields()) {
          String below = path.isEmpty() ? field.name() : path + "." + field.name();
          boolean biometric = is(field, "biometric");
          if (biometric || is(field, "personal")) {
            found.add(new Field(topic, below, biometric, here));
          } else {
            walk(topic, field.schema(), below, here, found);
          }
        }
      }
      default -> {}
    }
  }

  private static boolean is(Schema.Field field, String mark) {
    return Boolean.TRUE.equals(field.getObjectProp(mark));
  }

  private static Optional<String> sealedFor(Schema record) {
    String recipients = record.getProp("sealedUse") == null ? "" : ", the recipient's copy";
    return record.getObjectProp("sealedFor") instanceof Collection<?> stated
        ? Optional.of(
            stated.stream()
                    .map(one -> one.toString().split(" ")[0])
                    .collect(Collectors.joining(", else "))
                + recipients)
        : Optional.empty();
  }

  /** The page. */
  public static String markdown() {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Data of people

        Generated from the schemas and `TopicCatalogue`; a test keeps it true. Of a sealed field there is ciphertext alone, under \
        the key of the booking's person, or of a subject who is known without a booking; whoever destroys the key \
        erases the field everywhere ([ADR 0056](adr/0056-keep-a-key-for-each-booking.md), [ADR 0057](adr/0057-seal-an-event-beside-what-stays-readable.md)).

        | topic | field | of | key | kept |
        |---|---|---|---|---|
        """);
    for (Field field : fields()) {
      page.append("| `")
          .append(field.topic().name())
          .append("` | `")
          .append(field.path())
          .append(field.biometric() ? "` | a finger | " : "` | a person | ")
          .append(field.sealed().orElse("**readable**"))
          .append(" | ")
          .append(TopicTable.kept(field.topic()))
          .append(" |\n");
    }
    page.append(
        """

        ## Elsewhere

        | where | what | key | kept |
        |---|---|---|---|
        """);
    for (InternalTopics.Changelog changelog : InternalTopics.CHANGELOGS) {
      if (changelog.personal()) {
        page.append("| `%s`, and its store on disk | ".formatted(changelog.name()))
            .append(
                changelog.store().equals("cases")
                    ? "the whole state | booking | while the case is, replaced state 1 d |\n"
                    : "messages that their recipient's topic does not take yet | booking, of the"
                        + " recipient | until they are sent, then 1 d |\n");
      }
    }
    page.append(
        """
        | dead letters of submissions | the record as it came; its key and headers readable | booking or subject, else the record's own | 30 d |
        | other dead letters | the record as it came: sealed where it was | as its topic | 30 d |
        | the gallery's snapshot, in biometric-service's state | templates, coded | its own, destroyed with it | until the next; a removed person one minute |
        | the minutiae of a running gallery, in biometric-service's state, where `tenprint.matching.minutiae` is `file` | templates | the process's own, nowhere written | while the process runs; a removed person not at all |
        | `immigration_record` in PostgreSQL | record's id, status, convictions | subject | for ever |
        | copies of `./tenprint audit replay` | the records as they lie | as their topics | by whoever made them |
        """);
    return page.toString();
  }
}
