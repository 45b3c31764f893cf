package org.tenprint.biometric.adapter.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.biometric.application.AbisJournal;

/**
 * The journal as files, one for each day in UTC, {@code journal-2026-11-28.txt}: a line each, its
 * fields separated by tabs: time, who, operation, what became of it, the ids of the people, by
 * blanks, and the encounter's. Of many people the ids stand behind their digest, {@code sha256=}
 * and hexadecimal digits, and the same people of another line of that file are the digest alone:
 * who asks again and again for the same list fills no disk. It holds no print, and its owner alone
 * reads it. A line that could not be written whole is taken away before the error is told.
 */
public final class AbisJournalFile implements AbisJournal {
  private static final Logger LOG = LoggerFactory.getLogger(AbisJournalFile.class);

  /** So many people are written by name in each line. */
  private static final int FEW = 100;

  /** Digests of a day that are remembered: some 100 kB. */
  private static final int MOST_LISTS = 1_000;

  /** Left to the others whose folder is on the same disk: the pipeline's stores. */
  private static final long RESERVE = 1L << 30;

  private final Path folder;
  private final LongSupplier left;
  private final Set<String> lists = new HashSet<>();
  private Path listed = Path.of("");
  private volatile boolean unseen;

  /**
   * @param folder made where absent
   */
  public AbisJournalFile(Path folder) {
    this(folder, () -> left(folder));
  }

  /**
   * @param left bytes of the disk that nobody has
   */
  AbisJournalFile(Path folder, LongSupplier left) {
    this.folder = folder;
    this.left = left;
  }

  private static long left(Path folder) {
    try {
      return Files.exists(folder) ? Files.getFileStore(folder).getUsableSpace() : Long.MAX_VALUE;
    } catch (IOException e) {
      throw new UncheckedIOException("the disk of the ABIS face's journal cannot be looked at", e);
    }
  }

  @Override
  public boolean hasPlace() {
    try {
      boolean place = left.getAsLong() >= RESERVE;
      unseen = false;
      return place;
    } catch (UncheckedIOException e) {
      if (!unseen) {
        LOG.error("the disk of the abis face's journal cannot be looked at", e);
      }
      unseen = true;
      return false;
    }
  }

  @Override
  public synchronized void record(Line line) {
    if (line.outcome() == Outcome.ASKED && !hasPlace()) {
      throw new NoPlace();
    }
    Path file =
        folder.resolve("journal-" + line.at().atZone(ZoneOffset.UTC).toLocalDate() + ".txt");
    if (!file.equals(listed) || Files.notExists(file)) {
      lists.clear();
      listed = file;
    }
    String persons = String.join(" ", line.persons());
    String digest = line.persons().size() > FEW ? digest(persons) : "";
    String text =
        String.join(
            "\t",
            line.at().toString(),
            line.by(),
            line.operation(),
            line.outcome().name(),
            named(persons, digest),
            line.encounter().orElse("") + "\n");
    try {
      if (Files.notExists(file)) {
        PrivateFile.replace(file, empty -> {});
        PrivateFile.settle(folder);
      }
      try (FileChannel out = FileChannel.open(file, StandardOpenOption.APPEND)) {
        long whole = out.size();
        try {
          append(out, text);
        } catch (IOException e) {
          out.truncate(whole);
          throw e;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the journal of the ABIS face cannot be written", e);
    }
    if (!digest.isEmpty() && lists.size() < MOST_LISTS) {
      lists.add(digest);
    }
  }

  private String named(String persons, String digest) {
    if (digest.isEmpty()) {
      return persons;
    }
    return lists.contains(digest) ? digest : digest + " " + persons;
  }

  private static String digest(String persons) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha256.digest(persons.getBytes(UTF_8));
      return "sha256=" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static void append(FileChannel out, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
    out.force(true);
  }
}
