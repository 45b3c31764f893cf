package org.tenprint.benchmarks.matching;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tenprint.matching.Candidate;
import org.tenprint.matching.Decision;
import org.tenprint.matching.Doubt;
import org.tenprint.matching.FingerAgreement;
import org.tenprint.matching.FingerComparison;
import org.tenprint.matching.FingerVerdict;
import org.tenprint.matching.SearchResult;
import org.tenprint.matching.SequenceCorrection;
import org.tenprint.matching.Thresholds;
import org.tenprint.matching.prints.TenPrint;

/**
 * What became of cards by the decision that the service makes of a search. In a MATCH the fingers
 * that confirm are enrolled with the person found, so one of somebody else's that confirms would
 * stand in the wrong record from then on.
 */
final class CardTally {
  /** Decibans that a second look may be asked for; without bound the score alone is. */
  static final double[] BARS = {0, 10, 13, 17, 20, 23.5, 30, Double.POSITIVE_INFINITY};

  private final Thresholds thresholds;
  private final Thresholds everyFinger;
  private final int[] matchShown = new int[BARS.length];
  private int matchEveryFinger;
  private final Map<Doubt, Integer> grey = new EnumMap<>(Doubt.class);
  private int cards;
  private int matchFirst;
  private int matchSecond;
  private int matchOther;
  private int noMatch;
  private int matchEarlier;
  private int assumedTurned;
  private int matchMisplaced;
  private int othersCompared;
  private int othersConfirming;
  private double highest;

  CardTally(Thresholds thresholds) {
    this.thresholds = thresholds;
    everyFinger = new Thresholds(thresholds.matchRate(), thresholds.greyRate(), true);
  }

  /**
   * Counts a card and its answer.
   *
   * @param record what is held of the first candidate
   */
  synchronized void add(OwnedCard card, SearchResult result, Optional<TenPrint> record) {
    cards++;
    Decision earlier = EarlierRule.decide(result, card.print(), record, thresholds);
    matchEarlier += earlier == Decision.MATCH ? 1 : 0;
    highest = Math.max(highest, result.best().map(Candidate::score).orElse(0.0));
    assumedTurned += result.correction() == SequenceCorrection.PRINTS_TURNED ? 1 : 0;
    switch (thresholds.decide(result)) {
      case NO_MATCH -> noMatch++;
      case GREY -> grey.merge(thresholds.doubt(result).orElseThrow(), 1, Integer::sum);
      case MATCH -> match(card, result.best().orElseThrow());
    }
    matchEveryFinger += everyFinger.decide(result) == Decision.MATCH ? 1 : 0;
  }

  private void match(OwnedCard card, Candidate found) {
    double least = leastShown(found.agreement());
    for (int i = 0; i < BARS.length; i++) {
      matchShown[i] += least >= BARS[i] ? 1 : 0;
    }
    if (found.subjectId().equals(card.first())) {
      matchFirst++;
    } else if (card.second().equals(Optional.of(found.subjectId()))) {
      matchSecond++;
    } else {
      matchOther++;
    }
    matchMisplaced += found.agreement().misplaced().isEmpty() ? 0 : 1;
    found
        .agreement()
        .comparisons()
        .forEach(
            (finger, said) -> {
              boolean others = !card.isOf(finger, found.subjectId());
              othersCompared += others ? 1 : 0;
              othersConfirming += others && said.verdict() == FingerVerdict.CONFIRMS ? 1 : 0;
            });
  }

  /** Of the finger of which least shows that it is the candidate's, what the second look says. */
  private static double leastShown(FingerAgreement fingers) {
    return fingers.lackingInRecord().isEmpty()
        ? fingers.comparisons().values().stream().mapToDouble(CardTally::shown).min().orElseThrow()
        : Double.NEGATIVE_INFINITY;
  }

  private static double shown(FingerComparison said) {
    return said.score() >= LikenessPair.CONFIRMS
        ? Double.POSITIVE_INFINITY
        : said.likeness().orElse(Double.NEGATIVE_INFINITY);
  }

  /** The counts, and the highest evidence for anybody, in decibans. */
  synchronized Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("cards", cards);
    facts.put("matchFirst", matchFirst);
    facts.put("matchSecond", matchSecond);
    facts.put("matchOther", matchOther);
    Map<String, Object> doubts = new LinkedHashMap<>();
    for (Doubt doubt : Doubt.values()) {
      doubts.put(doubt.name(), grey.getOrDefault(doubt, 0));
    }
    facts.put("grey", doubts);
    facts.put("noMatch", noMatch);
    facts.put("matchEarlier", matchEarlier);
    facts.put("matchEveryFinger", matchEveryFinger);
    Map<String, Object> bars = new LinkedHashMap<>();
    for (int i = 0; i < BARS.length; i++) {
      bars.put(Double.isInfinite(BARS[i]) ? "score" : String.valueOf(BARS[i]), matchShown[i]);
    }
    facts.put("matchShown", bars);
    facts.put("matchMisplaced", matchMisplaced);
    facts.put("assumedTurned", assumedTurned);
    facts.put("othersFingersInMatches", othersCompared);
    facts.put("othersFingersConfirming", othersConfirming);
    facts.put("highestDecibans", highest);
    return facts;
  }
}
