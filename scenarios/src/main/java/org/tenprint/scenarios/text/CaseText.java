package org.tenprint.scenarios.text;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tenprint.policy.fact.Consent;
import org.tenprint.policy.fact.ConsentTerms;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.offence.Conviction;
import org.tenprint.policy.offence.Truth;

/** A case in plain words: how it differs from an ordinary match of an adult. */
public final class CaseText {
  private CaseText() {}

  /** Such as {@code an adult charged with 1201; the request is for a detainer}. */
  public static String of(Inquiry inquiry) {
    return person(inquiry.facts())
        + inquiry.request().map(request -> "; the request " + of(request)).orElse("")
        + inquiry.askedOn().map(day -> when(inquiry.facts(), day)).orElse("");
  }

  /** When it is asked, and how old the person is then. */
  private static String when(Facts facts, LocalDate day) {
    return ", asked "
        + (day.equals(facts.bookedOn()) ? "on the day of the booking" : "on " + day)
        + facts
            .subject()
            .born()
            .map(born -> " of one of %d years".formatted(Period.between(born, day).getYears()))
            .orElse(" of one of unknown birth");
  }

  private static String of(Request request) {
    return request
            .kind()
            .map(kind -> "is for " + ConditionText.of(kind))
            .orElse("has no stated kind")
        + ", "
        + ConditionText.of(request.warrant())
        + request.purpose().map(purpose -> ", for " + ConditionText.of(purpose)).orElse("")
        + of(request.consent());
  }

  private static String of(Consent consent) {
    if (consent.by().isEmpty()) {
      return "";
    }
    if (consent.isOneOf(Set.of(consent.terms())) != Truth.YES) {
      return ", with a consent that one person alone reported";
    }
    return consent.terms() == ConsentTerms.ALONE
        ? ", with consent"
        : ", with consent if counsel is present";
  }

  private static String person(Facts facts) {
    List<String> said = new ArrayList<>();
    said.add(facts.possibleMinor() ? "one who may be a minor" : "an adult");
    if (facts.subject().adultTrial().stands() != Truth.NO) {
      said.add(
          facts.subject().adultTrial().stands() == Truth.YES
              ? "who is tried as an adult"
              : "whose trial as an adult one person alone reported");
    }
    facts
        .subject()
        .reported()
        .facts()
        .forEach(
            (fact, stated) -> {
              if (stated.stands() != Truth.UNSURE) {
                said.add("of whom it is stated that " + ConditionText.of(fact, stated.holds()));
              }
            });
    if (facts.subject().protectedPerson()) {
      said.add("who is protected");
    }
    if (facts.subject().citizenshipClaimed()) {
      said.add("who claims citizenship");
    }
    if (facts.finding().status() != Status.UNKNOWN) {
      said.add("whose status is " + InstrumentWriter.word(facts.finding().status()));
    }
    said.addAll(offences(facts));
    IdentificationResult found = facts.finding().identification();
    if (found != IdentificationResult.MATCH) {
      said.add(
          found == IdentificationResult.NO_MATCH
              ? "whom nobody knows"
              : "whose identification is " + InstrumentWriter.word(found));
    }
    return String.join(", ", said);
  }

  private static List<String> offences(Facts facts) {
    List<String> said = new ArrayList<>();
    if (!facts.offences().charges().isEmpty()) {
      said.add(
          "charged with "
              + facts.offences().charges().stream()
                  .map(charge -> code(charge.ncic()))
                  .collect(Collectors.joining(" and ")));
    }
    Map<Conviction, Integer> convictions = new LinkedHashMap<>();
    facts.offences().convictions().forEach(one -> convictions.merge(one, 1, Integer::sum));
    convictions.forEach((one, number) -> said.add(conviction(one, number)));
    return said;
  }

  private static String conviction(Conviction one, int number) {
    return "convicted on %s%s of %s%s%s%s"
        .formatted(
            one.convicted(),
            number == 1 ? "" : " " + number + " times",
            code(one.ncic()),
            switch (one.offenceClass()) {
              case UNKNOWN -> "";
              case MISDEMEANOR -> ", a misdemeanour";
              case FELONY -> ", a felony";
              case AGGRAVATED_FELONY -> ", an aggravated felony";
            },
            one.sentencedOverAYear() ? ", with more than a year" : "",
            one.release().map(day -> ", released on " + day).orElse(""));
  }

  private static String code(String ncic) {
    return ncic.matches("\\d{4}") ? ncic : "an unknown code";
  }
}
