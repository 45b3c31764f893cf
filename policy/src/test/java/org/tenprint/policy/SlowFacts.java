package org.tenprint.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tenprint.policy.fact.AdultTrial;
import org.tenprint.policy.fact.Consent;
import org.tenprint.policy.fact.ConsentTerms;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.RequestCondition;
import org.tenprint.policy.offence.Basis;
import org.tenprint.policy.offence.Bound;
import org.tenprint.policy.offence.Charge;
import org.tenprint.policy.offence.Conviction;
import org.tenprint.policy.offence.CountedTo;
import org.tenprint.policy.offence.Level;
import org.tenprint.policy.offence.OffenceClass;
import org.tenprint.policy.offence.Scheme;
import org.tenprint.policy.offence.Truth;

/** What conditions ask of the facts of a booking, slow and obvious. */
final class SlowFacts {
  private final Facts facts;
  private final Map<String, String> codes;

  /**
   * @param codes levels of offence codes, as their file writes them
   */
  SlowFacts(Facts facts, Map<String, String> codes) {
    this.facts = facts;
    this.codes = codes;
  }

  /** Whether one that looks at no other instrument holds. */
  Truth holds(Condition condition, Inquiry asked) {
    if (condition instanceof Condition.LevelIs level) {
      return level(level, asked.request());
    }
    if (condition instanceof Condition.ChargeOnlyMinorTraffic) {
      return onlyMinorTraffic();
    }
    IdentificationResult found = facts.finding().identification();
    if (condition instanceof Condition.StatusIn in) {
      return Truth.of(in.statuses().contains(facts.finding().status()));
    }
    if (condition instanceof Condition.ProtectedPerson wanted) {
      return Truth.of(wanted.wanted() == facts.subject().protectedPerson());
    }
    if (condition instanceof Condition.Juvenile) {
      return Truth.of(minor());
    }
    if (condition instanceof Condition.TriedAsAdult wanted) {
      return tried(facts.subject().adultTrial(), wanted.wanted());
    }
    if (condition instanceof Condition.Stated stated) {
      return SlowStated.holds(stated, facts);
    }
    if (condition instanceof Condition.MessageIs message) {
      return Truth.of(found == IdentificationResult.NO_MATCH ? message.noMatch() : message.match());
    }
    if (condition instanceof RequestCondition) {
      return ofRequest(condition, asked.request());
    }
    if (condition instanceof Condition.ConfidenceGrey) {
      return Truth.of(found == IdentificationResult.GREY);
    }
    return Truth.of(claims((Condition.CitizenshipClaimed) condition));
  }

  /** Whether a request is one of those asked for. */
  Truth ofRequest(Condition condition, Optional<Request> asked) {
    if (asked.isEmpty()) {
      return Truth.NO;
    }
    if (condition instanceof RequestCondition.AgeAtRequest age) {
      return age(age, asked.get());
    }
    if (condition instanceof RequestCondition.RequestKindIn in) {
      return asked
          .get()
          .kind()
          .map(kind -> in.kinds().contains(kind) ? Truth.YES : Truth.NO)
          .orElse(Truth.UNSURE);
    }
    if (condition instanceof RequestCondition.PurposeIn in) {
      return asked
          .get()
          .purpose()
          .map(purpose -> in.purposes().contains(purpose) ? Truth.YES : Truth.NO)
          .orElse(Truth.UNSURE);
    }
    if (condition instanceof RequestCondition.ConsentIn in) {
      return ofConsent(in.terms(), asked.get().consent());
    }
    Set<Warrant> wanted = ((RequestCondition.WarrantIn) condition).warrants();
    Warrant paper = asked.get().warrant();
    boolean signed = paper == Warrant.JUDICIAL || paper == Warrant.CRIMINAL_WARRANT;
    if (wanted.contains(signed ? Warrant.JUDICIAL : Warrant.NONE)
        || wanted.contains(paper) && paper != Warrant.NONE) {
      return Truth.YES;
    }
    boolean perhaps = paper == Warrant.JUDICIAL && wanted.contains(Warrant.CRIMINAL_WARRANT);
    return perhaps ? Truth.UNSURE : Truth.NO;
  }

  /** Nobody's is none, two people's is what it says; of one person's, nobody can tell. */
  private static Truth ofConsent(Set<ConsentTerms> wanted, Consent consent) {
    return switch (consent.by().size()) {
      case 0 -> Truth.of(wanted.contains(ConsentTerms.NONE));
      case 1 -> Truth.UNSURE;
      default -> Truth.of(wanted.stream().anyMatch(one -> one == consent.terms()));
    };
  }

  boolean claims(Condition.CitizenshipClaimed asked) {
    return asked.wanted() == claims();
  }

  boolean claims() {
    return facts.subject().citizenshipClaimed() || facts.finding().status() == Status.CITIZEN;
  }

  boolean minor() {
    if (facts.subject().born().isEmpty()) {
      return true;
    }
    LocalDate birth = facts.subject().born().get();
    List<LocalDate> days = new ArrayList<>();
    facts
        .offences()
        .charges()
        .forEach(c -> days.add(c.occurred().orElse(facts.bookedAt().toLocalDate())));
    if (days.isEmpty()) {
      days.add(facts.bookedAt().toLocalDate());
    }
    return days.stream().anyMatch(day -> ofAge(birth, facts.subject().adultAge()).isAfter(day));
  }

  private static LocalDate ofAge(LocalDate birth, int years) {
    LocalDate day = birth.plusYears(years);
    return birth.getDayOfMonth() == 29 && day.getDayOfMonth() == 28 ? day.plusDays(1) : day;
  }

  Truth onlyMinorTraffic() {
    List<Charge> charges = facts.offences().charges();
    boolean other =
        charges.stream().anyMatch(c -> codes.containsKey(c.ncic()) && !c.ncic().equals("5499"));
    if (charges.isEmpty() || other) {
      return Truth.NO;
    }
    return charges.stream().allMatch(c -> c.ncic().equals("5499")) ? Truth.YES : Truth.UNSURE;
  }

  /**
   * Once with each set of convictions that may be those that count: where the answers differ nobody
   * can tell.
   *
   * @param asked the request; empty where there is none
   */
  Truth level(Condition.LevelIs wanted, Optional<Request> asked) {
    boolean toRequest =
        wanted.convictedWithin().filter(back -> back.to() == CountedTo.REQUEST).isPresent();
    if (toRequest && asked.isEmpty()) {
      return Truth.NO;
    }
    LocalDate today = toRequest ? day(asked.get()) : facts.bookedAt().toLocalDate();
    List<List<Conviction>> ways = new ArrayList<>(List.of(List.of()));
    for (Conviction conviction : facts.offences().convictions()) {
      Truth counts =
          wanted.basis() == Basis.CHARGE
              ? Truth.NO
              : SlowLookBacks.counts(wanted, conviction, facts.offences(), today);
      List<List<Conviction>> next = new ArrayList<>();
      for (List<Conviction> way : ways) {
        if (counts != Truth.YES) {
          next.add(way);
        }
        if (counts != Truth.NO) {
          List<Conviction> more = new ArrayList<>(way);
          more.add(conviction);
          next.add(more);
        }
      }
      ways = next;
    }
    List<Truth> answers = ways.stream().map(way -> level(wanted, way)).distinct().toList();
    return answers.size() == 1 ? answers.get(0) : Truth.UNSURE;
  }

  /** The day where it was booked; null where nobody knows when it was asked. */
  private LocalDate day(Request asked) {
    return asked
        .made()
        .map(at -> at.atOffset(facts.bookedAt().getOffset()).toLocalDate())
        .orElse(null);
  }

  /** Below an age, or not, on the day on which it is asked. */
  private Truth age(RequestCondition.AgeAtRequest wanted, Request asked) {
    LocalDate today = day(asked);
    if (today == null || facts.subject().born().isEmpty()) {
      return Truth.UNSURE;
    }
    boolean below = ofAge(facts.subject().born().get(), wanted.years()).isAfter(today);
    return Truth.of(below == (wanted.bound() == Bound.BELOW));
  }

  private Truth level(Condition.LevelIs wanted, List<Conviction> convictions) {
    int rank;
    boolean open;
    if (wanted.scheme().equals(OwnScheme.SCHEME)) {
      List<String> levels = new ArrayList<>();
      if (wanted.basis() != Basis.CONVICTION) {
        facts.offences().charges().forEach(charge -> levels.add(ownLevel(charge.ncic())));
      }
      convictions.forEach(conviction -> levels.add(ownLevel(conviction.ncic())));
      rank = levels.contains("L1") ? 3 : levels.contains("L2") ? 2 : levels.contains("L3") ? 1 : 0;
      open = levels.contains("?") && rank < 3;
    } else if (wanted.scheme().equals(Scheme.SC_2008)) {
      List<String> levels = new ArrayList<>();
      if (wanted.basis() != Basis.CONVICTION) {
        facts.offences().charges().forEach(charge -> levels.add(codeLevel(charge.ncic(), false)));
      }
      for (Conviction conviction : convictions) {
        boolean long_ =
            conviction.sentence().isPresent()
                && conviction
                    .convicted()
                    .plus(conviction.sentence().get())
                    .isAfter(conviction.convicted().plusYears(1));
        levels.add(codeLevel(conviction.ncic(), long_));
      }
      rank = levels.contains("L1") ? 3 : levels.contains("L2") ? 2 : levels.contains("L3") ? 1 : 0;
      open = levels.contains("?") && rank < 3;
    } else {
      long worst = count(convictions, OffenceClass.AGGRAVATED_FELONY);
      long felonies = count(convictions, OffenceClass.FELONY);
      long lesser = count(convictions, OffenceClass.MISDEMEANOR);
      rank = worst > 0 || felonies > 1 ? 3 : felonies > 0 || lesser > 2 ? 2 : lesser > 0 ? 1 : 0;
      open = count(convictions, OffenceClass.UNKNOWN) > 0 && rank < 3;
    }
    int bar = wanted.level() == Level.L1 ? 3 : wanted.level() == Level.L2 ? 2 : 1;
    Truth atLeast = rank >= bar ? Truth.YES : open ? Truth.UNSURE : Truth.NO;
    return wanted.bound() == Bound.AT_LEAST ? atLeast : atLeast.not();
  }

  private static long count(List<Conviction> convictions, OffenceClass ofClass) {
    return convictions.stream().filter(c -> c.offenceClass() == ofClass).count();
  }

  private static String ownLevel(String code) {
    return OwnScheme.LEVELS.getOrDefault(code, "?");
  }

  private String codeLevel(String code, boolean sentencedLong) {
    String level = codes.getOrDefault(code, "?");
    return level.startsWith("L1_IF_") ? sentencedLong ? "L1" : "L2" : level;
  }

  /** Two who report an order are wanted; of one, nobody can tell. */
  static Truth tried(AdultTrial trial, boolean wanted) {
    int people = trial.by().size();
    return people == 1 ? Truth.UNSURE : Truth.of(wanted == people > 1);
  }
}
