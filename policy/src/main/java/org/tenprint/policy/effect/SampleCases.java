package org.tenprint.policy.effect;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tenprint.policy.fact.AdultTrial;
import org.tenprint.policy.fact.Circumstances;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Finding;
import org.tenprint.policy.fact.Findings;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Reported;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.fact.Subject;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Doubt;
import org.tenprint.policy.law.RequestCondition;
import org.tenprint.policy.offence.OffenceTable;
import org.tenprint.policy.offence.Offences;

/**
 * Cases on which instruments are compared, offences aside: an ordinary match of an adult, and
 * whatever the instruments' conditions of facts tell from it. Cases that no condition can tell
 * apart are one.
 */
final class SampleCases {
  private static final int ADULT = 40;
  private static final int MINOR = 16;
  private static final AdultTrial REPORTED = AdultTrial.NONE.reported("one", "a court", "1");
  private static final AdultTrial ORDERED = REPORTED.reported("two", "a court", "1");
  private static final String NO_TCN = "";
  private static final Place NO_PLACE = new Place("", "", "", "");
  private static final Places NOWHERE = new Places(NO_PLACE, NO_PLACE, NO_PLACE);

  private static final Finding NOBODY = new Finding(IdentificationResult.NO_MATCH, Status.UNKNOWN);

  private static final Offences NO_OFFENCES = new Offences(List.of(), List.of());

  private final Set<Condition> asked;
  private final OffenceTable table;
  private final OffsetDateTime bookedAt;
  private final List<Optional<LocalDate>> askedOn;
  private final boolean ofParts;

  private SampleCases(
      Set<Condition> asked,
      List<Optional<LocalDate>> askedOn,
      boolean ofParts,
      OffenceTable table,
      Instant at) {
    this.asked = new HashSet<>(asked);
    this.asked.removeIf(Condition::ofOffences);
    this.table = table;
    this.bookedAt = at.atOffset(ZoneOffset.UTC);
    this.askedOn = askedOn;
    this.ofParts = ofParts;
  }

  /**
   * Cases, nowhere yet.
   *
   * @param asked every condition of the instruments that may speak
   * @param askedOn days on which an agency is asked
   * @param ofParts whether one of them speaks of parts alone: it is silent where nobody was found
   * @param at when they are booked and decided
   */
  static Collection<Facts> of(
      Set<Condition> asked,
      List<Optional<LocalDate>> askedOn,
      boolean ofParts,
      OffenceTable table,
      Instant at) {
    return new SampleCases(asked, askedOn, ofParts, table, at).all();
  }

  private Collection<Facts> all() {
    Map<List<Object>, Facts> told = new LinkedHashMap<>();
    for (Finding finding : findings()) {
      for (Subject subject : subjects()) {
        Facts facts = new Facts(NO_TCN, NOWHERE, bookedAt, subject, NO_OFFENCES, finding);
        told.putIfAbsent(seen(facts), facts);
      }
    }
    return told.values();
  }

  /** All that a decision sees of the facts: what the rules look at, and each condition. */
  private List<Object> seen(Facts facts) {
    List<Object> seen = new ArrayList<>();
    seen.add(facts.finding().identification());
    seen.add(facts.possibleMinor());
    seen.add(facts.subject().protectedPerson());
    seen.add(Doubt.citizenshipClaimed(facts));
    for (Optional<LocalDate> day : askedOn) {
      Optional<Request> request =
          day.map(one -> Request.of(Warrant.NONE).at(one.atStartOfDay(ZoneOffset.UTC).toInstant()));
      Inquiry inquiry =
          new Inquiry(
              new Circumstances(facts, Findings.NONE),
              Recipient.of(NOWHERE).get(0),
              request,
              Instant.EPOCH,
              Instant.EPOCH);
      asked.forEach(condition -> seen.add(condition.holds(inquiry, table)));
    }
    return seen;
  }

  private List<Finding> findings() {
    Set<IdentificationResult> results = EnumSet.of(IdentificationResult.MATCH);
    // a claim of citizenship comes before every instrument, but where nobody was found
    if (ofParts || asks(Condition.MessageIs.class) || asks(Condition.CitizenshipClaimed.class)) {
      results.add(IdentificationResult.NO_MATCH);
    }
    if (asks(Condition.ConfidenceGrey.class)) {
      results.add(IdentificationResult.GREY);
    }
    Set<Status> statuses =
        asks(Condition.StatusIn.class) || asks(Condition.CitizenshipClaimed.class)
            ? EnumSet.allOf(Status.class)
            : EnumSet.of(Status.UNKNOWN);
    List<Finding> findings = new ArrayList<>();
    for (IdentificationResult result : results) {
      for (Status status : statuses) {
        findings.add(new Finding(result, status));
      }
    }
    return findings;
  }

  private List<Subject> subjects() {
    List<Subject> subjects = new ArrayList<>();
    for (Subject person : people()) {
      for (boolean claims : either(Condition.CitizenshipClaimed.class)) {
        for (boolean known : either(Condition.ProtectedPerson.class)) {
          Subject subject = new Subject(person.born(), claims, known).adultFrom(person.adultAge());
          for (Reported reported : SampleStatements.of(asked)) {
            trials(subject).forEach(trial -> subjects.add(subject.with(reported).trial(trial)));
          }
        }
      }
    }
    return subjects;
  }

  /**
   * An adult, and a minor where that is asked. Where an age at a request is, who reaches it on a
   * day or is a day short of it, where people are adults from the usual age or from the lowest; and
   * one of unknown birth.
   */
  private List<Subject> people() {
    List<Subject> people = new ArrayList<>(List.of(born(ADULT)));
    if (asks(Condition.Juvenile.class)) {
      people.add(born(MINOR));
    }
    for (Condition condition : asked) {
      if (condition instanceof RequestCondition.AgeAtRequest age) {
        for (Optional<LocalDate> day : askedOn) {
          day.map(one -> one.minusYears(age.years())).ifPresent(born -> around(born, people));
        }
        people.add(new Subject(Optional.empty(), false, false));
      }
    }
    return people;
  }

  private static void around(LocalDate born, List<Subject> people) {
    for (int adult : AskedDays.ADULT_AGES) {
      for (LocalDate day : List.of(born, born.plusDays(1))) {
        people.add(new Subject(Optional.of(day), false, false).adultFrom(adult));
      }
    }
  }

  private Subject born(int age) {
    LocalDate born = bookedAt.toLocalDate().minusYears(age);
    return new Subject(Optional.of(born), false, false);
  }

  /** Of a minor, where that is asked: no order, one that a person reported, and that two did. */
  private List<AdultTrial> trials(Subject subject) {
    Facts facts = new Facts(NO_TCN, NOWHERE, bookedAt, subject, NO_OFFENCES, NOBODY);
    return facts.possibleMinor() && asks(Condition.TriedAsAdult.class)
        ? List.of(AdultTrial.NONE, REPORTED, ORDERED)
        : List.of(AdultTrial.NONE);
  }

  private List<Boolean> either(Class<? extends Condition> kind) {
    return asks(kind) ? List.of(false, true) : List.of(false);
  }

  private boolean asks(Class<? extends Condition> kind) {
    return asked.stream().anyMatch(kind::isInstance);
  }
}
