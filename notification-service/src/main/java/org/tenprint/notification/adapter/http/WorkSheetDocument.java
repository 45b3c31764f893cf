package org.tenprint.notification.adapter.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tenprint.notification.application.ShowWork.Shown;
import org.tenprint.notification.domain.PrintEvidence;
import org.tenprint.notification.domain.SheetDismissal;
import org.tenprint.notification.domain.SheetFinger;
import org.tenprint.notification.domain.SheetFinger.Says;
import org.tenprint.notification.domain.SheetStatement;
import org.tenprint.notification.domain.WorkSheet;
import org.tenprint.notification.domain.WorkSheet.Age;
import org.tenprint.notification.domain.WorkSheet.Asked;
import org.tenprint.notification.domain.WorkSheet.Claim;
import org.tenprint.notification.domain.WorkSheet.Consented;
import org.tenprint.notification.domain.WorkSheet.Question;
import org.tenprint.notification.domain.WorkSheet.Trial;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.RecipientKind;

/** A work sheet as JSON; what is not known or not needed is absent. */
final class WorkSheetDocument {
  private WorkSheetDocument() {}

  /** The document; keys in order. */
  static Map<String, Object> of(UUID booking, Shown shown) {
    WorkSheet sheet = shown.sheet();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("booking", booking.toString());
    document.put("sheet", shown.name());
    document.put("bookingOri", sheet.bookingOri());
    document.put("controllingOri", sheet.controllingOri());
    document.put("tcn", sheet.tcn());
    document.put("office", sheet.office());
    document.put("bookedAt", sheet.bookedAt().toString());
    document.put(
        "questions",
        sheet.questions().stream().map(WorkSheetDocument::question).collect(Collectors.toList()));
    return document;
  }

  private static Map<String, Object> question(Question question) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("kinds", List.copyOf(question.reasons()));
    document.put("asked", question.answers().stream().map(WorkSheetDocument::word).toList());
    document.put("instruments", List.copyOf(question.instruments()));
    if (!question.parts().isEmpty()) {
      document.put("parts", question.parts().stream().map(WorkSheetDocument::word).toList());
    }
    if (!question.tells().isEmpty()) {
      document.put("tells", question.tells().stream().map(Recipient::text).toList());
    }
    if (!question.letters().isEmpty()) {
      document.put("letters", question.letters().stream().map(Recipient::text).toList());
    }
    question.request().ifPresent(asked -> document.put("request", request(asked)));
    question.facts().prints().ifPresent(prints -> document.put("prints", prints(prints)));
    question.facts().claim().ifPresent(claim -> document.put("citizenship", claim(claim)));
    question.facts().age().ifPresent(age -> document.put("age", age(age)));
    question.facts().trial().ifPresent(trial -> document.put("trial", trial(trial)));
    if (!question.facts().stated().isEmpty()) {
      document.put(
          "stated", question.facts().stated().stream().map(WorkSheetDocument::stated).toList());
    }
    if (!question.facts().dismissed().isEmpty()) {
      document.put(
          "dismissed",
          question.facts().dismissed().stream().map(WorkSheetDocument::dismissed).toList());
    }
    Map<String, String> verdicts = new LinkedHashMap<>();
    question.verdicts().forEach((by, verdict) -> verdicts.put(by, word(verdict)));
    document.put("verdicts", verdicts);
    return document;
  }

  private static Map<String, Object> request(Asked asked) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("agency", asked.of().code());
    if (asked.of().kind().person()) {
      document.put("tells", asked.of().kind() == RecipientKind.SUBJECT ? "person" : "counsel");
    }
    asked.kind().ifPresent(kind -> document.put("kind", word(kind)));
    document.put("warrant", word(asked.warrant()));
    asked.purpose().ifPresent(purpose -> document.put("purpose", word(purpose)));
    document.put("since", asked.since().toString());
    asked.asked().ifPresent(when -> document.put("asked", when.toString()));
    asked.consent().ifPresent(consent -> document.put("consent", consent(consent)));
    return document;
  }

  private static Map<String, Object> consent(Consented consent) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("terms", word(consent.terms()));
    if (consent.reported() > 0) {
      document.put("form", consent.form());
    }
    document.put("reportedBy", consent.reported());
    return document;
  }

  /** What an examiner is told of the prints. */
  static Map<String, Object> prints(PrintEvidence prints) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("candidate", prints.candidate());
    prints.doubt().ifPresent(doubt -> document.put("doubt", doubt));
    prints.score().ifPresent(score -> document.put("score", score));
    prints.runnerUp().ifPresent(next -> document.put("runnerUp", next));
    document.put("matchFrom", prints.matchFrom());
    document.put("greyFrom", prints.greyFrom());
    document.put("gallery", prints.gallery());
    document.put("engine", prints.engine());
    prints.assumed().ifPresent(assumed -> document.put("assumed", assumed));
    prints
        .fingers()
        .ifPresent(
            fingers -> {
              document.put("agreeing", positions(fingers, Says::agrees));
              document.put("undecided", positions(fingers, Says::isUndecided));
              document.put("contradicting", positions(fingers, Says.CONTRADICTS::equals));
              document.put("lackingInRecord", positions(fingers, Says.LACKING_IN_RECORD::equals));
              document.put("lackingOnCard", positions(fingers, Says.LACKING_ON_CARD::equals));
              document.put("fingers", fingers.stream().map(WorkSheetDocument::finger).toList());
            });
    return document;
  }

  private static List<Integer> positions(List<SheetFinger> fingers, Predicate<Says> which) {
    return fingers.stream()
        .filter(finger -> which.test(finger.says()))
        .map(SheetFinger::position)
        .toList();
  }

  private static Map<String, Object> finger(SheetFinger finger) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("position", finger.position());
    document.put("verdict", word(finger.says()));
    document.put("says", finger.says().words());
    document.put("means", finger.says().meaning());
    finger.decibans().ifPresent(score -> document.put("decibans", score));
    finger.chance().ifPresent(chance -> document.put("asAlike", chance));
    finger.shown().ifPresent(shown -> document.put("shown", shown));
    finger.turn().ifPresent(degrees -> document.put("turnedDegrees", degrees));
    finger.quality().ifPresent(quality -> document.put("quality", quality));
    return document;
  }

  private static Map<String, Object> claim(Claim claim) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("claimedAtBooking", claim.atBooking());
    document.put("inRecord", claim.inRecord());
    return document;
  }

  private static Map<String, Object> age(Age age) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("known", age.booked().isPresent());
    age.booked().ifPresent(years -> document.put("whenBooked", years));
    age.earliestCharge().ifPresent(years -> document.put("atEarliestCharge", years));
    return document;
  }

  private static Map<String, Object> trial(Trial trial) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("court", trial.court());
    document.put("order", trial.order());
    document.put("reportedBy", trial.reported());
    return document;
  }

  private static Map<String, Object> stated(SheetStatement stated) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("fact", word(stated.fact()));
    document.put("says", stated.holds() ? "yes" : "no");
    document.put("authority", stated.authority());
    document.put("order", stated.order());
    document.put("from", stated.from().toString());
    document.put("reportedBy", stated.reported());
    return document;
  }

  private static Map<String, Object> dismissed(SheetDismissal dismissed) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("ncic", dismissed.ncic());
    if (!dismissed.authority().isEmpty()) {
      document.put("authority", dismissed.authority());
    }
    if (!dismissed.order().isEmpty()) {
      document.put("order", dismissed.order());
    }
    document.put("reportedBy", dismissed.reported());
    if (dismissed.back()) {
      document.put("takenBack", true);
    }
    return document;
  }

  /** A verdict, a kind or a paper as {@code POST} takes it. */
  static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
