package org.tenprint.matching.index;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.tenprint.matching.pages.MinutiaRoom;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/**
 * Everybody, compactly: four bytes a minutia for itself, three for its posting. Updates are applied
 * one at a time under this object's monitor; searches take no lock. What an update wrote is
 * published by writing {@link #published}, which every search reads first.
 */
public final class CompactIndex {
  /** Encounters that an index can hold: its segments' slots, and some for replacements. */
  public static final long MOST = 2_000_000_000;

  /** Encounters that one of its segments can hold. */
  public static final int MOST_A_SEGMENT = Posting.MAX_SLOTS;

  private final Projection projection;
  private final int bits;
  private final int lanes;
  private final int slotsASegment;
  private final MinutiaRoom room;

  /** Places of a subject's encounters, oldest first. */
  private final Map<String, int[]> bySubject = new ConcurrentHashMap<>();

  private final ConcurrentLinkedQueue<Searcher> searchers = new ConcurrentLinkedQueue<>();
  private final Enroller enroller;
  private final int[] record = new int[TenPrintRecord.MAX_WORDS];
  private volatile Segment[] segments;
  private volatile long published;
  private long most = MOST;
  private long held;

  /**
   * An empty index, its minutiae in the heap.
   *
   * @param bits bits of a code that address a bucket, 12 to {@value Projection#DIMENSIONS}; 20 for
   *     a million people
   * @param lanes {@link Lanes}
   */
  public CompactIndex(Projection projection, int bits, int lanes) {
    this(projection, bits, lanes, 1, Posting.MAX_SLOTS, MinutiaRoom.heap());
  }

  /**
   * @param segmentCount empty ones to begin with
   * @param slotsASegment encounters that one holds
   * @param room for its minutiae
   */
  public CompactIndex(
      Projection projection,
      int bits,
      int lanes,
      int segmentCount,
      int slotsASegment,
      MinutiaRoom room) {
    this.projection = projection;
    this.bits = bits;
    this.lanes = Lanes.checked(lanes);
    this.slotsASegment = slotsASegment;
    this.room = room;
    this.enroller = new Enroller(projection, bits);
    this.segments = new Segment[segmentCount];
    Arrays.setAll(segments, i -> new Segment(bits, slotsASegment, room.pages()));
  }

  /** From now on it takes no more encounters than these; what it holds stays. */
  public synchronized void holdAtMost(long encounters) {
    most = Math.min(encounters, MOST);
  }

  /** Encounters that it may hold. */
  public synchronized long most() {
    return most;
  }

  /**
   * Inserts a subject, or replaces it. Cost: 0.2 ms an encounter, most of it beside others, and now
   * and then a page merge of 4 ms.
   *
   * @return false if there would be more encounters than it may hold: nothing is changed then
   */
  public boolean put(Subject subject) {
    return put(subject, Enroller.having(subject.encounters().get(0), projection, bits));
  }

  private synchronized boolean put(Subject subject, Enroller coding) {
    int more =
        subject.encounters().size() - bySubject.getOrDefault(subject.id(), new int[0]).length;
    if (more > 0 && held + more > most) {
      return false;
    }
    int[] taken = insert(subject, coding);
    held += more;
    int[] before = bySubject.put(subject.id(), taken);
    if (before != null) {
      erase(before);
    }
    published++;
    return true;
  }

  /** The first segment that has room. */
  private int withRoom() {
    for (int i = 0; i < segments.length; i++) {
      if (segments[i].slots().hasRoom()) {
        return i;
      }
    }
    if (segments.length == Segment.MOST) {
      throw new IllegalStateException("an index has " + Segment.MOST + " segments at most");
    }
    Segment[] more = Arrays.copyOf(segments, segments.length + 1);
    more[segments.length] = new Segment(bits, slotsASegment, room.pages());
    segments = more;
    return more.length - 1;
  }

  /** All encounters, or none where one cannot be kept. */
  private int[] insert(Subject subject, Enroller coding) {
    int[] taken = new int[subject.encounters().size()];
    int done = 0;
    try {
      for (TenPrint encounter : subject.encounters()) {
        int segment = withRoom();
        int slot = segments[segment].insert(subject.id(), encounter, coding, record);
        taken[done++] = Segment.place(segment, slot);
      }
    } finally {
      if (done < taken.length) {
        erase(Arrays.copyOf(taken, done));
      }
    }
    return taken;
  }

  /** Removes a subject, overwriting its minutiae and postings; false when there was none. */
  public synchronized boolean remove(String subjectId) {
    int[] before = bySubject.remove(subjectId);
    if (before != null) {
      held -= before.length;
      erase(before);
      published++;
    }
    return before != null;
  }

  private void erase(int[] gone) {
    for (int place : gone) {
      segments[Segment.of(place)].erase(Segment.slot(place), enroller, record);
    }
  }

  /** The subject as held. */
  public synchronized Optional<Subject> find(String subjectId) {
    int[] held = bySubject.get(subjectId);
    if (held == null) {
      return Optional.empty();
    }
    List<TenPrint> encounters = new ArrayList<>();
    for (int place : held) {
      copy(place, record);
      encounters.add(TenPrintRecord.read(record));
    }
    return Optional.of(new Subject(subjectId, encounters));
  }

  /** Copies a place's record; returns its length. */
  int copy(int place, int[] to) {
    return segments[Segment.of(place)].copy(Segment.slot(place), to);
  }

  /**
   * The encounters of a subject, oldest first, as a search sees them: without a lock. One that
   * changes meanwhile is left out; none where there is no such subject.
   */
  public List<TenPrint> encounters(String subjectId) {
    int[] words = new int[TenPrintRecord.MAX_WORDS];
    List<TenPrint> encounters = new ArrayList<>();
    for (int place : bySubject.getOrDefault(subjectId, new int[0])) {
      Segment segment = segments[Segment.of(place)];
      int slot = Segment.slot(place);
      int then = segment.slots().generation(slot);
      if (subjectId.equals(segment.slots().subject(slot)) && segment.copy(slot, then, words)) {
        encounters.add(TenPrintRecord.read(words));
      }
    }
    return encounters;
  }

  /** How many subjects. */
  public int size() {
    return bySubject.size();
  }

  /** Merges what came lately into the main runs: searches are a little faster after. */
  public synchronized void compact() {
    for (Segment segment : segments) {
      segment.compact();
    }
    published++;
  }

  /**
   * The candidates of a probe, lane by lane: at most {@link Effort#proposed} subjects a lane, best
   * first, and of each at most two encounters.
   *
   * @param coded what passes of one search share, whatever the labels of the same templates
   * @param among which subjects, by their ids
   */
  public List<Proposal> propose(
      TenPrint probe, CodedProbe coded, Gate gate, Effort effort, Predicate<String> among) {
    if (published < 0) {
      throw new IllegalStateException("more updates than a long counts");
    }
    Searcher searcher = searchers.poll();
    if (searcher == null) {
      searcher = new Searcher(projection, bits, lanes);
    }
    List<Proposal> proposals = searcher.search(probe, coded, gate, effort, this, among);
    searchers.offer(searcher);
    return proposals;
  }

  /** An index and the bookmark its snapshot carries. */
  public record Restored(CompactIndex index, String bookmark) {}

  /** Writes everything to a file ({@link Snapshot}); updates wait meanwhile, searches do not. */
  public synchronized void snapshot(Path file, String bookmark) throws IOException {
    compact();
    Snapshot.write(this, file, bookmark);
  }

  /** The same to a channel, which its opener closes. */
  public synchronized void snapshot(WritableByteChannel to, String bookmark) throws IOException {
    compact();
    Snapshot.write(this, to, bookmark);
  }

  Projection projection() {
    return projection;
  }

  int bits() {
    return bits;
  }

  Map<String, int[]> bySubject() {
    return bySubject;
  }

  /** {@link Lanes} of what it proposes. */
  public int lanes() {
    return lanes;
  }

  /** How many segments there are. */
  public int segmentCount() {
    return segments.length;
  }

  Segment[] segments() {
    return segments;
  }

  /** What a snapshot held is in its place. */
  void restored(String subjectId, int[] places) {
    held += places.length;
    bySubject.put(subjectId, places);
  }

  /** Bytes of index and minutiae, subject ids left out. */
  public long bytes() {
    return Arrays.stream(segments).mapToLong(Segment::bytes).sum();
  }

  /** Those of them outside the heap. */
  public long fileBytes() {
    return Arrays.stream(segments).mapToLong(Segment::fileBytes).sum();
  }

  /** Gives its room back. Nobody may search it any more, or anything else. */
  public synchronized void discard() {
    Arrays.stream(segments).forEach(segment -> segment.store().giveBack());
  }
}
