package org.tenprint.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.index.FingerAlignment;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.TenPrint;

/**
 * A second look at the fingers whose score does not confirm, on a card of which enough fingers are
 * alike: by how their minutiae lie ({@link Likeness}), on every print that the candidate has of the
 * finger, the best of them, less what it costs to have tried so many ({@link Tries}). One that is
 * all but surely a stranger's, on prints by which that can be told, is <i>foreign</i> and
 * contradicts; of one that is merely not shown nothing is made, but that it is looked for under
 * other labels, and no MATCH where one wants every finger ({@link Thresholds#everyFinger}). Of a
 * card of which too few are alike, and of a single finger, nothing more is asked. A print too large
 * to be told ({@link Likeness#isFitted}) leaves its finger undecided, whatever the candidate's
 * other prints show.
 *
 * <p>Cost: 0.1 to 1 ms for each print that is looked at, 6 ms at most; of a finger the one that
 * scored and the {@value #MOST_OTHERS} newest others at most, until one shows it. Each of these is
 * scored, too, which of large prints costs far more.
 *
 * @param likeness of each finger that was looked at, in decibans, what it costs taken off: of the
 *     best print, or of the first that shows it
 * @param foreign the fingers of which it can be told that they are not the candidate's
 * @param turn degrees counter-clockwise by which the card lies turned; 0 of an upright one
 */
record SecondOpinion(Map<FingerPosition, Double> likeness, Set<FingerPosition> foreign, int turn) {
  /** Nothing was asked. */
  private static final SecondOpinion NONE = new SecondOpinion(Map.of(), Set.of(), 0);

  private static final int MOST_OTHERS = 7;

  /**
   * Degrees up to which a card counts as upright. Half of what is looked through to either side, so
   * that its fingers, each of which lies a little otherwise, are within that.
   */
  private static final int UPRIGHT = 28;

  private static final int WHOLE = 360;

  /**
   * Looks.
   *
   * @param pairs what was compared under the labels as given
   * @param encounters all of the candidate's, oldest first
   */
  static SecondOpinion of(
      Map<FingerPosition, FingerPair> pairs,
      List<TenPrint> encounters,
      MisplacedFingers.Comparer comparer) {
    long alike = pairs.values().stream().filter(pair -> pair.excess() > 0).count();
    if (pairs.size() < 2
        || !FingerAgreement.isEnough((int) alike, pairs.size())
        || pairs.values().stream().allMatch(FingerPair::confirms)) {
      return NONE;
    }
    int turn = turn(pairs.values());
    Map<FingerPosition, Double> likeness = new EnumMap<>(FingerPosition.class);
    Set<FingerPosition> foreign = EnumSet.noneOf(FingerPosition.class);
    pairs.forEach(
        (position, pair) -> {
          if (pair.confirms()) {
            return;
          }
          Look look = look(position, pair, encounters, comparer, turn);
          likeness.put(position, look.decibans());
          if (look.told() && look.decibans() < Likeness.BAR) {
            foreign.add(position);
          }
        });
    return new SecondOpinion(
        Collections.unmodifiableMap(likeness), Collections.unmodifiableSet(foreign), turn);
  }

  /** The fingers that were looked at and are not shown to be the candidate's, in their order. */
  Set<FingerPosition> doubtful() {
    Set<FingerPosition> doubtful = EnumSet.noneOf(FingerPosition.class);
    likeness.forEach(
        (position, decibans) -> {
          if (decibans < Likeness.SHOWN) {
            doubtful.add(position);
          }
        });
    return doubtful;
  }

  /**
   * What a look at one finger came to.
   *
   * @param told whether prints are among those looked at that tell a stranger's
   */
  private record Look(double decibans, boolean told) {}

  /** Ends with the first print that shows the finger. */
  private static Look look(
      FingerPosition position,
      FingerPair pair,
      List<TenPrint> encounters,
      MisplacedFingers.Comparer comparer,
      int turn) {
    double best = pair.likeness(turn);
    boolean told = Likeness.isTold(pair.one(), pair.other());
    List<FingerTemplate> others = others(position, pair.other(), encounters);
    double cost = Tries.cost(1 + others.size());
    for (FingerTemplate other : others) {
      if (best - cost >= Likeness.SHOWN) {
        break;
      }
      FingerPair compared = comparer.compare(position, other);
      best = Math.max(best, compared.likeness(turn));
      told |= Likeness.isTold(compared.one(), other);
    }
    return new Look(best - cost, told);
  }

  /** The candidate's newest other prints of a finger. */
  private static List<FingerTemplate> others(
      FingerPosition position, FingerTemplate scored, List<TenPrint> encounters) {
    List<TenPrint> newestFirst = new ArrayList<>(encounters);
    Collections.reverse(newestFirst);
    return newestFirst.stream()
        .flatMap(encounter -> encounter.finger(position).stream())
        .filter(print -> !print.equals(scored))
        .distinct()
        .limit(MOST_OTHERS)
        .toList();
  }

  /** As the finger that is most alike lies, where that is not upright. */
  private static int turn(Collection<FingerPair> pairs) {
    FingerPair best =
        pairs.stream().max(Comparator.comparingDouble(FingerPair::excess)).orElseThrow();
    OptionalInt turn = FingerAlignment.turn(best.one(), best.other());
    return turn.isPresent() && turn.getAsInt() > UPRIGHT && turn.getAsInt() < WHOLE - UPRIGHT
        ? turn.getAsInt()
        : 0;
  }

  /**
   * What a finger says under its own label.
   *
   * @param conflict whether the fingers of the card that are not alike contradict by their scores
   */
  FingerComparison of(FingerPosition position, FingerPair pair, boolean conflict) {
    FingerComparison scored = pair.comparison(conflict);
    FingerComparison said =
        foreign.contains(position) ? scored.saying(FingerVerdict.CONTRADICTS) : scored;
    Double looked = likeness.get(position);
    return looked == null ? said : said.likened(looked);
  }

  /**
   * What one says that was compared with the record's finger of another label. What contradicts by
   * the scores is excused by no second look.
   *
   * @param byScores whether the card was contradicted by its scores under the labels as given
   * @param conflict whether it is with the fingers where they belong
   */
  FingerComparison ofMisplaced(FingerPair pair, boolean byScores, boolean conflict) {
    FingerComparison scored = pair.misplaced(conflict);
    if (scored.verdict() == FingerVerdict.CONTRADICTS || pair.confirms()) {
      return scored;
    }
    double looked = pair.likeness(turn);
    if (looked < Likeness.BAR && Likeness.isTold(pair.one(), pair.other())) {
      return scored.saying(FingerVerdict.CONTRADICTS).likened(looked);
    }
    FingerComparison said =
        !byScores && looked >= Likeness.SHOWN
            ? new FingerComparison(
                FingerVerdict.UNDECIDED, Math.max(Likeness.SCORE, pair.decibans()))
            : scored;
    return said.likened(looked);
  }
}
