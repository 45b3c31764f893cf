package org.tenprint.scenarios.text;

import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tenprint.policy.fact.ConsentTerms;
import org.tenprint.policy.fact.RequestKind;
import org.tenprint.policy.fact.RequestPurpose;
import org.tenprint.policy.fact.StatedFact;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.AskedSince;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.RequestCondition;
import org.tenprint.policy.offence.Basis;
import org.tenprint.policy.offence.Bound;
import org.tenprint.policy.offence.CountedFrom;
import org.tenprint.policy.offence.CountedTo;
import org.tenprint.policy.offence.LookBack;
import org.tenprint.policy.offence.OffenceClass;

/** Conditions of instruments in plain words. */
public final class ConditionText {
  private static final Map<RequestKind, String> KINDS = new EnumMap<>(RequestKind.class);
  private static final Map<RequestPurpose, String> PURPOSES = new EnumMap<>(RequestPurpose.class);
  private static final Map<Warrant, String> PAPERS = new EnumMap<>(Warrant.class);

  static {
    KINDS.put(RequestKind.DETAINER, "a detainer");
    KINDS.put(RequestKind.RELEASE_DATE, "a release date");
    KINDS.put(RequestKind.TRANSFER, "a transfer");
    KINDS.put(RequestKind.INTERVIEW, "an interview");
    KINDS.put(RequestKind.STATUS, "a status");
    PURPOSES.put(RequestPurpose.CIVIL_ENFORCEMENT, "civil immigration enforcement");
    PURPOSES.put(RequestPurpose.IMMIGRATION_CRIME, "a crime of immigration law");
    PURPOSES.put(RequestPurpose.CRIMINAL_INVESTIGATION, "the investigation of another crime");
    PURPOSES.put(RequestPurpose.CUSTODY_SAFETY, "safety in custody");
    PAPERS.put(Warrant.NONE, "without a judge's warrant");
    PAPERS.put(Warrant.JUDICIAL, "with a judge's warrant");
    PAPERS.put(Warrant.CRIMINAL_WARRANT, "with a warrant of a criminal case");
    PAPERS.put(Warrant.SUBPOENA, "with a judge's subpoena");
    PAPERS.put(Warrant.ADMINISTRATIVE_WARRANT, "with an administrative warrant");
  }

  private ConditionText() {}

  /** All of an instrument's, of which each must hold; empty where there are none. */
  public static String all(Set<Condition> conditions) {
    return conditions.stream().map(ConditionText::of).collect(Collectors.joining(", and "));
  }

  /** What a request is for. */
  static String of(RequestKind kind) {
    return KINDS.getOrDefault(kind, InstrumentWriter.word(kind));
  }

  /** What the answer to a request may be used for. */
  static String of(RequestPurpose purpose) {
    return PURPOSES.getOrDefault(purpose, InstrumentWriter.word(purpose));
  }

  /** With which paper a request comes. */
  static String of(Warrant warrant) {
    return PAPERS.getOrDefault(warrant, "with: " + InstrumentWriter.word(warrant));
  }

  /** To what the person consents. */
  private static String of(ConsentTerms terms) {
    return switch (terms) {
      case NONE -> "there is no consent of the person to the request";
      case ALONE -> "the person consents in writing to the request without counsel";
      case WITH_COUNSEL -> "the person consents in writing to the request with counsel present";
    };
  }

  /** What is stated of the person, or the contrary. */
  static String of(StatedFact fact, boolean holds) {
    return switch (fact) {
      case VICTIM_WITNESS -> "the person is " + (holds ? "" : "not ") + "a victim or a witness";
      case FINAL_ORDER -> "there is " + (holds ? "a" : "no") + " final order of removal";
      case PENDING_CASE -> (holds ? "a" : "no") + " criminal case is open";
      case DELINQUENCY -> (holds ? "a" : "no") + " court found delinquency";
      case MAGISTRATE_FINDING -> (holds ? "a" : "no") + " magistrate found probable cause";
      case REGISTRY -> "the person is " + (holds ? "" : "not ") + "on a registry of offenders";
    };
  }

  /** One condition; of a kind that has no words here, as an author writes it. */
  public static String of(Condition condition) {
    if (condition instanceof Condition.LevelIs level) {
      return level(level);
    } else if (condition instanceof Condition.ChargeOnlyMinorTraffic traffic) {
      return traffic.wanted()
          ? "every charge is a minor traffic offence"
          : "no charge stands, or one is more than a minor traffic offence";
    } else if (condition instanceof Condition.StatusIn in) {
      return "the immigration record says " + or(words(in.statuses()));
    } else if (condition instanceof Condition.ProtectedPerson person) {
      return person.wanted() ? "the person is protected" : "the person is not protected";
    } else if (condition instanceof Condition.Juvenile juvenile) {
      return juvenile.wanted()
          ? "the person was under the adult age at the offence or is of unknown age"
          : "the person was of the adult age or older at the offence";
    } else if (condition instanceof Condition.TriedAsAdult tried) {
      return tried.wanted()
          ? "a court ordered that the person is tried as an adult"
          : "no court ordered that the person is tried as an adult";
    } else if (condition instanceof Condition.Stated stated) {
      return "it is stated that " + of(stated.fact(), stated.wanted());
    } else if (condition instanceof Condition.CitizenshipClaimed claimed) {
      return claimed.wanted() ? "citizenship is claimed" : "no citizenship is claimed";
    } else if (condition instanceof Condition.ConfidenceGrey) {
      return "the identification is in doubt";
    }
    return ofMessages(condition);
  }

  private static String ofMessages(Condition condition) {
    if (condition instanceof Condition.MessageIs message) {
      return message.match() && message.noMatch()
          ? "somebody was found or nobody was"
          : message.match() ? "somebody was found" : "nobody was found";
    } else if (condition instanceof RequestCondition.WarrantIn in) {
      return "the request comes "
          + or(in.warrants().stream().sorted().map(ConditionText::of).toList());
    } else if (condition instanceof RequestCondition.RequestKindIn in) {
      return "the request is for "
          + or(in.kinds().stream().sorted().map(ConditionText::of).toList());
    } else if (condition instanceof RequestCondition.PurposeIn in) {
      return "its purpose is "
          + or(in.purposes().stream().sorted().map(ConditionText::of).toList());
    } else if (condition instanceof RequestCondition.AgeAtRequest age) {
      return age.bound() == Bound.BELOW
          ? "the person is under %d on the day of the request".formatted(age.years())
          : "the person is %d or older on the day of the request".formatted(age.years());
    } else if (condition instanceof RequestCondition.AskedWithin within) {
      return "it is asked within %s of %s"
          .formatted(
              BusinessTime.of(within.period()),
              within.since() == AskedSince.BOOKING
                  ? "the booking"
                  : "when the person would otherwise be released");
    } else if (condition instanceof RequestCondition.ConsentIn in) {
      return or(in.terms().stream().sorted().map(ConditionText::of).toList());
    } else if (condition instanceof Condition.NoPermitFrom none) {
      return "no %s instrument%s permits it"
          .formatted(
              InstrumentWriter.word(none.issuer()),
              none.begunBefore()
                  .map(at -> " that began before " + When.of(at.atOffset(ZoneOffset.UTC)))
                  .orElse(""));
    }
    return InstrumentWriter.conditions(Set.of(condition)).entrySet().stream()
        .map(entry -> entry.getKey() + ": " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String level(Condition.LevelIs level) {
    String convictions =
        "convictions"
            + classes(level.classes())
            + level.convictedWithin().map(ConditionText::past).orElse("");
    String facts =
        level.basis() == Basis.CHARGE
            ? "charges"
            : level.basis() == Basis.CONVICTION ? convictions : "charges and " + convictions;
    return "%s %s level %s by %s"
        .formatted(
            facts,
            level.bound() == Bound.AT_LEAST ? "reach" : "stay below",
            level.level().name().substring(1),
            level.scheme().text());
  }

  private static String classes(Set<OffenceClass> classes) {
    List<String> words = new ArrayList<>();
    for (OffenceClass one : new TreeSet<>(classes)) {
      words.add(
          switch (one) {
            case UNKNOWN -> "an offence of unknown class";
            case MISDEMEANOR -> "a misdemeanour";
            case FELONY -> "a felony";
            case AGGRAVATED_FELONY -> "an aggravated felony";
          });
    }
    return words.isEmpty() ? "" : " for " + or(words);
  }

  private static String past(LookBack lookBack) {
    String period = of(lookBack.period());
    String time =
        lookBack.to() == CountedTo.REQUEST
            ? "the " + period + " before the request"
            : "the past " + period;
    return lookBack.from() == CountedFrom.RELEASE
        ? " from which the person was released in " + time
        : " of " + time;
  }

  /** A period of years, months and days. */
  static String of(Period period) {
    String text =
        Stream.of(
                part(period.getYears(), "year"),
                part(period.getMonths(), "month"),
                part(period.getDays(), "day"))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "));
    return text.isEmpty() ? "no day" : text;
  }

  private static Optional<String> part(int number, String unit) {
    return number == 0
        ? Optional.empty()
        : Optional.of(number + " " + unit + (number == 1 ? "" : "s"));
  }

  private static List<String> words(Set<? extends Enum<?>> constants) {
    List<String> words = new ArrayList<>();
    constants.stream()
        .sorted((one, other) -> Integer.compare(one.ordinal(), other.ordinal()))
        .forEach(constant -> words.add(InstrumentWriter.word(constant)));
    return words;
  }

  /** Alternatives. */
  static String or(List<String> some) {
    int last = some.size() - 1;
    return last < 1
        ? String.join("", some)
        : String.join(", ", some.subList(0, last)) + " or " + some.get(last);
  }
}
