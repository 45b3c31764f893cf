package org.tenprint.matching.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.TenPrint;

/**
 * One search of the index, step by step: <em>vote</em> (each minutia of the probe looks into its
 * likely buckets; votes add up over the fingers), <em>select</em> (the strongest by votes),
 * <em>trace</em> (the pairs of minutiae behind their votes), <em>align</em> (each pair tried; the
 * best a finger counts, fingers added), <em>propose</em>. Segments are voted in one after the
 * other, and selected from as one. Who stands out by one finger alone is looked at besides ({@link
 * Chosen}). Holds the scratch arrays of one thread: 5 MB with eight lanes, 4 a further segment, and
 * 24 to 40 bytes for each of the {@link Effort#checked} and {@link Effort#alone} of each lane,
 * which are made anew when a search of another effort comes.
 */
final class Searcher {
  /** A gallery person has this many fingers, mostly. */
  private static final double FINGERS = 10;

  private final Projection projection;
  private final int bits;
  private final Surroundings surroundings = new Surroundings();
  private final MultiProbe multiProbe;
  private final float[] projected = new float[Projection.DIMENSIONS];
  private final Alignment alignment = new Alignment();
  private final ProbeFinger[] probeFingers = new ProbeFinger[FingerPosition.COUNT];
  private final int[] record = new int[TenPrintRecord.MAX_WORDS];
  private final int[] offsets = new int[FingerPosition.COUNT];
  private final int lanes;
  private Votes[] votes = {new Votes()};
  private Segment[] segments;
  private Chosen chosen;
  private long[] seeds = new long[1 << 12];
  private int seedCount;
  private int lookups;

  Searcher(Projection projection, int bits, int lanes) {
    this.projection = projection;
    this.bits = bits;
    this.lanes = lanes;
    this.multiProbe = new MultiProbe(projection, bits);
  }

  List<Proposal> search(
      TenPrint probe,
      CodedProbe coded,
      Gate gate,
      Effort effort,
      CompactIndex index,
      Predicate<String> among) {
    segments = index.segments();
    makeReady(effort);
    chosen.begin(segments, among);
    for (int i = 0; i < segments.length; i++) {
      int slotCount = segments[i].slots().count();
      votes[i].clear(slotCount);
      vote(probe, coded, gate, effort, segments[i], votes[i]);
      double rate = Math.max(1e-6, lookups * gate.share() / (FINGERS * (1 << bits)));
      chosen.select(votes[i], i, slotCount, effort, rate, probe.size());
    }
    trace();
    return propose(effort, probe.size(), among);
  }

  private void makeReady(Effort effort) {
    if (chosen == null || !chosen.isFor(effort)) {
      chosen = new Chosen(lanes, effort);
    }
    int ready = votes.length;
    if (ready < segments.length) {
      votes = Arrays.copyOf(votes, segments.length);
      for (int i = ready; i < votes.length; i++) {
        votes[i] = new Votes();
      }
    }
  }

  private void vote(
      TenPrint probe, CodedProbe coded, Gate gate, Effort effort, Segment segment, Votes to) {
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
      FingerIndex postings = segment.finger(position);
      for (int i = 0; i < finger.minutiae(); i++) {
        to.begin(position, i);
        int direction = template.direction(i);
        int end = finger.to(i, each);
        for (int at = finger.from(i); at < end; at++) {
          postings.vote(finger.bucket(at), direction, gate, to);
        }
        lookups += end - finger.from(i);
      }
    }
    to.end();
    to.forgetNobody();
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
   * Collects the pairs behind the selected places' votes: {@code candidate | finger:4 | probe
   * minutia:7 | minutia:7}, sorted.
   */
  private void trace() {
    seedCount = 0;
    for (int i = 0; i < segments.length; i++) {
      if (chosen.mark(i)) {
        trace(votes[i]);
      }
    }
    Arrays.sort(seeds, 0, seedCount);
  }

  private void trace(Votes cast) {
    for (int finger = 0; finger < FingerPosition.COUNT; finger++) {
      for (int minutia = 0; minutia < Posting.MAX_MINUTIAE; minutia++) {
        for (int i = cast.from(finger, minutia); i < cast.to(finger, minutia); i++) {
          int posting = cast.log[i];
          int candidate = chosen.number(posting >>> 12);
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
  }

  private List<Proposal> propose(Effort effort, int fingers, Predicate<String> among) {
    List<List<Aligned>> byLane = new ArrayList<>();
    for (int lane = 0; lane < lanes; lane++) {
      byLane.add(new ArrayList<>());
    }
    int at = 0;
    while (at < seedCount) {
      int candidate = (int) (seeds[at] >>> 18);
      int end = at;
      while (end < seedCount && (int) (seeds[end] >>> 18) == candidate) {
        end++;
      }
      Aligned aligned = align(candidate, at, end);
      // the slot may be another's since it was selected
      if (aligned != null && among.test(aligned.subject())) {
        byLane.get(chosen.lane(candidate)).add(aligned);
      }
      at = end;
    }
    List<Proposal> proposals = new ArrayList<>();
    for (List<Aligned> lane : byLane) {
      for (Aligned aligned : Aligned.proposed(lane, effort, fingers)) {
        read(aligned).ifPresent(proposals::add);
      }
    }
    return proposals;
  }

  /** Copies the place's record; false when it changed meanwhile or is dead. */
  private boolean copyRecord(int place, int generation) {
    Segment segment = segments[Segment.of(place)];
    int slot = Segment.slot(place);
    int length = segment.slots().length(slot);
    if ((generation & 1) != 0 || length == 0) {
      return false;
    }
    segment.store().copy(segment.slots().address(slot), length, record);
    return segment.slots().isStill(slot, generation);
  }

  private Optional<Proposal> read(Aligned aligned) {
    return copyRecord(aligned.place(), aligned.generation())
        ? Optional.of(aligned.proposal(TenPrintRecord.read(record)))
        : Optional.empty();
  }

  /** Tries the pairs {@code from} to {@code to} of a candidate; null when it is gone. */
  private Aligned align(int candidate, int from, int to) {
    int place = chosen.place(candidate);
    SlotTable slots = segments[Segment.of(place)].slots();
    int generation = slots.generation(Segment.slot(place));
    String subject = slots.subject(Segment.slot(place));
    if (subject == null || !copyRecord(place, generation)) {
      return null;
    }
    TenPrintRecord.offsets(record, offsets);
    double evidence = 0;
    double most = 0;
    int strongest = 0;
    int at = from;
    while (at < to) {
      int finger = finger(seeds[at]);
      double best = 0;
      for (; at < to && finger(seeds[at]) == finger; at++) {
        best = Math.max(best, align(finger, seeds[at]));
      }
      evidence += best;
      if (best > most) {
        most = best;
        strongest = finger;
      }
    }
    return new Aligned(
        place,
        generation,
        subject,
        evidence,
        FingerPosition.at(strongest),
        most,
        chosen.isTogether(candidate),
        chosen.isAlone(candidate));
  }

  private static int finger(long seed) {
    return (int) (seed >>> 14) & 15;
  }

  private double align(int finger, long seed) {
    int count = TenPrintRecord.count(record, finger);
    int minutia = (int) seed & 127;
    return minutia < count
        ? alignment.align(
            probeFingers[finger], (int) (seed >>> 7) & 127, record, offsets[finger], count, minutia)
        : 0;
  }
}
