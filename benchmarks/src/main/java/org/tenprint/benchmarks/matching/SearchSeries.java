package org.tenprint.benchmarks.matching;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.tenprint.matching.Candidate;
import org.tenprint.matching.SequenceCorrection;
import org.tenprint.matching.TenPrint;
import org.tenprint.matching.TwoStageGallery;
import org.tenprint.matching.index.Proposal;

/** A series of searches: CPU before and with confirmation, who came first, with what score. */
final class SearchSeries {
  final Sample indexMillis = new Sample();
  final Sample wholeMillis = new Sample();

  /** Score of the right person when first, else 0; of the first candidate where nobody is right. */
  final Sample scores = new Sample();

  private int mated;
  private int proposed;
  private int first;

  /**
   * Runs the series on this thread.
   *
   * @param probes probe by number
   * @param right who is right, by number; null: nobody
   */
  SearchSeries run(
      TwoStageGallery gallery,
      int count,
      IntFunction<TenPrint> probes,
      IntFunction<String> right,
      boolean timeIndex) {
    for (int i = 0; i < count; i++) {
      TenPrint probe = probes.apply(i);
      String expected = right.apply(i);
      if (timeIndex) {
        indexMillis.add(CpuClock.milliseconds(() -> note(gallery.propose(probe), expected)));
      }
      wholeMillis.add(
          CpuClock.milliseconds(
              () -> judge(gallery.rank(probe, SequenceCorrection.NONE, 10), expected)));
    }
    return this;
  }

  private void note(List<Proposal> proposals, String expected) {
    proposed += proposals.stream().anyMatch(p -> p.subjectId().equals(expected)) ? 1 : 0;
  }

  private void judge(List<Candidate> candidates, String expected) {
    boolean none = candidates.isEmpty();
    if (expected == null) {
      scores.add(none ? 0 : candidates.get(0).score());
    } else {
      boolean right = !none && candidates.get(0).subjectId().equals(expected);
      mated++;
      first += right ? 1 : 0;
      scores.add(right ? candidates.get(0).score() : 0);
    }
  }

  Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("searches", wholeMillis.count());
    if (indexMillis.count() > 0) {
      facts.put("indexCpuMillisP50", indexMillis.quantile(0.5));
      facts.put("indexCpuMillisP99", indexMillis.quantile(0.99));
    }
    facts.put("wholeCpuMillisP50", wholeMillis.quantile(0.5));
    facts.put("wholeCpuMillisP99", wholeMillis.quantile(0.99));
    if (mated > 0) {
      if (indexMillis.count() > 0) {
        facts.put("proposedShare", (double) proposed / mated);
      }
      facts.put("rank1", (double) first / mated);
      facts.put("scoreP1", scores.quantile(0.01));
      facts.put("scoreP50", scores.quantile(0.5));
    } else {
      facts.put("scoreP99", scores.quantile(0.99));
      facts.put("scoreHighest", scores.highest());
    }
    return facts;
  }
}
