package org.tenprint.matching;

import com.machinezoo.sourceafis.FingerprintCompatibility;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tenprint.matching.Confirmation.Judged;
import org.tenprint.matching.index.CodedProbe;
import org.tenprint.matching.index.CompactIndex;
import org.tenprint.matching.index.Gate;
import org.tenprint.matching.index.Lanes;
import org.tenprint.matching.index.Projection;
import org.tenprint.matching.index.Proposal;
import org.tenprint.matching.index.Snapshot;
import org.tenprint.matching.pages.MinutiaRoom;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/**
 * The engine: {@link CompactIndex} proposes a few people by all fingers at once, {@link
 * Confirmation} judges them. A candidate that the index has no evidence for is not judged and not
 * in the answer.
 */
public final class TwoStageGallery implements Gallery {
  static final String VERSION = "two-stage-13/sourceafis-" + FingerprintCompatibility.version();

  private final CompactIndex index;
  private final Efforts efforts;

  private TwoStageGallery(CompactIndex index, Efforts efforts) {
    this.index = index;
    this.efforts = efforts;
  }

  /** The same people, held once, searched with another effort: for measurements. */
  public TwoStageGallery searched(Efforts otherwise) {
    return new TwoStageGallery(index, otherwise);
  }

  /**
   * An empty gallery.
   *
   * @param expectedSubjects sizes the index: more subjects may come, at some speed; fewer waste
   *     some room. Shards of one gallery are given the same number, or their answers differ
   */
  public static TwoStageGallery empty(int expectedSubjects) {
    return empty(GallerySize.of(expectedSubjects));
  }

  static TwoStageGallery empty(int expectedSubjects, Projection projection) {
    GallerySize size = GallerySize.of(expectedSubjects);
    return of(size, new CompactIndex(projection, size.bits(), size.lanes()));
  }

  /** An empty gallery of that size, in the heap. */
  public static TwoStageGallery empty(GallerySize size) {
    return empty(size, MinutiaRoom.heap());
  }

  /** An empty gallery of that size, its minutiae in that room. */
  public static TwoStageGallery empty(GallerySize size, MinutiaRoom room) {
    return ofSegments(size, CompactIndex.MOST_A_SEGMENT, room);
  }

  /** The same, its segments as small as that: answers are the same. */
  static TwoStageGallery ofSegments(GallerySize size, int encountersASegment, MinutiaRoom room) {
    Projection shipped = Projection.shipped();
    return of(
        size, new CompactIndex(shipped, size.bits(), size.lanes(), 1, encountersASegment, room));
  }

  private static TwoStageGallery of(GallerySize size, CompactIndex index) {
    index.holdAtMost(size.mostEncounters());
    return new TwoStageGallery(index, Efforts::shipped);
  }

  /** From now on it takes as many encounters as that one may; what it holds stays. */
  public void holdAtMostAs(TwoStageGallery other) {
    index.holdAtMost(other.index.most());
  }

  int segments() {
    return index.segmentCount();
  }

  /** Parts into which people are dealt: {@link GallerySize#lanes}. */
  public int lanes() {
    return index.lanes();
  }

  /**
   * As there.
   *
   * @throws GalleryFull if it holds as many encounters as it may
   */
  @Override
  public void put(Subject subject) {
    if (!index.put(subject)) {
      throw new GalleryFull(index.most());
    }
  }

  @Override
  public boolean merge(String subjectId, String otherId) {
    synchronized (index) {
      return Gallery.super.merge(subjectId, otherId);
    }
  }

  @Override
  public boolean remove(String subjectId) {
    return index.remove(subjectId);
  }

  @Override
  public Optional<Subject> find(String subjectId) {
    return index.find(subjectId);
  }

  @Override
  public int size() {
    return index.size();
  }

  @Override
  public SearchResult search(TenPrint probe, int candidates, Predicate<String> among) {
    Shared shared = new Shared(among);
    return CorrectedSearch.search(
        probe, size(), correction -> rank(probe, correction, candidates, shared), engineVersion());
  }

  /** As below, of everybody. */
  public List<Candidate> rank(TenPrint probe, SequenceCorrection correction, int candidates) {
    return rank(probe, correction, candidates, subjectId -> true);
  }

  /**
   * Ranks under one assumption about the labels: what a shard does for the one who gathers the
   * answers ({@link ShardedGallery}). What the fingers say is told of the first candidate alone.
   *
   * @param candidates most to return
   * @param among subjects who may be candidates, by id: nobody is left out afterwards, or one would
   *     be the first of whose fingers nothing is told
   */
  public List<Candidate> rank(
      TenPrint probe, SequenceCorrection correction, int candidates, Predicate<String> among) {
    return rank(probe, correction, candidates, new Shared(among));
  }

  /** What the passes of one search share. */
  private record Shared(CodedProbe coded, ProbeMatchers matchers, Predicate<String> among) {
    Shared(Predicate<String> among) {
      this(new CodedProbe(), new ProbeMatchers(), among);
    }
  }

  private List<Candidate> rank(
      TenPrint probe, SequenceCorrection correction, int candidates, Shared shared) {
    TenPrint moved = probe.moved(correction::apply);
    Confirmation confirmation = new Confirmation(moved, shared.matchers());
    Map<String, Judged> best = new HashMap<>();
    for (Proposal proposal : propose(moved, correction, shared)) {
      best.merge(
          proposal.subjectId(),
          confirmation.judge(proposal),
          (one, other) -> one.score() >= other.score() ? one : other);
    }
    List<Candidate> ranking =
        best.values().stream()
            .filter(judged -> judged.score() > 0)
            .map(judged -> judged.candidate(index.encounters(judged.subjectId()), moved))
            .filter(candidate -> candidate.score() > 0)
            .sorted(Candidate.RANKING)
            .limit(candidates)
            .collect(Collectors.toCollection(ArrayList::new));
    if (!ranking.isEmpty()) {
      String first = ranking.get(0).subjectId();
      FingerAgreement agreement =
          confirmation.agreement(
              best.get(first), index.encounters(first), correction.assumesTurned());
      ranking.set(0, ranking.get(0).saying(agreement.moved(correction)));
    }
    return List.copyOf(ranking);
  }

  private List<Proposal> propose(TenPrint moved, SequenceCorrection correction, Shared shared) {
    Gate gate = correction.assumesTurned() ? Gate.TURNED : Gate.UPRIGHT;
    return index.propose(
        moved, shared.coded(), gate, efforts.of(correction, moved.size()), shared.among());
  }

  /** Whom the index alone proposes, unjudged, a subject for each encounter: for measurements. */
  public List<String> propose(TenPrint probe) {
    return propose(probe, SequenceCorrection.NONE, new Shared(subjectId -> true)).stream()
        .map(Proposal::subjectId)
        .toList();
  }

  /** Merges what came lately into the main runs. Searches go on meanwhile; updates wait. */
  public void compact() {
    index.compact();
  }

  /** Bytes of index and minutiae, subject ids left out. */
  public long bytes() {
    return index.bytes();
  }

  /** Those of them outside the heap. */
  public long fileBytes() {
    return index.fileBytes();
  }

  /** Gives the room of its minutiae back. Nobody may ask it or tell it anything any more. */
  public void discard() {
    index.discard();
  }

  /**
   * Writes everything to a file, in place of an older one once complete. Searches go on meanwhile;
   * updates wait.
   *
   * @param bookmark the caller's note of how far it had read its source, e.g. topic offsets; at
   *     most 4,096 characters
   */
  public void snapshot(Path file, String bookmark) throws IOException {
    index.snapshot(file, bookmark);
  }

  /** The same to a channel, which is the caller's to close: how it lies on disk is the caller's. */
  public void snapshot(WritableByteChannel to, String bookmark) throws IOException {
    index.snapshot(to, bookmark);
  }

  /** A gallery and the bookmark its snapshot carries. */
  public record Restored(TwoStageGallery gallery, String bookmark) {}

  /**
   * Reads a snapshot.
   *
   * @throws IOException when the file is absent, damaged, or of other parameters than this
   *     engine's: {@link #rebuild} then, or build anew from the source
   */
  public static Restored restore(Path file) throws IOException {
    return restore(file, MinutiaRoom.heap());
  }

  /** The same, the minutiae in that room, whichever they were in. */
  public static Restored restore(Path file, MinutiaRoom room) throws IOException {
    return restored(Snapshot.read(file, Projection.shipped(), room));
  }

  /**
   * Reads a snapshot from a channel, from where it stands.
   *
   * @param most bytes that may come: nothing is allocated that could not be in them
   * @throws IOException as above
   */
  public static Restored restore(ReadableByteChannel from, long most, MinutiaRoom room)
      throws IOException {
    return restored(Snapshot.read(from, most, Projection.shipped(), room));
  }

  /**
   * Builds the index anew from the templates that a snapshot of other parameters holds; its
   * bookmark stays true. Cost: 0.3 ms an encounter.
   *
   * @throws IOException when the file is absent or damaged
   */
  public static Restored rebuild(Path file) throws IOException {
    return restored(Snapshot.readAnew(file, Projection.shipped(), MinutiaRoom.heap()));
  }

  private static Restored restored(CompactIndex.Restored restored) {
    return new Restored(
        new TwoStageGallery(restored.index(), Efforts::shipped), restored.bookmark());
  }

  @Override
  public String engineVersion() {
    return version(index.lanes());
  }

  /** Other lanes may propose others. Eight, which were all there was, are not named. */
  static String version(int lanes) {
    return lanes == Lanes.FEWEST ? VERSION : VERSION + "/lanes-" + lanes;
  }
}
