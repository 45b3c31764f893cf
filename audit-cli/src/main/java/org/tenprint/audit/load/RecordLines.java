package org.tenprint.audit.load;

import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tenprint.events.SubjectIds;
import org.tenprint.events.booking.Conviction;
import org.tenprint.events.booking.OffenceClass;
import org.tenprint.events.immigration.ImmigrationStatus;
import org.tenprint.events.immigration.RecordStatement;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.SchemaRegistry;

/**
 * Statements of a record owner, one a line; fields and bounds as docs/record-owners.md has them.
 */
final class RecordLines implements LineReader {
  private static final Set<String> KNOWN =
      Set.of("subjectId", "recordId", "status", "validFrom", "validTo", "convictions", "takenBack");
  private static final Set<String> OF_CONVICTIONS =
      Set.of("ncic", "convicted", "offenceClass", "sentence", "released");

  /** Two hundred convictions are some 40 KB. */
  static final int LONGEST = 1024 * 1024;

  private static final int LONGEST_ID = 128;
  private static final int MOST_CONVICTIONS = 200;
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private final EventCodec<RecordStatement> codec;

  RecordLines(Optional<SchemaRegistry> registry) {
    this.codec = EventCodec.of(RecordStatement.class, registry);
  }

  @Override
  public int longest() {
    return LONGEST;
  }

  @Override
  public String type() {
    return codec.eventType();
  }

  @Override
  public Loaded read(LineFile.Line line) throws RefusedLine {
    Fields fields = Fields.of(line).only(KNOWN);
    String subject = subject(fields);
    boolean takenBack = fields.flag("takenBack");
    Instant from = takenBack ? Instant.EPOCH : time(fields, "validFrom");
    Optional<Instant> to = takenBack ? Optional.empty() : fields.optionalInstant("validTo");
    if (to.isPresent() && !time(fields, "validTo").isAfter(from)) {
      throw fields.bad("validTo");
    }
    RecordStatement statement =
        new RecordStatement(
            subject,
            id(fields, "recordId"),
            takenBack
                ? ImmigrationStatus.UNKNOWN
                : fields.parsed("status", ImmigrationStatus::valueOf),
            from,
            to.orElse(null),
            takenBack ? List.of() : convictions(fields),
            takenBack);
    return new Loaded(subject, codec.encode(statement), List.of());
  }

  private static List<Conviction> convictions(Fields fields) throws RefusedLine {
    List<Conviction> convictions = new ArrayList<>();
    for (Fields one : fields.objects("convictions", MOST_CONVICTIONS)) {
      one.only(OF_CONVICTIONS);
      String ncic = one.text("ncic");
      if (!ncic.matches("\\d{4}")) {
        throw one.bad("ncic");
      }
      OffenceClass offenceClass = one.parsed("offenceClass", OffenceClass::valueOf);
      if (offenceClass == OffenceClass.UNKNOWN) {
        throw one.bad("offenceClass");
      }
      Optional<String> sentence = one.optionalText("sentence");
      if (sentence.isPresent()) {
        one.parsed("sentence", Period::parse);
      }
      convictions.add(
          new Conviction(
              ncic,
              one.date("convicted"),
              offenceClass,
              sentence.orElse(null),
              one.optionalText("released").isPresent() ? one.date("released") : null));
    }
    return convictions;
  }

  private static Instant time(Fields fields, String name) throws RefusedLine {
    Instant time = fields.instant(name);
    if (time.isBefore(EARLIEST) || !time.isBefore(LATEST)) {
      throw fields.bad(name);
    }
    return time;
  }

  /** Of a person, in the one spelling under which all find it. */
  static String subject(Fields fields) throws RefusedLine {
    String id = fields.text("subjectId");
    if (!SubjectIds.spelled(id)) {
      throw fields.bad("subjectId");
    }
    return id;
  }

  private static String id(Fields fields, String name) throws RefusedLine {
    String id = fields.text(name);
    if (id.isBlank() || id.length() > LONGEST_ID || id.indexOf('\0') >= 0) {
      throw fields.bad(name);
    }
    return id;
  }
}
