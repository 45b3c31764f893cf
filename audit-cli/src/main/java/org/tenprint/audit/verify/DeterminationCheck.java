package org.tenprint.audit.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.audit.log.Window;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.Determinations;
import org.tenprint.decisions.RecordFacts;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.common.Origin;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.immigration.ImmigrationRecord;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.reference.ReferenceSet;

/**
 * Takes each determination again: from the booking's identification, the immigration record at the
 * address that it names, and the reference data of its version.
 */
final class DeterminationCheck {
  private static final String EVENT = "Determination";
  private static final String OF_ANOTHER = "its record is of another subject";

  private final EventReader reader;
  private final ReferenceSet reference;
  private final Findings findings;
  private final Map<Origin, LogRecord> records = new HashMap<>();
  private LaterStatements later;

  DeterminationCheck(EventReader reader, ReferenceSet reference, Findings findings) {
    this.reader = reader;
    this.reference = reference;
    this.findings = findings;
  }

  /** Returns the first of each booking that stands in the window, by booking. */
  SortedMap<String, Recorded<Determination>> check(Window window) {
    List<Recorded<Determination>> determinations = new ArrayList<>();
    reader.window(
        TopicCatalogue.DETERMINATIONS.name(),
        Determination.class,
        window,
        determinations::add,
        (record, poison) -> findings.add(Unreadable.finding(EVENT, record, poison, reader)));
    Map<String, Recorded<Identification>> identifications = identifications(determinations);
    Set<Origin> addresses =
        determinations.stream()
            .map(one -> one.event().getRecordOrigin())
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    records.putAll(reader.at(addresses));
    later = LaterStatements.read(reader, records.values());
    Map<String, String> first = first(determinations);
    SortedMap<String, Recorded<Determination>> firstInWindow = new TreeMap<>();
    for (Recorded<Determination> one : determinations) {
      String booking = booking(one.event());
      if (!one.record().keyText().equals(booking)) {
        findings.add(different(one, "it stands under another key than its booking's"));
      } else if (!one.where().equals(first.get(booking))) {
        findings.add(different(one, "the booking has another before it"));
      } else {
        findings.add(finding(one, Optional.ofNullable(identifications.get(booking))));
        firstInWindow.put(booking, one);
      }
    }
    return firstInWindow;
  }

  /** Where the first determination of each booking stands, be it in another window. */
  private Map<String, String> first(List<Recorded<Determination>> determinations) {
    Map<String, String> first = new HashMap<>();
    reader.keys(
        TopicCatalogue.DETERMINATIONS.name(),
        Determination.class,
        Window.ALL,
        determinations.stream().map(one -> booking(one.event())).collect(Collectors.toSet()),
        one -> first.putIfAbsent(one.record().keyText(), one.where()));
    return first;
  }

  private static Finding different(Recorded<Determination> one, String why) {
    return new Finding(Verdict.DIFFERENT, EVENT, one.where(), booking(one.event()), List.of(why));
  }

  private static String booking(Determination determination) {
    return determination.getIdentification().getContext().getBookingId().toString();
  }

  /**
   * The first of each booking, wherever it stands: whether a second one counts is not to depend on
   * which window is looked at.
   */
  private Map<String, Recorded<Identification>> identifications(List<Recorded<Determination>> all) {
    Map<String, Recorded<Identification>> found = new HashMap<>();
    if (!all.isEmpty()) {
      reader.keys(
          TopicCatalogue.IDENTIFICATIONS.name(),
          Identification.class,
          Window.ALL,
          all.stream().map(one -> booking(one.event())).collect(Collectors.toSet()),
          one -> found.putIfAbsent(one.record().keyText(), one));
    }
    return found;
  }

  private Finding finding(
      Recorded<Determination> recorded, Optional<Recorded<Identification>> identification) {
    Determination determination = recorded.event();
    try {
      if (!determination.getReferenceDataVersion().equals(reference.version())) {
        throw MissingInput.referenceData(determination.getReferenceDataVersion(), reference);
      }
      Recorded<Identification> identified =
          identification.orElseThrow(() -> new MissingInput("the booking's identification"));
      List<String> differences = differences(recorded, identified);
      return new Finding(
          differences.isEmpty() ? Verdict.EQUAL : Verdict.DIFFERENT,
          EVENT,
          recorded.where(),
          booking(determination),
          differences);
    } catch (MissingInput missing) {
      return missing.finding(EVENT, recorded.where(), booking(determination));
    } catch (BrokenEvent broken) {
      return new Finding(
          Verdict.DIFFERENT,
          EVENT,
          recorded.where(),
          booking(determination),
          List.of("its identification cannot be decided on: " + broken.getMessage()));
    }
  }

  private List<String> differences(
      Recorded<Determination> recorded, Recorded<Identification> identified)
      throws MissingInput, BrokenEvent {
    Determination determination = recorded.event();
    Identification input = identified.event();
    Optional<LogRecord> named = named(determination);
    List<String> elsewhere = named.map(one -> elsewhere(input, one)).orElse(List.of());
    if (!elsewhere.isEmpty()) {
      return elsewhere;
    }
    Optional<ImmigrationRecord> record = Optional.empty();
    if (named.isPresent()) {
      try {
        record = Optional.of(read(named.get()));
      } catch (MissingInput unread) {
        List<String> apart = apartFromTheRecord(determination, input);
        if (apart.isEmpty()) {
          throw unread;
        }
        return apart;
      }
    }
    Determination recomputed =
        Determinations.of(
            input,
            record.map(stated -> RecordFacts.of(stated, determination.getRecordOrigin())),
            reference,
            determination.getDeterminedAt());
    List<String> differences =
        new ArrayList<>(Comparison.of(recorded, recomputed, reader.codec(Determination.class)));
    if (record.isPresent()) {
      differences.addAll(notOf(input, record.get()));
      if (differences.isEmpty()) {
        replaced(determination, record.get(), identified).ifPresent(differences::add);
      }
    }
    return differences;
  }

  /** Why a record is none of whom was identified, be it erased: its key says whose it is. */
  private static List<String> elsewhere(Identification identification, LogRecord record) {
    List<String> reasons = new ArrayList<>();
    if (!record.topic().equals(TopicCatalogue.RECORDS.name())) {
      reasons.add("its record stands on another topic than " + TopicCatalogue.RECORDS.name());
    }
    if (!Optional.of(record.keyText()).equals(Determinations.subject(identification))) {
      reasons.add(OF_ANOTHER);
    }
    return reasons;
  }

  /** What does not hang on the record is the same, whatever that said. */
  private List<String> apartFromTheRecord(Determination determination, Identification input)
      throws BrokenEvent {
    Determination without =
        Determinations.of(input, Optional.empty(), reference, determination.getDeterminedAt());
    Determination recomputed =
        Determination.newBuilder(determination)
            .setIdentification(without.getIdentification())
            .setControlling(without.getControlling())
            .setArresting(without.getArresting())
            .setBooking(without.getBooking())
            .build();
    return Comparison.fields(determination, recomputed);
  }

  /** Why the record cannot have been what was known of whom was identified, on that day. */
  private static List<String> notOf(Identification identification, ImmigrationRecord record) {
    List<String> reasons = new ArrayList<>();
    Instant booked = identification.getContext().getBookedAt().getInstant();
    if (!Optional.of(record.getSubjectId()).equals(Determinations.subject(identification))) {
      reasons.add(OF_ANOTHER);
    }
    if (record.getTakenBack()) {
      reasons.add("its record takes back what was stated");
    }
    boolean over = record.getValidTo() != null && !booked.isBefore(record.getValidTo());
    if (over || booked.isBefore(record.getValidFrom())) {
      reasons.add("its record was not true when the booking was made");
    }
    return reasons;
  }

  /** Its writer says when it was determined, another when it was identified. */
  private Optional<String> replaced(
      Determination determination,
      ImmigrationRecord record,
      Recorded<Identification> identification)
      throws MissingInput {
    Instant determined = determination.getDeterminedAt();
    Instant identified = identification.record().recorded();
    return later.replaced(
        records.get(determination.getRecordOrigin()),
        record,
        determined.isBefore(identified) ? identified : determined);
  }

  /** The record that it names; nobody's where nobody was found. */
  private Optional<LogRecord> named(Determination determination) throws MissingInput {
    Origin origin = determination.getRecordOrigin();
    boolean nobody = Determinations.subject(determination.getIdentification()).isEmpty();
    if (determination.getRecordId() == null || nobody) {
      return Optional.empty();
    }
    LogRecord record = origin == null ? null : records.get(origin);
    if (record == null || record.value() == null) {
      throw new MissingInput(
          origin == null
              ? "the address of the immigration record"
              : "the immigration record at " + MissingInput.address(origin));
    }
    return Optional.of(record);
  }

  private ImmigrationRecord read(LogRecord record) throws MissingInput {
    try {
      return reader.decode(ImmigrationRecord.class, record);
    } catch (PoisonEvent poison) {
      throw MissingInput.unreadable("an immigration record at " + record.address(), poison);
    }
  }
}
