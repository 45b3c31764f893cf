package org.tenprint.biometric.adapter.kafka;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.biometric.domain.EnrolledSubject.Capture;
import org.tenprint.events.biometric.Encounter;
import org.tenprint.events.biometric.Enrolment;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;

/** Enrolments, to and from Avro. */
public final class EnrolmentCodec {
  /** The one template format: the serial form of {@link FingerTemplate}, which has a version. */
  public static final String FORMAT = "tenprint-finger-template/1";

  private EnrolmentCodec() {}

  static Enrolment toAvro(EnrolledSubject enrolled) {
    List<Encounter> encounters = new ArrayList<>();
    for (int i = 0; i < enrolled.captures().size(); i++) {
      encounters.add(encounter(enrolled.captures().get(i), enrolled.subject().encounters().get(i)));
    }
    return new Enrolment(enrolled.subject().id(), encounters);
  }

  /**
   * A subject of whom nothing is left: with those encounters that went to another by no order, and
   * nothing of their prints.
   */
  static Enrolment emptied(String subjectId, List<Capture> joined) {
    return new Enrolment(
        subjectId,
        joined.stream()
            .map(c -> new Encounter(c.bookingId().orElse(null), c.at(), List.of(), null))
            .toList());
  }

  /** Whether it says that nothing is left of a subject. */
  static boolean isEmptied(Enrolment enrolment) {
    return enrolment.getEncounters().stream().allMatch(one -> one.getTemplates().isEmpty());
  }

  private static Encounter encounter(Capture capture, TenPrint prints) {
    List<org.tenprint.events.biometric.FingerTemplate> templates = new ArrayList<>();
    prints
        .fingers()
        .forEach(
            (position, template) ->
                templates.add(
                    new org.tenprint.events.biometric.FingerTemplate(
                        position.code(),
                        FORMAT,
                        template.quality(),
                        ByteBuffer.wrap(template.toBytes()))));
    return new Encounter(capture.bookingId().orElse(null), capture.at(), templates, null);
  }

  static EnrolledSubject fromAvro(Enrolment enrolment) throws PoisonEvent {
    try {
      List<TenPrint> encounters = new ArrayList<>();
      for (Encounter encounter : enrolment.getEncounters()) {
        encounters.add(prints(encounter));
      }
      return new EnrolledSubject(
          new Subject(enrolment.getSubjectId(), encounters), captures(enrolment));
    } catch (IllegalArgumentException e) {
      throw broken("a subject, encounter or template is out of its bounds");
    }
  }

  static List<Capture> captures(Enrolment enrolment) {
    return enrolment.getEncounters().stream()
        .map(from -> new Capture(Optional.ofNullable(from.getBookingId()), from.getEnrolledAt()))
        .toList();
  }

  private static TenPrint prints(Encounter encounter) throws PoisonEvent {
    Map<FingerPosition, FingerTemplate> fingers = new EnumMap<>(FingerPosition.class);
    for (org.tenprint.events.biometric.FingerTemplate template : encounter.getTemplates()) {
      if (!FORMAT.equals(template.getFormat())) {
        throw broken("a template's format is not " + FORMAT);
      }
      FingerPosition position =
          FingerPosition.ofCode(template.getPosition())
              .orElseThrow(() -> broken("a template's position names no finger"));
      byte[] data = BookingCodec.bytes(template.getData());
      if (fingers.put(position, FingerTemplate.fromBytes(data)) != null) {
        throw broken("an encounter has two templates of a finger");
      }
    }
    return new TenPrint(fingers);
  }

  private static PoisonEvent broken(String what) {
    return new PoisonEvent(PoisonReason.INVARIANT_BROKEN, what);
  }
}
