package org.tenprint.matching;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.TenPrint;

/**
 * What each finger of a probe says of a candidate, under the probe's own labels. A finger of the
 * probe that stands nowhere was not compared, because four others had found nothing.
 *
 * @param comparisons of the fingers that were compared. Each is compared with the encounter that
 *     scored, and where that lacks it with the candidate's newest that has it. One that contradicts
 *     and yet confirms by its score is alike to that encounter, and another of the candidate's is
 *     somebody else's ({@link ForeignEncounters})
 * @param lackingInRecord fingers of the probe that none of the candidate's encounters has
 * @param lackingInProbe fingers that an encounter of the candidate has and the probe lacks
 */
public record FingerAgreement(
    Map<FingerPosition, FingerComparison> comparisons,
    Set<FingerPosition> lackingInRecord,
    Set<FingerPosition> lackingInProbe) {
  /** No finger was compared. */
  public static final FingerAgreement NONE = new FingerAgreement(Map.of(), Set.of(), Set.of());

  /** From so many fingers on, half of them is too few. */
  private static final int MANY = 6;

  public FingerAgreement {
    Map<FingerPosition, FingerComparison> ordered = new EnumMap<>(FingerPosition.class);
    ordered.putAll(comparisons);
    comparisons = Collections.unmodifiableMap(ordered);
    lackingInRecord = Collections.unmodifiableSet(new TreeSet<>(lackingInRecord));
    lackingInProbe = Collections.unmodifiableSet(new TreeSet<>(lackingInProbe));
  }

  /**
   * What the fingers of a probe say of a candidate of these encounters: each for itself, and those
   * that are not alike together.
   *
   * @param encounters all of the candidate's, oldest first
   * @param turned whether to say how the prints lie
   * @param comparer for fingers that may stand under each other's labels
   */
  static FingerAgreement of(
      Map<FingerPosition, FingerPair> pairs,
      Set<FingerPosition> probe,
      List<TenPrint> encounters,
      boolean turned,
      MisplacedFingers.Comparer comparer) {
    SecondOpinion opinion = SecondOpinion.of(pairs, encounters, comparer);
    Map<FingerPosition, FingerPair> misplaced = MisplacedFingers.among(pairs, opinion, comparer);
    Map<FingerPosition, FingerPair> judged = new EnumMap<>(FingerPosition.class);
    judged.putAll(pairs);
    judged.putAll(misplaced);
    boolean byScores = Contradiction.holdsOf(pairs.values());
    boolean conflict = Contradiction.holdsOf(judged.values());
    Map<FingerPosition, FingerComparison> comparisons = new EnumMap<>(FingerPosition.class);
    judged.forEach(
        (position, pair) -> {
          FingerComparison said =
              misplaced.containsKey(position)
                  ? opinion.ofMisplaced(pair, byScores, conflict)
                  : opinion.of(position, pair, conflict);
          comparisons.put(position, turned ? said.turned(pair.one(), pair.other()) : said);
        });
    Set<FingerPosition> held =
        encounters.stream()
            .flatMap(encounter -> encounter.fingers().keySet().stream())
            .collect(Collectors.toSet());
    FingerAgreement said =
        new FingerAgreement(comparisons, without(probe, held), without(held, probe));
    return said.isEnoughOfCard() && said.fingers(FingerVerdict.CONTRADICTS).isEmpty()
        ? said.contradicted(ForeignEncounters.contradicted(pairs, encounters, comparer))
        : said;
  }

  /** The same, but that these fingers contradict, however alike they are to one encounter. */
  private FingerAgreement contradicted(Set<FingerPosition> fingers) {
    Map<FingerPosition, FingerComparison> all = new EnumMap<>(FingerPosition.class);
    comparisons.forEach(
        (finger, said) ->
            all.put(
                finger, fingers.contains(finger) ? said.saying(FingerVerdict.CONTRADICTS) : said));
    return new FingerAgreement(all, lackingInRecord, lackingInProbe);
  }

  private static Set<FingerPosition> without(Set<FingerPosition> all, Set<FingerPosition> out) {
    Set<FingerPosition> rest = new TreeSet<>(all);
    rest.removeAll(out);
    return rest;
  }

  /** How many fingers were compared. */
  public int compared() {
    return comparisons.size();
  }

  /** The fingers of which that is the verdict, in their order. */
  public Set<FingerPosition> fingers(FingerVerdict verdict) {
    return fingers(said -> said == verdict);
  }

  /** The fingers that speak for the candidate, in their order. */
  public Set<FingerPosition> agreeing() {
    return fingers(FingerVerdict::agrees);
  }

  /**
   * The fingers that the candidate's record has under another label, in their order: the card's
   * label is wrong, or the record's. They speak neither for the candidate nor against.
   */
  public Set<FingerPosition> misplaced() {
    return told(said -> said.verdict() == FingerVerdict.UNDECIDED && said.score() > 0);
  }

  /**
   * The fingers of the card that nothing shows to be the candidate's, in their order: neither their
   * score nor the second look ({@link SecondOpinion}), and those that the record does not have.
   */
  public Set<FingerPosition> notShown() {
    Set<FingerPosition> fingers = told(said -> !said.isShown());
    fingers.addAll(lackingInRecord);
    return fingers;
  }

  private Set<FingerPosition> fingers(Predicate<FingerVerdict> verdict) {
    return told(said -> verdict.test(said.verdict()));
  }

  private Set<FingerPosition> told(Predicate<FingerComparison> what) {
    Set<FingerPosition> fingers = new TreeSet<>();
    comparisons.forEach(
        (finger, said) -> {
          if (what.test(said)) {
            fingers.add(finger);
          }
        });
    return fingers;
  }

  /**
   * Whether enough fingers speak for the candidate: half of the compared ones, of {@value #MANY} or
   * more the greater half.
   */
  boolean isEnough() {
    return isEnough(agreeing().size(), compared());
  }

  /**
   * Whether enough fingers of the whole card speak for the candidate, those counted that no
   * encounter has: one finger of somebody whose record has no other says nothing of the nine beside
   * it.
   */
  boolean isEnoughOfCard() {
    return isEnough(agreeing().size(), compared() + lackingInRecord.size());
  }

  static boolean isEnough(int agreeing, int compared) {
    return 2 * agreeing >= compared + (compared >= MANY ? 1 : 0);
  }

  /** The same under the labels that a correction leads to, or came from. */
  public FingerAgreement moved(SequenceCorrection correction) {
    Map<FingerPosition, FingerComparison> moved = new EnumMap<>(FingerPosition.class);
    comparisons.forEach((finger, said) -> moved.put(correction.apply(finger), said));
    return new FingerAgreement(
        moved, moved(lackingInRecord, correction), moved(lackingInProbe, correction));
  }

  private static Set<FingerPosition> moved(
      Set<FingerPosition> fingers, SequenceCorrection correction) {
    return fingers.stream().map(correction::apply).collect(Collectors.toSet());
  }
}
