package org.tenprint.matching.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.MinutiaPair;
import org.tenprint.matching.prints.TenPrint;

/**
 * The best alignment of two fingers over every pair of minutiae: slow and thorough, for
 * explanations.
 */
public final class FingerAlignment {
  private static final int WIDEST_TURN = 43;

  private FingerAlignment() {}

  /**
   * The minutiae that lie on each other in the best alignment, in order of the candidate's
   * minutiae.
   */
  public static List<MinutiaPair> pairs(FingerTemplate probe, FingerTemplate candidate) {
    ProbeFinger prepared = new ProbeFinger(probe);
    int[] record = new int[TenPrintRecord.MAX_WORDS];
    TenPrintRecord.write(new TenPrint(Map.of(FingerPosition.RIGHT_THUMB, candidate)), record);
    int from = TenPrintRecord.COUNT_WORDS + 1;
    Alignment alignment = new Alignment();
    double best = 0;
    List<MinutiaPair> pairs = List.of();
    for (int i = 0; i < prepared.count; i++) {
      for (int j = 0; j < candidate.size(); j++) {
        int turn = (byte) (prepared.direction[i] - candidate.direction(j));
        if (Math.abs(turn) <= WIDEST_TURN) {
          double evidence = alignment.align(prepared, i, record, from, candidate.size(), j);
          if (evidence > best) {
            best = evidence;
            pairs = copy(alignment);
          }
        }
      }
    }
    return pairs;
  }

  private static List<MinutiaPair> copy(Alignment alignment) {
    List<MinutiaPair> pairs = new ArrayList<>();
    for (int pair = 0; pair < alignment.pairs(); pair++) {
      pairs.add(new MinutiaPair(alignment.probeSide(pair), alignment.candidateSide(pair)));
    }
    return List.copyOf(pairs);
  }
}
