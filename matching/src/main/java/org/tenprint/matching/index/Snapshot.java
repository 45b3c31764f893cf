package org.tenprint.matching.index;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.pages.MinutiaRoom;
import org.tenprint.matching.pages.OwnersFile;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/**
 * What an index restarts from, big-endian words written and read from front to back: magic {@code
 * TPG3}; bits; the projection's fingerprint (other parameters: other codes, so the file is
 * refused); bookmark; number of subjects; a subject: id, number of encounters, an encounter: place,
 * coded minutiae, length, words; then for each segment, finger and page a {@link PageFile}; last a
 * CRC-32C of all before. Text is its length in chars and a char a word. A file is written beside
 * and moved into place.
 *
 * <p>{@code TPG3} is of one segment and eight lanes. Of others the magic is {@code TPG4}, and the
 * numbers of lanes and segments stand behind the fingerprint. {@code TPG1} and {@code TPG2} were
 * the same with four bytes a posting, and are refused.
 */
public final class Snapshot {
  private static final int MAGIC = 'T' << 24 | 'P' << 16 | 'G' << 8 | '3';
  private static final int MAGIC_OF_MORE = MAGIC + 1;
  private static final int MAX_TEXT = 4096;
  private static final Set<StandardOpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private Snapshot() {}

  static void write(CompactIndex index, Path file, String bookmark) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(beside);
    try (FileChannel out = FileChannel.open(beside, NEW, OwnersFile.file(file))) {
      write(index, out, bookmark);
      out.force(true);
    }
    Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  static void write(CompactIndex index, WritableByteChannel to, String bookmark)
      throws IOException {
    Words out = new Words(to);
    Segment[] segments = index.segments();
    boolean more = segments.length > 1 || index.lanes() != Lanes.FEWEST;
    out.put(more ? MAGIC_OF_MORE : MAGIC);
    out.put(index.bits());
    out.put(index.projection().fingerprint());
    if (more) {
      out.put(index.lanes());
      out.put(segments.length);
    }
    putText(out, bookmark);
    putSubjects(out, index);
    for (Segment segment : segments) {
      putPages(out, segment);
    }
    out.put(out.checksum());
    out.flush();
  }

  private static void putPages(Words out, Segment segment) throws IOException {
    for (int f = 0; f < FingerPosition.COUNT; f++) {
      FingerIndex finger = segment.finger(f);
      for (int p = 0; p < finger.pages(); p++) {
        PageFile.write(out, finger.page(p), finger.bucketsPerPage());
      }
    }
  }

  private static void putSubjects(Words out, CompactIndex index) throws IOException {
    int[] record = new int[TenPrintRecord.MAX_WORDS];
    out.put(index.bySubject().size());
    for (Map.Entry<String, int[]> subject : index.bySubject().entrySet()) {
      putText(out, subject.getKey());
      out.put(subject.getValue().length);
      for (int place : subject.getValue()) {
        int length = index.copy(place, record);
        out.put(place);
        out.put(index.segments()[Segment.of(place)].slots().indexed(Segment.slot(place)));
        out.put(length);
        out.put(record, length);
      }
    }
  }

  private static void putText(Words out, String text) throws IOException {
    if (text.length() > MAX_TEXT) {
      throw new IOException("a text of a snapshot has at most " + MAX_TEXT + " characters");
    }
    out.put(text.length());
    for (int i = 0; i < text.length(); i++) {
      out.put(text.charAt(i));
    }
  }

  /**
   * What was written with the same parameters, as it is.
   *
   * @param room for the minutiae
   * @throws IOException when the file is absent, damaged or of other parameters
   */
  public static CompactIndex.Restored read(Path file, Projection projection, MinutiaRoom room)
      throws IOException {
    try (FileChannel in = FileChannel.open(file)) {
      return read(in, in.size(), projection, room);
    }
  }

  /**
   * The same from a channel.
   *
   * @param most bytes that it may hold: nothing is allocated that could not be in them
   */
  public static CompactIndex.Restored read(
      ReadableByteChannel from, long most, Projection projection, MinutiaRoom room)
      throws IOException {
    return read(from, most, projection, room, false);
  }

  /**
   * Everybody who was written, coded anew: 0.3 ms an encounter. The file's own codes are passed
   * over.
   *
   * @throws IOException when the file is absent or damaged
   */
  public static CompactIndex.Restored readAnew(Path file, Projection projection, MinutiaRoom room)
      throws IOException {
    try (FileChannel in = FileChannel.open(file)) {
      return read(in, in.size(), projection, room, true);
    }
  }

  private static CompactIndex.Restored read(
      ReadableByteChannel from, long most, Projection projection, MinutiaRoom room, boolean anew)
      throws IOException {
    try (WordsAhead in = new WordsAhead(from, most)) {
      int magic = in.get();
      if (magic != MAGIC && magic != MAGIC_OF_MORE) {
        throw new IOException("no gallery snapshot, or one of another form");
      }
      int bits = bounded(in.get(), Projection.DIMENSIONS);
      if (in.get() != projection.fingerprint() && !anew) {
        throw new IOException(
            "the snapshot was written with other engine parameters: rebuild the gallery from its source");
      }
      boolean more = magic == MAGIC_OF_MORE;
      int lanes = more ? lanes(in) : Lanes.FEWEST;
      int segments = more ? bounded(in.get(), Segment.MOST) : 1;
      requireRoom(in, bits, segments);
      CompactIndex index =
          new CompactIndex(projection, bits, lanes, anew ? 1 : segments, Posting.MAX_SLOTS, room);
      try {
        return read(in, index, segments, anew);
      } catch (IOException | RuntimeException | Error e) {
        index.discard();
        throw e;
      }
    } catch (EOFException cut) {
      throw new IOException("the snapshot ends too early", cut);
    }
  }

  private static CompactIndex.Restored read(
      WordsAhead in, CompactIndex index, int segments, boolean anew) throws IOException {
    String bookmark = text(in);
    if (anew) {
      subjectsAnew(in, index);
    } else {
      subjects(in, index);
    }
    for (int s = 0; s < segments; s++) {
      pages(in, index.segments()[anew ? 0 : s], !anew);
    }
    int checksum = in.checksum();
    if (in.get() != checksum) {
      throw new IOException("the snapshot is damaged: its checksum differs");
    }
    return new CompactIndex.Restored(index, bookmark);
  }

  private static int lanes(WordsAhead in) throws IOException {
    int lanes = bounded(in.get(), Lanes.MOST);
    if (lanes < Lanes.FEWEST) {
      throw new IOException("the snapshot holds a number out of its range");
    }
    return lanes;
  }

  /**
   * Of the index nothing is allocated unless the file is long enough to hold it: for each segment,
   * finger and page a length and the offsets.
   */
  private static void requireRoom(WordsAhead in, int bits, int segments) throws IOException {
    long buckets = 1L << bits;
    long words = buckets + (1 + PageFile.FIXED_WORDS) * Math.min(FingerIndex.MOST_PAGES, buckets);
    if (segments == 0 || segments * FingerPosition.COUNT * words > in.left()) {
      throw new IOException("the snapshot is too short for the index that it says it holds");
    }
  }

  private static void subjectsAnew(WordsAhead in, CompactIndex index) throws IOException {
    int[] record = new int[TenPrintRecord.MAX_WORDS];
    int subjects = bounded(in.get(), in.remaining());
    for (int s = 0; s < subjects; s++) {
      String id = text(in);
      int count = bounded(in.get(), in.remaining());
      List<TenPrint> encounters = new ArrayList<>();
      for (int e = 0; e < count; e++) {
        bounded(in.get(), Integer.MAX_VALUE);
        bounded(in.get(), Short.MAX_VALUE);
        in.get(record, bounded(in.get(), TenPrintRecord.MAX_WORDS));
        encounters.add(encounter(record));
      }
      index.put(new Subject(id, encounters));
    }
  }

  private static TenPrint encounter(int[] record) throws IOException {
    try {
      return TenPrintRecord.read(record);
    } catch (IllegalArgumentException damaged) {
      throw new IOException("the snapshot holds prints that cannot be", damaged);
    }
  }

  private static void subjects(WordsAhead in, CompactIndex index) throws IOException {
    int[] record = new int[TenPrintRecord.MAX_WORDS];
    int subjects = bounded(in.get(), in.remaining());
    for (int s = 0; s < subjects; s++) {
      String id = text(in);
      int[] places = new int[bounded(in.get(), in.remaining())];
      for (int e = 0; e < places.length; e++) {
        places[e] = bounded(in.get(), Integer.MAX_VALUE);
        int number = bounded(Segment.of(places[e]), index.segments().length - 1);
        Segment segment = index.segments()[number];
        int slot = Segment.slot(places[e]);
        int indexed = bounded(in.get(), Short.MAX_VALUE);
        int length = bounded(in.get(), TenPrintRecord.MAX_WORDS);
        in.get(record, length);
        int address = segment.store().put(record, length);
        segment.slots().reserve(slot);
        segment.slots().fill(slot, id, address, length, indexed);
      }
      index.restored(id, places);
    }
    for (Segment segment : index.segments()) {
      segment.slots().releaseUnused();
    }
  }

  private static void pages(WordsAhead in, Segment segment, boolean kept) throws IOException {
    for (int f = 0; f < FingerPosition.COUNT; f++) {
      FingerIndex finger = segment.finger(f);
      for (int p = 0; p < finger.pages(); p++) {
        PostingPage page = PageFile.read(in, finger.bucketsPerPage());
        if (kept) {
          finger.replace(p, page);
        }
      }
    }
  }

  private static String text(WordsAhead in) throws IOException {
    char[] chars = new char[bounded(in.get(), MAX_TEXT)];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = (char) in.get();
    }
    return new String(chars);
  }

  private static int bounded(int value, int most) throws IOException {
    if (value < 0 || value > most) {
      throw new IOException("the snapshot holds a number out of its range");
    }
    return value;
  }
}
