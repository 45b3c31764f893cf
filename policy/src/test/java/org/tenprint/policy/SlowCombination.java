package org.tenprint.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tenprint.policy.SlowPolicy.Answer;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Findings;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;

/** How instruments combine, slow and obvious. */
final class SlowCombination {

  /** What people are asked, and of which instruments. */
  private record Question(String kind, Reason reason, Set<Instrument> about) {
    String name() {
      StringBuilder name = new StringBuilder(kind);
      about.stream()
          .map(one -> one.id().replace("\\", "\\\\").replace(" ", "\\_"))
          .sorted()
          .forEach(id -> name.append(' ').append(id));
      return name.toString();
    }

    List<String> ids() {
      return about.stream().map(Instrument::id).sorted().toList();
    }
  }

  private final Findings findings;
  private final Recipient recipient;
  private final boolean ofAPurpose;
  private final Set<String> hanging;

  /**
   * @param findings of people
   * @param asked of whom it is asked, and for what
   * @param book all instruments
   */
  SlowCombination(Findings findings, Inquiry asked, List<Instrument> book) {
    this.findings = findings;
    this.hanging = SlowHanging.onRequests(book);
    this.recipient = asked.recipient();
    this.ofAPurpose = asked.request().flatMap(Request::purpose).isPresent();
  }

  /**
   * What it is called towards the recipient: of minors and consents each request has its own, and
   * one for a stated purpose has nothing but its own.
   */
  private String called(Question question) {
    boolean own =
        ofAPurpose
            || question.about().stream()
                .anyMatch(
                    one ->
                        one.ruling().when().contains(new Condition.Juvenile(true))
                            || hanging.contains(one.id()));
    return own ? own(question.name(), recipient) : question.name();
  }

  static String own(String question, Recipient recipient) {
    return recipient.edge() == Edge.REQUEST ? recipient.text() + " " + question : question;
  }

  /** Whether it was upheld, by that name or of anybody else and not released by that name. */
  static boolean upheld(String name, Findings findings) {
    if (findings.released().contains(name)) {
      return findings.upheld().contains(name);
    }
    return findings.upheld().stream().anyMatch(other -> bare(other).equals(bare(name)));
  }

  private static String bare(String name) {
    return name.replaceFirst("^request:[A-Z0-9]+ ", "");
  }

  /** What those that surely and those that perhaps speak come to; empty where none does. */
  Optional<Answer> of(List<Instrument> sure, List<Instrument> unsure) {
    if (sure.stream().allMatch(SlowCombination::ofParts)
        && unsure.stream().allMatch(SlowCombination::ofParts)) {
      return Optional.empty();
    }
    Set<Question> questions = new LinkedHashSet<>();
    for (Instrument one : sure) {
      for (Instrument other : sure) {
        if (tells(one)
            && !ofParts(other)
            && other.ruling().effect() == Effect.WITHHOLD
            && sameWords(one, other)) {
          questions.add(new Question("COUNSEL", Reason.COUNSEL, alike(one, sure)));
        }
      }
    }
    Set<Instrument> defied = defied(sure, unsure);
    if (!defied.isEmpty()) {
      String name = sure.containsAll(defied) ? "MANDATE" : "UNSURE MANDATE";
      questions.add(new Question(name, Reason.AGAINST_MANDATE, defied));
    }
    Set<Instrument> asked = new HashSet<>();
    questions.forEach(question -> asked.addAll(question.about()));
    List<Instrument> withholding = new ArrayList<>();
    List<Instrument> telling = new ArrayList<>();
    for (Instrument one : sure) {
      if (asked.contains(one)) {
        continue;
      }
      if (ofParts(one)) {
        continue;
      }
      if (one.ruling().effect() == Effect.HOLD) {
        questions.add(new Question("HOLD", one.ruling().reason(), Set.of(one)));
      } else {
        (tells(one) ? telling : withholding).add(one);
      }
    }
    List<Instrument> keeping = keeping(sure, unsure);
    for (Instrument one : unsure) {
      boolean moot = ofParts(one) && SlowParts.keepAll(keeping, one);
      if (!asked.contains(one) && !moot) {
        questions.add(new Question("UNSURE", Reason.EXAMINER_REVIEW, Set.of(one)));
      }
    }
    return Optional.of(
        withholding.isEmpty()
            ? less(keeping, answered(questions, telling))
            : naming(Outcome.WITHHELD, first(withholding)));
  }

  private static Answer less(List<Instrument> keeping, Answer answer) {
    return answer.outcome() == Outcome.DELIVERED
        ? new Answer(
            answer.outcome(),
            answer.reason(),
            answer.instruments(),
            answer.holds(),
            SlowParts.kept(keeping))
        : answer;
  }

  /** Those that surely keep back parts and that no mandate questions. */
  List<Instrument> keeping(List<Instrument> sure, List<Instrument> unsure) {
    Set<Instrument> defied = defied(sure, unsure);
    return sure.stream().filter(one -> ofParts(one) && !defied.contains(one)).toList();
  }

  private static boolean ofParts(Instrument one) {
    return !one.ruling().fields().isEmpty();
  }

  /** Every mandate below which something is kept back, and every such thing. */
  private Set<Instrument> defied(List<Instrument> sure, List<Instrument> unsure) {
    Set<Instrument> whole = defied(sure, sure, unsure);
    List<Instrument> leavingOut =
        sure.stream().filter(one -> ofParts(one) && !whole.contains(one)).toList();
    List<Instrument> asked =
        sure.stream().filter(one -> !ofParts(one) || !SlowParts.keepAll(leavingOut, one)).toList();
    return defied(asked, sure, unsure);
  }

  private Set<Instrument> defied(
      List<Instrument> asked, List<Instrument> sure, List<Instrument> unsure) {
    Set<Instrument> defied = new HashSet<>();
    List<Instrument> all = new ArrayList<>(sure);
    all.addAll(unsure);
    for (Instrument mandate : all) {
      for (Instrument one : asked) {
        boolean lifted =
            one.ruling().effect() == Effect.HOLD
                && findings
                    .released()
                    .contains(called(new Question("HOLD", one.ruling().reason(), Set.of(one))));
        if (mandate.ruling().effect() == Effect.REQUIRE
            && !tells(one)
            && !lifted
            && !(ofParts(one) && one.issuer().name().endsWith("COURT"))
            && SlowEndings.depth(mandate.issuer()) < SlowEndings.depth(one.issuer())) {
          defied.add(mandate);
          defied.add(one);
        }
      }
    }
    return defied;
  }

  private Answer answered(Set<Question> questions, List<Instrument> telling) {
    List<Question> inOrder = new ArrayList<>(questions);
    inOrder.sort(
        Comparator.comparing((Question q) -> first(List.copyOf(q.about())), NAMED)
            .thenComparing(Question::kind));
    List<Question> standing = new ArrayList<>();
    Set<String> names = new TreeSet<>();
    for (Question question : inOrder) {
      if (upheld(called(question), findings)) {
        return new Answer(Outcome.WITHHELD, question.reason(), question.ids(), Set.of());
      }
      if (!findings.released().contains(called(question))) {
        standing.add(question);
        names.add(called(question));
      }
    }
    if (!standing.isEmpty()) {
      Question asked = standing.get(0);
      return new Answer(Outcome.HELD, asked.reason(), asked.ids(), names);
    }
    return telling.isEmpty()
        ? new Answer(Outcome.DELIVERED, Reason.PERMITTED, ofAll(inOrder).ids(), Set.of())
        : naming(Outcome.DELIVERED, first(telling));
  }

  /** The first question that is not one of parts alone. */
  private static Question ofAll(List<Question> inOrder) {
    return inOrder.stream()
        .filter(q -> !q.about().stream().allMatch(SlowCombination::ofParts))
        .findFirst()
        .orElseThrow();
  }

  /** Whether it permits or requires. */
  static boolean tells(Instrument instrument) {
    return Set.of(Effect.PERMIT, Effect.REQUIRE).contains(instrument.ruling().effect());
  }

  private static Set<Instrument> alike(Instrument first, List<Instrument> sure) {
    Set<Instrument> alike = new HashSet<>();
    for (Instrument other : sure) {
      if (other.ruling().effect() != Effect.HOLD && !ofParts(other) && sameWords(first, other)) {
        alike.add(other);
      }
    }
    return alike;
  }

  private static boolean sameWords(Instrument one, Instrument other) {
    return one.issuer() == other.issuer()
        && one.reach().scope().equals(other.reach().scope())
        && one.reach().place() == other.reach().place()
        && one.ruling().when().equals(other.ruling().when());
  }

  private static final Comparator<Instrument> NAMED =
      Comparator.comparing(Instrument::issuer)
          .thenComparing(i -> i.validity().from().toInstant())
          .thenComparing(Instrument::id);

  static Instrument first(List<Instrument> some) {
    return some.stream().min(NAMED).orElseThrow();
  }

  static Answer naming(Outcome outcome, Instrument instrument) {
    return new Answer(outcome, instrument.ruling().reason(), List.of(instrument.id()), Set.of());
  }
}
