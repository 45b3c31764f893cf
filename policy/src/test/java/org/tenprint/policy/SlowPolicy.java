package org.tenprint.policy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Findings;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.RecipientKind;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Decision;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.KeptBack;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.offence.Truth;

/**
 * The rules once more, slow and obvious: every instrument is looked at for every question, and no
 * answer is remembered. What instruments do to each other is asked in rounds, of all at once, as
 * often as anything changes.
 */
public final class SlowPolicy {

  /**
   * An answer in the words of a disposition.
   *
   * @param holds names of the holds that stand
   * @param kept parts that are kept back though the rest is told
   */
  public record Answer(
      Outcome outcome,
      Reason reason,
      List<String> instruments,
      Set<String> holds,
      List<KeptBack> kept) {
    Answer(Outcome outcome, Reason reason, List<String> instruments, Set<String> holds) {
      this(outcome, reason, instruments, holds, List.of());
    }

    /** A decision's answer. */
    public static Answer of(Decision decision) {
      return new Answer(
          decision.outcome(),
          decision.reason(),
          decision.instruments(),
          decision.holds(),
          decision.keptBack());
    }

    /** The answer as a decision, which explains nothing. */
    public Decision decision() {
      return new Decision(outcome, reason, instruments, new TreeSet<>(holds), List.of(), kept);
    }

    private static Answer of(Outcome outcome, Reason reason) {
      return new Answer(outcome, reason, List.of(), Set.of());
    }

    private static Answer held(Reason reason, String hold) {
      return new Answer(Outcome.HELD, reason, List.of(), Set.of(hold));
    }
  }

  private final List<Instrument> instruments;
  private final List<Instrument> all;
  private final Inquiry asked;
  private final Facts facts;
  private Findings findings;
  private final Map<String, Truth> voices;
  private final SlowFacts booked;
  private Predicate<Instrument> counts = instrument -> true;

  /**
   * @param instruments all, drafts included
   * @param codes levels of offence codes, as their file writes them
   */
  public SlowPolicy(List<Instrument> instruments, Inquiry asked, Map<String, String> codes) {
    this(instruments, List.of(), asked, codes, Optional.empty());
  }

  /**
   * @param idle more that apply to nothing, approved or not
   * @param own where an agency is that is asked, of which what keeps back counts too; or empty
   */
  public SlowPolicy(
      List<Instrument> instruments,
      List<Instrument> idle,
      Inquiry asked,
      Map<String, String> codes,
      Optional<Place> own) {
    this.instruments = instruments;
    this.all = Stream.concat(instruments.stream(), idle.stream()).toList();
    this.asked = asked;
    this.facts = asked.circumstances().facts();
    this.findings = asked.circumstances().findings();
    this.booked = new SlowFacts(facts, codes);
    this.voices = new SlowVoices(instruments, asked, booked).besides(idle, own);
  }

  /**
   * The same after a delivery, before which all was released, leaving those out that withhold and
   * are not among the counted.
   */
  public Answer answerOf(Predicate<Instrument> counted) {
    return afterwards(counted, this::answer);
  }

  /** So, the instruments that surely keep parts back, whatever becomes of the rest. */
  public List<Instrument> keepingPartsOf(Predicate<Instrument> counted) {
    return afterwards(
        counted,
        () ->
            new SlowCombination(findings, asked, all)
                .keeping(speaking(Truth.YES), speaking(Truth.UNSURE)));
  }

  private <T> T afterwards(Predicate<Instrument> counted, Supplier<T> looking) {
    counts =
        i -> i.ruling().effect() != Effect.WITHHOLD || voice(i) == Truth.UNSURE || counted.test(i);
    Findings then = findings;
    SortedSet<String> released = new TreeSet<>(then.released());
    then.released().forEach(name -> released.add(asked.recipient().text() + " " + name));
    findings =
        new Findings(then.sealed(), then.citizenship(), released, then.upheld(), then.votes());
    T seen = looking.get();
    counts = i -> true;
    findings = then;
    return seen;
  }

  private Truth voice(Instrument instrument) {
    return voices.get(instrument.id());
  }

  /** The answer. */
  public Answer answer() {
    IdentificationResult found = facts.finding().identification();
    boolean office = asked.recipient().kind() == RecipientKind.FIELD_OFFICE;
    if (found == IdentificationResult.ERROR) {
      return Answer.of(Outcome.WITHHELD, Reason.ERROR);
    }
    boolean request = asked.recipient().edge() == Edge.REQUEST;
    if (found == IdentificationResult.NO_MATCH && (office || request)) {
      return Answer.of(Outcome.NOT_APPLICABLE, Reason.NO_MATCH);
    }
    if (facts.subject().protectedPerson()) {
      return Answer.of(Outcome.WITHHELD, Reason.PROTECTED);
    }
    if (findings.sealed()) {
      return Answer.of(Outcome.WITHHELD, Reason.SEALED);
    }
    List<Instrument> courts =
        speaking(Truth.YES).stream()
            .filter(
                i ->
                    i.issuer().name().endsWith("COURT")
                        && i.ruling().effect() == Effect.WITHHOLD
                        && i.ruling().fields().isEmpty())
            .toList();
    if (!courts.isEmpty()) {
      return SlowCombination.naming(Outcome.WITHHELD, SlowCombination.first(courts));
    }
    if (booked.minor()) {
      Answer ofMinors = combined(true);
      if (ofMinors == null) {
        String age = SlowCombination.own("JUVENILE", asked.recipient());
        if (SlowCombination.upheld(age, findings)) {
          return Answer.of(Outcome.WITHHELD, Reason.JUVENILE);
        }
        if (!findings.released().contains(age)) {
          return Answer.held(Reason.JUVENILE, age);
        }
      } else if (ofMinors.outcome() != Outcome.DELIVERED) {
        return ofMinors;
      }
    }
    if (found == IdentificationResult.GREY && !findings.released().contains("GREY")) {
      return Answer.held(Reason.EXAMINER_REVIEW, "GREY");
    }
    boolean citizen = findings.citizenship() == Findings.Citizenship.CITIZEN;
    if (found != IdentificationResult.NO_MATCH && (booked.claims() || citizen)) {
      if (citizen) {
        return Answer.of(Outcome.WITHHELD, Reason.CITIZENSHIP_CLAIM);
      }
      if (findings.citizenship() == Findings.Citizenship.OPEN) {
        return Answer.held(Reason.CITIZENSHIP_CLAIM, "CITIZENSHIP");
      }
    }
    Answer ofAll = combined(false);
    return ofAll == null ? Answer.of(Outcome.WITHHELD, Reason.NO_RULE) : ofAll;
  }

  private Answer combined(boolean ofMinorsOnly) {
    return new SlowCombination(findings, asked, all)
        .of(
            forMinors(speaking(Truth.YES), ofMinorsOnly),
            forMinors(speaking(Truth.UNSURE), ofMinorsOnly))
        .orElse(null);
  }

  private static List<Instrument> forMinors(List<Instrument> some, boolean ofMinorsOnly) {
    return some.stream()
        .filter(i -> !ofMinorsOnly || i.ruling().when().contains(new Condition.Juvenile(true)))
        .toList();
  }

  // ---- which instruments speak

  private List<Instrument> speaking(Truth wanted) {
    return instruments.stream().filter(i -> voice(i) == wanted && counts.test(i)).toList();
  }

  /** Enough of a person's name for the names that are generated. */
  public static String person(String name) {
    return name.split("@", 2)[0].strip().toLowerCase(Locale.ROOT);
  }
}
