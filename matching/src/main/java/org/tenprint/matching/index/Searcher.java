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
 * Chosen}). Of a finger whose minutiae all vote for each other a candidate has no more pairs tried
 * than {@link Seeds} takes. Holds the scratch arrays of one thread: 5 MB with eight lanes, 4 a
 * further segment, and 24 to 40 bytes for each of the {@link Effort#checked} and {@link
 * Effort#alone} of each lane, of the two efforts that came last. Where very many prints lie in few
 * buckets it grows by the log and by what of one finger votes again, 32 MB a segment, and is so
 * bounded.
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
  private final int mostLogged;
  private Votes[] votes = {};
  private Segment[] segments;
  private Chosen chosen;

  /** Of the effort before. */
  private Chosen before;

  private final Seeds seeds = new Seeds();
  private final NamedMinutiae minutiae = new NamedMinutiae();
  private int lookups;

  Searcher(Projection projection, int bits, int lanes) {
    this(projection, bits, lanes, Votes.MOST_LOGGED);
  }

  /** One that logs so many votes a segment. */
  Searcher(Projection projection, int bits, int lanes, int mostLogged) {
    this.projection = projection;
    this.bits = bits;
    this.lanes = lanes;
    this.mostLogged = mostLogged;
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
    Looks looks = looks(probe, coded, gate, effort);
    for (int i = 0; i < segments.length; i++) {
      int slotCount = segments[i].slots().count();
      votes[i].clear(slotCount);
      vote(looks, segments[i], slotCount, votes[i]);
      double rate = Math.max(1e-6, lookups * gate.share() / (FINGERS * (1 << bits)));
      chosen.select(votes[i], i, slotCount, effort, rate, probe.size());
    }
    trace(looks);
    return propose(effort, probe.size(), among);
  }

  private void makeReady(Effort effort) {
    if (chosen == null || !chosen.isFor(effort)) {
      Chosen last = chosen;
      chosen = before != null && before.isFor(effort) ? before : new Chosen(lanes, effort);
      before = last;
    }
    int ready = votes.length;
    if (ready < segments.length) {
      votes = Arrays.copyOf(votes, segments.length);
      for (int i = ready; i < votes.length; i++) {
        votes[i] = new Votes(mostLogged);
      }
    }
  }

  /** What the probe looks into. */
  private Looks looks(TenPrint probe, CodedProbe coded, Gate gate, Effort effort) {
    int minutiae = probe.fingers().values().stream().mapToInt(FingerTemplate::size).sum();
    int each = Math.max(1, Math.min(effort.most(), effort.lookups() / minutiae));
    Looks looks = new Looks(gate, each);
    Arrays.fill(probeFingers, null);
    for (var entry : probe.fingers().entrySet()) {
      CodedProbe.Finger finger =
          coded.of(entry.getValue(), each, uncoded -> code(uncoded, each, effort.patience()));
      probeFingers[entry.getKey().ordinal()] = finger.map;
      looks.add(entry.getKey().ordinal(), entry.getValue(), finger);
    }
    lookups = looks.count();
    return looks;
  }

  private static void vote(Looks looks, Segment segment, int slotCount, Votes to) {
    looks.each(new Voting(segment, looks.gate(), to));
    to.end();
    if (to.isFull()) {
      to.clearForCounting(slotCount);
      for (int finger = 0; finger < FingerPosition.COUNT; finger++) {
        FingerIndex postings = segment.finger(finger);
        looks.of(
            finger,
            (its, minutia, direction, bucket) ->
                postings.each(bucket, direction, looks.gate(), to::countUnlogged));
        to.countedFinger(slotCount);
      }
    }
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

  /** Collects the pairs behind the selected places' votes. */
  private void trace(Looks looks) {
    seeds.clear(chosen.count());
    for (int i = 0; i < segments.length; i++) {
      if (chosen.mark(i)) {
        if (votes[i].isFull()) {
          traceAnew(looks, segments[i]);
        } else {
          trace(votes[i]);
        }
      }
    }
    seeds.sort();
  }

  private void trace(Votes cast) {
    for (int finger = 0; finger < FingerPosition.COUNT; finger++) {
      for (int minutia = 0; minutia < Posting.MAX_MINUTIAE; minutia++) {
        for (int i = cast.from(finger, minutia); i < cast.to(finger, minutia); i++) {
          seed(finger, minutia, cast.log[i]);
        }
      }
    }
  }

  /** Of votes that were not logged. */
  private void traceAnew(Looks looks, Segment segment) {
    looks.each(
        (finger, minutia, direction, bucket) ->
            segment
                .finger(finger)
                .each(bucket, direction, looks.gate(), posting -> seed(finger, minutia, posting)));
  }

  private void seed(int finger, int minutia, int posting) {
    int candidate = chosen.number(posting >>> 12);
    if (candidate >= 0) {
      seeds.add(candidate, finger, minutia, posting);
    }
  }

  /** The pairs that were tried last. */
  Seeds seeds() {
    return seeds;
  }

  /** Votes that were logged last, in all segments. */
  long logged() {
    return Arrays.stream(votes).mapToLong(cast -> cast.logged).sum();
  }

  private List<Proposal> propose(Effort effort, int fingers, Predicate<String> among) {
    List<List<Aligned>> byLane = new ArrayList<>();
    for (int lane = 0; lane < lanes; lane++) {
      byLane.add(new ArrayList<>());
    }
    int at = 0;
    while (at < seeds.count()) {
      int candidate = seeds.candidate(at);
      int end = at;
      while (end < seeds.count() && seeds.candidate(end) == candidate) {
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
    return segments[Segment.of(place)].copy(Segment.slot(place), generation, record);
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
      int finger = seeds.finger(at);
      int end = at;
      while (end < to && seeds.finger(end) == finger) {
        end++;
      }
      double best = alignFinger(finger, at, end);
      at = end;
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

  /** The best that pairs of one finger come to. */
  private double alignFinger(int finger, int from, int to) {
    int count = TenPrintRecord.count(record, finger);
    minutiae.read(record, offsets[finger], count, to - from);
    double best = 0;
    for (int i = from; i < to; i++) {
      int minutia = minutiae.number(seeds.rank(i), seeds.direction(i));
      if (minutia < count) {
        best =
            Math.max(
                best,
                alignment.align(
                    probeFingers[finger],
                    seeds.probed(i),
                    record,
                    offsets[finger],
                    count,
                    minutia));
      }
    }
    return best;
  }
}
