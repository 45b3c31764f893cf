package org.tenprint.matching.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.MinutiaPair;
import org.tenprint.matching.prints.TenPrint;

/**
 * The best alignment of two fingers over every pair of minutiae, whatever the turn: slow and
 * thorough, for explanations. Cost: 1 to 3 ms.
 */
public final class FingerAlignment {
  private static final int TURN = 256;
  private static final double DEGREES = 360.0 / TURN;

  /** Half the width of {@link Gate#UPRIGHT}, 56 degrees. */
  private static final int UPRIGHT = 40;

  private FingerAlignment() {}

  /** A pairing, and by how much the probe lies turned in it, 1/256 of a turn. */
  private record Best(List<MinutiaPair> pairs, int turn) {}

  /**
   * The minutiae that lie on each other in the best alignment, in order of the candidate's
   * minutiae.
   */
  public static List<MinutiaPair> pairs(FingerTemplate probe, FingerTemplate candidate) {
    return best(probe, candidate).pairs();
  }

  /**
   * By how many degrees, 0 to 359, counter-clockwise, the probe lies turned against the candidate
   * in the best alignment: the mean over its pairs. Empty where none is better than chance.
   */
  public static OptionalInt turn(FingerTemplate probe, FingerTemplate candidate) {
    Best best = best(probe, candidate);
    double off = 0;
    for (MinutiaPair pair : best.pairs()) {
      int turn = probe.direction(pair.probe()) - candidate.direction(pair.candidate());
      off += (byte) (turn - best.turn());
    }
    return best.pairs().isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(
            Math.floorMod(
                (int) Math.round((best.turn() + off / best.pairs().size()) * DEGREES), 360));
  }

  /**
   * The evidence of the best alignment that minutiae lie on each other by more than chance, of
   * those alignments that turn the probe by no more than 56 degrees from where it is taken to lie.
   *
   * @param about degrees counter-clockwise by which the probe is taken to lie turned; 0 of an
   *     upright one
   * @return nats, 0 or more: how unlikely so many would be, of one alignment, if they were strewn
   */
  public static double evidence(FingerTemplate probe, FingerTemplate candidate, int about) {
    ProbeFinger prepared = new ProbeFinger(probe);
    int[] record = record(candidate);
    int middle = (int) Math.round(about / DEGREES);
    Alignment alignment = new Alignment();
    double evidence = 0;
    for (int i = 0; i < prepared.count; i++) {
      for (int j = 0; j < candidate.size(); j++) {
        int turn = (byte) (prepared.direction[i] - candidate.direction(j) - middle);
        if (Math.abs(turn) <= UPRIGHT) {
          evidence = Math.max(evidence, align(alignment, prepared, i, record, candidate, j));
        }
      }
    }
    return evidence;
  }

  private static Best best(FingerTemplate probe, FingerTemplate candidate) {
    ProbeFinger prepared = new ProbeFinger(probe);
    int[] record = record(candidate);
    Alignment alignment = new Alignment();
    double evidence = 0;
    Best best = new Best(List.of(), 0);
    for (int i = 0; i < prepared.count; i++) {
      for (int j = 0; j < candidate.size(); j++) {
        double found = align(alignment, prepared, i, record, candidate, j);
        if (found > evidence) {
          evidence = found;
          best = new Best(copy(alignment), prepared.direction[i] - candidate.direction(j));
        }
      }
    }
    return best;
  }

  private static int[] record(FingerTemplate candidate) {
    int[] record = new int[TenPrintRecord.MAX_WORDS];
    TenPrintRecord.write(new TenPrint(Map.of(FingerPosition.RIGHT_THUMB, candidate)), record);
    return record;
  }

  private static double align(
      Alignment alignment,
      ProbeFinger probe,
      int i,
      int[] record,
      FingerTemplate candidate,
      int j) {
    return alignment.align(probe, i, record, TenPrintRecord.COUNT_WORDS + 1, candidate.size(), j);
  }

  private static List<MinutiaPair> copy(Alignment alignment) {
    List<MinutiaPair> pairs = new ArrayList<>();
    for (int pair = 0; pair < alignment.pairs(); pair++) {
      pairs.add(new MinutiaPair(alignment.probeSide(pair), alignment.candidateSide(pair)));
    }
    return List.copyOf(pairs);
  }
}
