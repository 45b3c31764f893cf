package org.tenprint.audit.prints;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tenprint.audit.prints.FingerSheet.Side;
import org.tenprint.audit.prints.RecordPrints.Finger;
import org.tenprint.events.biometric.Identification;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.Explanation;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.SequenceCorrection;
import org.tenprint.matching.Verification;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.MinutiaPair;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/**
 * A booking's card beside the candidate that was found, each finger as the identification judged
 * it. Which encounter it was judged by is not told: it is the one with which comparing again gives
 * the most of what was told, of these the most alike, of these the oldest.
 *
 * @param found the identification
 * @param sheets each finger that one of the two has, by position as booked
 */
public record ComparedCard(Identification found, List<FingerSheet> sheets) {
  private static final String SAME = "Compared again here, with the same result.";
  private static final String OTHERWISE =
      "Compared again here the result is another: %s. The record or the engine has changed since.";
  private static final String NOT_TOLD =
      "The identification does not say this of each finger: it was compared here.";

  /** A comparison with one encounter. */
  private record Again(
      Map<FingerPosition, Finger> record, Verification verification, long reproduced) {}

  static ComparedCard of(Identification found, CardPrints card, RecordPrints record) {
    if (card.fingers().isEmpty()) {
      throw new NotDrawn("none of the booking's prints can be used");
    }
    SequenceCorrection correction = correction(found);
    Map<FingerPosition, Said> told =
        found.getFingerVerdicts() == null ? Map.of() : Said.of(found.getFingerVerdicts());
    TenPrint probe = new TenPrint(card.fingers()).moved(correction::apply);
    Again again = again(probe, record, correction, told);
    Map<FingerPosition, Said> now = new EnumMap<>(FingerPosition.class);
    again
        .verification()
        .agreement()
        .comparisons()
        .forEach((finger, said) -> now.put(correction.apply(finger), Said.of(said)));
    List<FingerSheet> sheets = new ArrayList<>();
    for (FingerPosition finger : FingerPosition.values()) {
      Optional<FingerTemplate> own = Optional.ofNullable(card.fingers().get(finger));
      Optional<Finger> other = Optional.ofNullable(again.record().get(correction.apply(finger)));
      if (own.isPresent() || other.isPresent()) {
        Said said = said(finger, found, told, now, own.isPresent());
        sheets.add(
            new FingerSheet(
                heading(found),
                finger,
                said,
                inWords(said, Optional.ofNullable(now.get(finger)), told.containsKey(finger)),
                own.map(print -> ofCard(print, card.records().contains(finger), finger)),
                other.map(print -> ofRecord(print, correction.apply(finger))),
                pairs(said, own, other)));
      }
    }
    return new ComparedCard(found, List.copyOf(sheets));
  }

  private static SequenceCorrection correction(Identification found) {
    return switch (found.getLabelCorrection()) {
      case UNKNOWN -> SequenceCorrection.NONE;
      default -> SequenceCorrection.valueOf(found.getLabelCorrection().name());
    };
  }

  private static Again again(
      TenPrint probe,
      RecordPrints record,
      SequenceCorrection correction,
      Map<FingerPosition, Said> told) {
    Subject subject = record.subject();
    String engine = Galleries.create(1).engineVersion();
    Again best = null;
    for (int i = 0; i < record.encounters().size(); i++) {
      Verification verification = Verification.by(i, probe, subject, engine);
      long reproduced =
          verification.agreement().comparisons().entrySet().stream()
              .filter(
                  one ->
                      Optional.ofNullable(told.get(correction.apply(one.getKey())))
                          .filter(said -> said.isAlike(Said.of(one.getValue())))
                          .isPresent())
              .count();
      if (best == null
          || reproduced > best.reproduced()
          || reproduced == best.reproduced()
              && verification.score() > best.verification().score()) {
        best = new Again(record.by(i), verification, reproduced);
      }
    }
    return best;
  }

  private static Said said(
      FingerPosition finger,
      Identification found,
      Map<FingerPosition, Said> told,
      Map<FingerPosition, Said> now,
      boolean ofCard) {
    if (told.containsKey(finger)) {
      return told.get(finger);
    }
    if (found.getFingerVerdicts() == null && now.containsKey(finger)) {
      return now.get(finger);
    }
    return new Said(
        found.getFingerVerdicts() != null
            ? Said.Verdict.NOT_COMPARED
            : ofCard ? Said.Verdict.LACKING_IN_RECORD : Said.Verdict.LACKING_ON_CARD,
        OptionalDouble.empty());
  }

  private static String inWords(Said said, Optional<Said> now, boolean told) {
    if (!said.verdict().compared()) {
      return "";
    }
    if (!told) {
      return NOT_TOLD;
    }
    if (now.isEmpty()) {
      return OTHERWISE.formatted("the record has no print of it");
    }
    if (now.get().isAlike(said)
        || said.score().isEmpty() && now.get().verdict() == said.verdict()) {
      return SAME;
    }
    return OTHERWISE.formatted(
        now.get().verdict().words() + ", score " + ScoreWords.score(now.get().score().orElse(0)));
  }

  private static List<MinutiaPair> pairs(
      Said said, Optional<FingerTemplate> own, Optional<Finger> other) {
    if (!said.verdict().compared() || own.isEmpty() || other.isEmpty()) {
      return List.of();
    }
    FingerPosition any = FingerPosition.RIGHT_THUMB;
    return Explanation.of(
            new TenPrint(Map.of(any, own.get())), new TenPrint(Map.of(any, other.get().template())))
        .fingers()
        .get(any);
  }

  private static String heading(Identification found) {
    return "Booking %s, found by %s"
        .formatted(found.getContext().getBookingId(), found.getEngineVersion());
  }

  private static Side ofCard(FingerTemplate print, boolean record, FingerPosition finger) {
    return new Side(
        print,
        FingerSheet.name(finger),
        "as booked",
        quality(
            print,
            record ? "by the number of minutiae of a record" : "by the clear ridges of its image"));
  }

  private static Side ofRecord(Finger finger, FingerPosition label) {
    return new Side(
        finger.template(),
        FingerSheet.name(label) + ", enrolled " + finger.of().at().truncatedTo(ChronoUnit.SECONDS),
        finger.of().booking().map(id -> "as booking " + id).orElse("by other means than a booking"),
        quality(finger.template(), "as stored when it was enrolled"));
  }

  private static String quality(FingerTemplate print, String source) {
    return "quality " + print.quality() + " of 100, " + source + "; " + print.size() + " minutiae";
  }
}
