package org.tenprint.audit.prints;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.tenprint.events.biometric.Encounter;
import org.tenprint.events.biometric.Enrolment;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/**
 * A candidate's record as it stands in the log.
 *
 * @param encounters oldest first
 */
record RecordPrints(List<Held> encounters) {
  private static final String CANDIDATE = "candidate";
  private static final String FORMAT = "tenprint-finger-template/1";

  /** One encounter. */
  record Held(Optional<UUID> booking, Instant at, Map<FingerPosition, FingerTemplate> fingers) {}

  /** A finger, and the encounter that it is of. */
  record Finger(FingerTemplate template, Held of) {}

  /**
   * Those encounters that a search could have found; one without templates went to another subject.
   *
   * @throws NotDrawn if a template is of a form that is not known here, or broken
   */
  static RecordPrints of(Enrolment enrolment, Predicate<Encounter> which) {
    List<Held> held = new ArrayList<>();
    for (Encounter encounter : enrolment.getEncounters()) {
      if (!encounter.getTemplates().isEmpty() && which.test(encounter)) {
        held.add(
            new Held(
                Optional.ofNullable(encounter.getBookingId()),
                encounter.getEnrolledAt(),
                fingers(encounter)));
      }
    }
    int first = Math.max(0, held.size() - Subject.MAX_ENCOUNTERS);
    return new RecordPrints(List.copyOf(held.subList(first, held.size())));
  }

  private static Map<FingerPosition, FingerTemplate> fingers(Encounter encounter) {
    Map<FingerPosition, FingerTemplate> fingers = new EnumMap<>(FingerPosition.class);
    for (org.tenprint.events.biometric.FingerTemplate template : encounter.getTemplates()) {
      Optional<FingerPosition> position = FingerPosition.ofCode(template.getPosition());
      if (position.isEmpty() || !FORMAT.equals(template.getFormat())) {
        throw new NotDrawn("a template of the candidate's record is of a form not known here");
      }
      try {
        fingers.put(position.get(), FingerTemplate.fromBytes(CardPrints.bytes(template.getData())));
      } catch (IllegalArgumentException broken) {
        throw new NotDrawn("a template of the candidate's record is broken");
      }
    }
    return fingers;
  }

  /** As a gallery holds them. */
  Subject subject() {
    return new Subject(
        CANDIDATE, encounters.stream().map(held -> new TenPrint(held.fingers())).toList());
  }

  /** An encounter's fingers, and where it lacks one the newest that there is. */
  Map<FingerPosition, Finger> by(int encounter) {
    Map<FingerPosition, Finger> all = new EnumMap<>(FingerPosition.class);
    add(encounters.get(encounter), all);
    for (int i = encounters.size() - 1; i >= 0; i--) {
      add(encounters.get(i), all);
    }
    return all;
  }

  private static void add(Held held, Map<FingerPosition, Finger> all) {
    held.fingers().forEach((finger, t) -> all.putIfAbsent(finger, new Finger(t, held)));
  }
}
