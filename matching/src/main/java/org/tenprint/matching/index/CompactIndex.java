package org.tenprint.matching.index;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/**
 * Everybody, compactly: four bytes a minutia for itself, four for its posting. Updates are applied
 * one at a time under this object's monitor; searches take no lock. What an update wrote is
 * published by writing {@link #published}, which every search reads first.
 */
public final class CompactIndex {
  private final Projection projection;
  private final int bits;
  private final FingerIndex[] fingers = new FingerIndex[FingerPosition.COUNT];
  private final MinutiaStore store = new MinutiaStore();
  private final SlotTable slots = new SlotTable();
  private final Map<String, int[]> bySubject = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Searcher> searchers = new ConcurrentLinkedQueue<>();
  private final Enroller enroller;
  private final int[] record = new int[TenPrintRecord.MAX_WORDS];
  private volatile long published;

  /**
   * An empty index.
   *
   * @param bits bits of a code that address a bucket, 12 to {@value Projection#DIMENSIONS}; 20 for
   *     a million people
   */
  public CompactIndex(Projection projection, int bits) {
    this.projection = projection;
    this.bits = bits;
    this.enroller = new Enroller(projection, bits);
    for (int i = 0; i < fingers.length; i++) {
      fingers[i] = new FingerIndex(bits);
    }
  }

  /**
   * Inserts a subject or replaces all that was held under its id. Cost: 0.2 ms an encounter and now
   * and then a page merge of 4 ms.
   */
  public synchronized void put(Subject subject) {
    int[] taken = new int[subject.encounters().size()];
    for (int i = 0; i < taken.length; i++) {
      taken[i] = insert(subject.id(), subject.encounters().get(i));
    }
    int[] before = bySubject.put(subject.id(), taken);
    if (before != null) {
      erase(before);
    }
    published++;
  }

  private int insert(String subject, TenPrint encounter) {
    int slot = slots.take();
    int length = TenPrintRecord.write(encounter, record);
    int address = store.put(record, length);
    int coded = enroller.code(encounter);
    encounter
        .fingers()
        .forEach(
            (position, finger) ->
                eachPosting(slot, position, finger, fingers[position.ordinal()]::add));
    slots.fill(slot, subject, address, length, coded);
    return slot;
  }

  @FunctionalInterface
  private interface PostingAction {
    void apply(int code, int posting);
  }

  private void eachPosting(
      int slot, FingerPosition position, FingerTemplate finger, PostingAction action) {
    for (int i = 0; i < Math.min(finger.size(), Posting.MAX_MINUTIAE); i++) {
      int code = enroller.code(position, i);
      if (code != Enroller.UNCODED) {
        action.apply(code, Posting.of(slot, i, finger.direction(i)));
      }
    }
  }

  /** Removes a subject, overwriting its minutiae and postings; false when there was none. */
  public synchronized boolean remove(String subjectId) {
    int[] before = bySubject.remove(subjectId);
    if (before != null) {
      erase(before);
      published++;
    }
    return before != null;
  }

  private void erase(int[] gone) {
    for (int slot : gone) {
      int address = slots.address(slot);
      int length = slots.length(slot);
      store.copy(address, length, record);
      TenPrint encounter = TenPrintRecord.read(record);
      slots.kill(slot);
      store.remove(address, length);
      enroller.code(encounter);
      encounter
          .fingers()
          .forEach(
              (position, finger) ->
                  eachPosting(slot, position, finger, fingers[position.ordinal()]::remove));
      slots.release(slot);
    }
  }

  /** The subject as held. */
  public synchronized Optional<Subject> find(String subjectId) {
    int[] held = bySubject.get(subjectId);
    if (held == null) {
      return Optional.empty();
    }
    List<TenPrint> encounters =
        Arrays.stream(held)
            .mapToObj(
                slot -> {
                  store.copy(slots.address(slot), slots.length(slot), record);
                  return TenPrintRecord.read(record);
                })
            .toList();
    return Optional.of(new Subject(subjectId, encounters));
  }

  /**
   * The encounters of a subject, oldest first, as a search sees them: without a lock. One that
   * changes meanwhile is left out; none where there is no such subject.
   */
  public List<TenPrint> encounters(String subjectId) {
    int[] words = new int[TenPrintRecord.MAX_WORDS];
    List<TenPrint> encounters = new ArrayList<>();
    for (int slot : bySubject.getOrDefault(subjectId, new int[0])) {
      int generation = slots.generation(slot);
      int length = slots.length(slot);
      if ((generation & 1) == 0 && length > 0 && subjectId.equals(slots.subject(slot))) {
        store.copy(slots.address(slot), length, words);
        if (slots.isStill(slot, generation)) {
          encounters.add(TenPrintRecord.read(words));
        }
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
    for (FingerIndex finger : fingers) {
      finger.compact();
    }
    published++;
  }

  /**
   * The candidates of a probe, lane by lane: at most {@link Effort#proposed} subjects a lane, best
   * first, and of each at most two encounters.
   *
   * @param coded what passes of one search share, whatever the labels of the same templates
   */
  public List<Proposal> propose(TenPrint probe, CodedProbe coded, Gate gate, Effort effort) {
    if (published < 0) {
      throw new IllegalStateException("more updates than a long counts");
    }
    Searcher searcher = searchers.poll();
    if (searcher == null) {
      searcher = new Searcher(projection, bits);
    }
    List<Proposal> proposals = searcher.search(probe, coded, gate, effort, this);
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

  /** Reads a snapshot from a channel that holds no more than so many bytes. */
  public static Restored restore(ReadableByteChannel from, long most, Projection projection)
      throws IOException {
    return Snapshot.read(from, most, projection);
  }

  /** Reads a snapshot; {@link IOException} when it is damaged or of other parameters. */
  public static Restored restore(Path file, Projection projection) throws IOException {
    return Snapshot.read(file, projection);
  }

  /**
   * Reads the people of a snapshot of whatever parameters and codes them with these: 0.3 ms an
   * encounter. {@link IOException} when it is damaged.
   */
  public static Restored rebuild(Path file, Projection projection) throws IOException {
    return Snapshot.readAnew(file, projection);
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

  FingerIndex finger(int position) {
    return fingers[position];
  }

  MinutiaStore store() {
    return store;
  }

  SlotTable slots() {
    return slots;
  }

  /** Bytes of index and minutiae, subject ids left out. */
  public long bytes() {
    long bytes = store.bytes() + slots.bytes();
    for (FingerIndex finger : fingers) {
      bytes += finger.bytes();
    }
    return bytes;
  }
}
