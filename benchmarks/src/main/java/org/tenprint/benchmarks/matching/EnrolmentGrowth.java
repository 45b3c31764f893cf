package org.tenprint.benchmarks.matching;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.tenprint.benchmarks.run.Progress;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.Candidate;
import org.tenprint.matching.Decision;
import org.tenprint.matching.Doubt;
import org.tenprint.matching.FingerAgreement;
import org.tenprint.matching.FingerComparison;
import org.tenprint.matching.FingerVerdict;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.Gallery;
import org.tenprint.matching.SearchResult;
import org.tenprint.matching.Thresholds;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/**
 * How a record grows: a person's second card is matched with the first, of it are enrolled all
 * fingers, those that confirm, or none, and a third card is searched for. Beside it how many
 * genuine cards are held because too few fingers agree, and what a stranger's finger among a
 * person's says. Judged by the exhaustive gallery with the person alone in it; a score does not
 * depend on others.
 */
final class EnrolmentGrowth {
  /** The match threshold that is asked of every search: 70 decibans. */
  static final Thresholds AT_70 = new Thresholds(1e-7, 1e-6);

  private static final int[] HELD = {10, 6, 4};
  private static final int[] SOUGHT = {10, 4, 2};

  private enum Enrolled {
    ALL("All"),
    CONFIRMING("Confirming"),
    NOTHING("Nothing");

    private final String text;

    Enrolled(String text) {
      this.text = text;
    }
  }

  private final Cards cards;
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  EnrolmentGrowth(Cards cards) {
    this.cards = cards;
  }

  /** The figures of that many people. */
  Map<String, Object> measure(String name, int people, Progress progress) {
    Workers.each(progress, "three cards, " + name, people, this::person);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("people", people);
    facts.put("genuinePairsThatConfirm", share("confirms", "pairs"));
    facts.put("strangersThatConfirm", share("stranger confirms", "strangers"));
    facts.put("strangersThatAgree", share("stranger agrees", "strangers"));
    for (int fingers : HELD) {
      facts.put("heldAsFewFingersAgree" + fingers, share("held " + fingers, "cards " + fingers));
    }
    for (int fingers : SOUGHT) {
      for (Enrolled enrolled : Enrolled.values()) {
        facts.put(
            "tpir" + fingers + enrolled.text, share(fingers + " " + enrolled, "sought " + fingers));
      }
    }
    return facts;
  }

  private void person(int person) {
    TenPrint first = card(person, FingerPosition.COUNT, 0);
    TenPrint second = card(person, FingerPosition.COUNT, 1);
    SearchResult matched = search(List.of(first), second);
    FingerAgreement agreement =
        matched.best().map(Candidate::agreement).orElse(FingerAgreement.NONE);
    count("pairs", agreement.compared());
    count("confirms", agreement.fingers(FingerVerdict.CONFIRMS).size());
    for (int fingers : HELD) {
      Optional<Doubt> doubt = AT_70.doubt(search(List.of(first), card(person, fingers, 1)));
      count("cards " + fingers, 1);
      count("held " + fingers, doubt.equals(Optional.of(Doubt.FEW_FINGERS_AGREE)) ? 1 : 0);
    }
    stranger(person, first, second);
    boolean match = AT_70.decide(matched) == Decision.MATCH;
    Optional<TenPrint> confirming = second.only(agreement.fingers(FingerVerdict.CONFIRMS));
    for (int fingers : SOUGHT) {
      TenPrint third = card(person, fingers, 2);
      count("sought " + fingers, 1);
      found(fingers, Enrolled.NOTHING, List.of(first), third);
      found(fingers, Enrolled.ALL, match ? List.of(first, second) : List.of(first), third);
      found(
          fingers,
          Enrolled.CONFIRMING,
          match && confirming.isPresent() ? List.of(first, confirming.get()) : List.of(first),
          third);
    }
  }

  /** Nine fingers of the person and one of somebody else, each position in turn. */
  private void stranger(int person, TenPrint first, TenPrint second) {
    FingerPosition position = FingerPosition.at(person % FingerPosition.COUNT);
    Map<FingerPosition, FingerTemplate> mixed = new EnumMap<>(FingerPosition.class);
    mixed.putAll(second.fingers());
    mixed.put(position, cards.stranger(person, position));
    search(List.of(first), new TenPrint(mixed))
        .best()
        .map(best -> best.agreement().comparisons().get(position))
        .map(FingerComparison::verdict)
        .ifPresent(
            verdict -> {
              count("strangers", 1);
              count("stranger confirms", verdict == FingerVerdict.CONFIRMS ? 1 : 0);
              count("stranger agrees", verdict.agrees() ? 1 : 0);
            });
  }

  private void found(int fingers, Enrolled enrolled, List<TenPrint> record, TenPrint third) {
    double score = search(record, third).best().map(Candidate::score).orElse(0.0);
    count(fingers + " " + enrolled, score >= AT_70.matchScore(1) ? 1 : 0);
  }

  private TenPrint card(int person, int fingers, int occasion) {
    return cards.card(person, Population.positions(fingers), occasion);
  }

  private static SearchResult search(List<TenPrint> record, TenPrint probe) {
    Gallery gallery = Galleries.exhaustive();
    gallery.put(new Subject("person", record));
    return gallery.search(probe, 1);
  }

  private void count(String what, long more) {
    counts.computeIfAbsent(what, none -> new LongAdder()).add(more);
  }

  private Map<String, Object> share(String part, String of) {
    Proportion proportion = new Proportion(sum(part), sum(of));
    Map<String, Object> share = new LinkedHashMap<>();
    share.put("count", proportion.successes());
    share.put("of", proportion.trials());
    share.put("share", proportion.share());
    share.put("low", proportion.low());
    share.put("high", proportion.high());
    return share;
  }

  private long sum(String what) {
    return counts.getOrDefault(what, new LongAdder()).sum();
  }
}
