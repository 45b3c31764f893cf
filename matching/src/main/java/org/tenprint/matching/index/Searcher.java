package org.tenprint.matching.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.TenPrint;

/**
 * One search of the index, step by step: <em>vote</em> (each minutia of the probe looks into its
 * likely buckets; votes add up over the fingers), <em>select</em> (the strongest by votes),
 * <em>trace</em> (the pairs of minutiae behind their votes), <em>align</em> (each pair tried; the
 * best a finger counts, fingers added), <em>propose</em>. Holds the scratch arrays of one thread, 3
 * MB.
 */
final class Searcher {
  /** A gallery person has this many fingers, mostly. */
  private static final double FINGERS = 10;

  /** How many encounters of a subject are proposed at most. */
  private static final int ENCOUNTERS_A_SUBJECT = 2;

  private final Projection projection;
  private final int bits;
  private final Surroundings surroundings = new Surroundings();
  private final MultiProbe multiProbe;
  private final float[] projected = new float[Projection.DIMENSIONS];
  private final Votes votes = new Votes();
  private final Alignment alignment = new Alignment();
  private final ProbeFinger[] probeFingers = new ProbeFinger[FingerPosition.COUNT];
  private final int[] record = new int[TenPrintRecord.MAX_WORDS];
  private final int[] offsets = new int[FingerPosition.COUNT];
  private Selection selection = new Selection(1);
  private Marks marks = new Marks(Lanes.COUNT);
  private int perLane = 1;
  private long[] seeds = new long[1 << 12];
  private int seedCount;
  private int lookups;

  Searcher(Projection projection, int bits) {
    this.projection = projection;
    this.bits = bits;
    this.multiProbe = new MultiProbe(projection, bits);
  }

  List<Proposal> search(
      TenPrint probe, CodedProbe coded, Gate gate, Effort effort, CompactIndex index) {
    int slotCount = index.slots().count();
    votes.clear(slotCount);
    vote(probe, coded, gate, effort, index);
    if (perLane != effort.checked()) {
      perLane = effort.checked();
      selection = new Selection(perLane);
      marks = new Marks(Lanes.COUNT * perLane);
    }
    selection.select(
        votes,
        index.slots(),
        slotCount,
        effort.votes(),
        Math.max(1e-6, lookups * gate.share() / (FINGERS * (1 << bits))));
    trace();
    return propose(effort, probe.size(), index);
  }

  private void vote(
      TenPrint probe, CodedProbe coded, Gate gate, Effort effort, CompactIndex index) {
    int minutiae = probe.fingers().values().stream().mapToInt(FingerTemplate::size).sum();
    int each = Math.max(1, Math.min(effort.most(), effort.lookups() / minutiae));
    lookups = 0;
    Arrays.fill(probeFingers, null);
    for (var entry : probe.fingers().entrySet()) {
      FingerTemplate template = entry.getValue();
      int position = entry.getKey().ordinal();
      CodedProbe.Finger finger =
          coded.of(template, each, uncoded -> code(uncoded, each, effort.patience()));
      probeFingers[position] = finger.map;
      FingerIndex postings = index.finger(position);
      for (int i = 0; i < finger.minutiae(); i++) {
        votes.begin(position, i);
        int direction = template.direction(i);
        int to = finger.to(i, each);
        for (int at = finger.from(i); at < to; at++) {
          postings.vote(finger.bucket(at), direction, gate, votes);
        }
        lookups += to - finger.from(i);
      }
    }
    votes.end();
    votes.forgetNobody();
  }

  private CodedProbe.Finger code(FingerTemplate finger, int each, float patience) {
    CodedProbe.Finger coded = new CodedProbe.Finger(finger, each);
    for (int i = 0; i < Math.min(finger.size(), Posting.MAX_MINUTIAE); i++) {
      int neighbours = surroundings.around(finger, i);
      int buckets = 0;
      if (neighbours >= Surroundings.FEWEST_NEIGHBOURS) {
        projection.project(surroundings.rows(), neighbours, projected);
        buckets = multiProbe.enumerate(projected, each, patience);
      }
      coded.add(multiProbe.buckets(), buckets);
    }
    return coded;
  }

  /**
   * Collects the pairs behind the selected slots' votes: {@code candidate | finger:4 | probe
   * minutia:7 | minutia:7}, sorted.
   */
  private void trace() {
    marks.clear();
    for (int lane = 0; lane < Lanes.COUNT; lane++) {
      for (int i = 0; i < selection.kept(lane); i++) {
        marks.mark(selection.slot(lane, i), lane * perLane + i);
      }
    }
    seedCount = 0;
    for (int finger = 0; finger < FingerPosition.COUNT; finger++) {
      for (int minutia = 0; minutia < Posting.MAX_MINUTIAE; minutia++) {
        for (int i = votes.from(finger, minutia); i < votes.to(finger, minutia); i++) {
          int posting = votes.log[i];
          int candidate = marks.number(posting >>> 12);
          if (candidate >= 0) {
            if (seedCount == seeds.length) {
              seeds = Arrays.copyOf(seeds, 2 * seedCount);
            }
            seeds[seedCount++] =
                ((long) candidate << 4 | finger) << 14 | minutia << 7 | Posting.minutia(posting);
          }
        }
      }
    }
    Arrays.sort(seeds, 0, seedCount);
  }

  private List<Proposal> propose(Effort effort, int fingers, CompactIndex index) {
    List<List<Aligned>> byLane = new ArrayList<>();
    for (int lane = 0; lane < Lanes.COUNT; lane++) {
      byLane.add(new ArrayList<>());
    }
    int at = 0;
    while (at < seedCount) {
      int candidate = (int) (seeds[at] >>> 18);
      int end = at;
      while (end < seedCount && (int) (seeds[end] >>> 18) == candidate) {
        end++;
      }
      int lane = candidate / perLane;
      Aligned aligned = align(selection.slot(lane, candidate % perLane), at, end, index);
      if (aligned != null && aligned.evidence() >= effort.least(fingers)) {
        byLane.get(lane).add(aligned);
      }
      at = end;
    }
    List<Proposal> proposals = new ArrayList<>();
    for (List<Aligned> lane : byLane) {
      lane.sort(BEST_FIRST);
      for (Aligned aligned : best(lane, effort.proposed())) {
        read(aligned, index).ifPresent(proposals::add);
      }
    }
    return proposals;
  }

  /**
   * The first few subjects of a sorted lane by their best encounters: one subject's many encounters
   * push no other out.
   */
  private static List<Aligned> best(List<Aligned> lane, int subjects) {
    Map<String, Integer> taken = new HashMap<>();
    List<Aligned> best = new ArrayList<>();
    for (Aligned aligned : lane) {
      boolean known = taken.containsKey(aligned.subject());
      if (known ? taken.get(aligned.subject()) < ENCOUNTERS_A_SUBJECT : taken.size() < subjects) {
        taken.merge(aligned.subject(), 1, Integer::sum);
        best.add(aligned);
      }
    }
    return best;
  }

  private record Aligned(int slot, int generation, String subject, double evidence) {}

  private static final Comparator<Aligned> BEST_FIRST =
      Comparator.comparingDouble(Aligned::evidence).reversed().thenComparing(Aligned::subject);

  /** Copies the slot's record; false when it changed meanwhile or is dead. */
  private boolean copyRecord(int slot, int generation, CompactIndex index) {
    int length = index.slots().length(slot);
    if ((generation & 1) != 0 || length == 0) {
      return false;
    }
    index.store().copy(index.slots().address(slot), length, record);
    return index.slots().isStill(slot, generation);
  }

  private Optional<Proposal> read(Aligned aligned, CompactIndex index) {
    return copyRecord(aligned.slot(), aligned.generation(), index)
        ? Optional.of(
            new Proposal(aligned.subject(), TenPrintRecord.read(record), aligned.evidence()))
        : Optional.empty();
  }

  /** Tries the pairs {@code from} to {@code to} of a candidate; null when it is gone. */
  private Aligned align(int slot, int from, int to, CompactIndex index) {
    int generation = index.slots().generation(slot);
    String subject = index.slots().subject(slot);
    if (subject == null || !copyRecord(slot, generation, index)) {
      return null;
    }
    TenPrintRecord.offsets(record, offsets);
    double evidence = 0;
    double best = 0;
    int current = -1;
    for (int i = from; i < to; i++) {
      int finger = (int) (seeds[i] >>> 14) & 15;
      if (finger != current) {
        evidence += best;
        best = 0;
        current = finger;
      }
      int count = TenPrintRecord.count(record, finger);
      int minutia = (int) seeds[i] & 127;
      if (minutia < count) {
        int probeMinutia = (int) (seeds[i] >>> 7) & 127;
        best =
            Math.max(
                best,
                alignment.align(
                    probeFingers[finger], probeMinutia, record, offsets[finger], count, minutia));
      }
    }
    return new Aligned(slot, generation, subject, evidence + best);
  }
}
