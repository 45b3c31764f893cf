package org.tenprint.events;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * Schemas by which records were written before theirs had its present form. They stay known, so
 * that the oldest record of a topic is read without a registry.
 */
public final class EarlierSchemas {
  /** One for each version that was replaced. */
  public static final List<Schema> ALL =
      Stream.of(
              "Booking-1.avsc",
              "Booking-2.avsc",
              "CaseEvent-1.avsc",
              "CaseEvent-2.avsc",
              "CaseEvent-3.avsc",
              "CaseEvent-4.avsc",
              "CaseEvent-5.avsc",
              "CaseEvent-6.avsc",
              "CaseEvent-7.avsc",
              "CaseEvent-8.avsc",
              "CaseEvent-9.avsc",
              "CaseStep-1.avsc",
              "CaseStep-2.avsc",
              "Determination-1.avsc",
              "Determination-2.avsc",
              "Determination-3.avsc",
              "Determination-4.avsc",
              "Determination-5.avsc",
              "Determination-6.avsc",
              "Determination-7.avsc",
              "Determination-8.avsc",
              "Disposition-1.avsc",
              "Disposition-2.avsc",
              "Disposition-3.avsc",
              "Disposition-4.avsc",
              "Enrolment-1.avsc",
              "Expungement-1.avsc",
              "Identification-1.avsc",
              "Identification-2.avsc",
              "Identification-3.avsc",
              "Identification-4.avsc",
              "Identification-5.avsc",
              "Identification-6.avsc",
              "Identification-7.avsc",
              "ImmigrationRecord-1.avsc",
              "ImmigrationRecord-2.avsc",
              "Instrument-1.avsc",
              "Instrument-2.avsc",
              "Instrument-3.avsc",
              "Instrument-4.avsc",
              "Instrument-5.avsc",
              "Instrument-6.avsc",
              "Instrument-7.avsc",
              "Instrument-8.avsc",
              "Instrument-9.avsc",
              "Instrument-10.avsc",
              "Instrument-11.avsc",
              "Instrument-12.avsc",
              "Instrument-13.avsc",
              "RecipientMessage-1.avsc",
              "RecipientMessage-2.avsc",
              "RecipientMessage-3.avsc",
              "RecipientMessage-4.avsc",
              "RecordStatement-1.avsc",
              "ShardAnswer-1.avsc",
              "ShardAnswer-2.avsc",
              "ShardAnswer-3.avsc",
              "ShardAnswer-4.avsc",
              "ShardSearch-1.avsc",
              "Submission-1.avsc")
          .map(EarlierSchemas::load)
          .toList();

  private EarlierSchemas() {}

  private static Schema load(String name) {
    try (InputStream in = EarlierSchemas.class.getResourceAsStream("earlier/" + name)) {
      return new Schema.Parser().parse(in);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
