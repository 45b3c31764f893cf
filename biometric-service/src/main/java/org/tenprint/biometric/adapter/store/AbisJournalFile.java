package org.tenprint.biometric.adapter.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import org.tenprint.biometric.application.AbisJournal;

/**
 * The journal as files, one for each day in UTC, {@code journal-2026-11-28.txt}: a line each, its
 * fields separated by tabs: time, who, operation, what became of it, the ids of the people, by
 * blanks, and the encounter's. It holds no print, and its owner alone reads it. A line that could
 * not be written whole is taken away before the error is told.
 */
public final class AbisJournalFile implements AbisJournal {
  private final Path folder;

  /**
   * @param folder made where absent
   */
  public AbisJournalFile(Path folder) {
    this.folder = folder;
  }

  @Override
  public synchronized void record(Line line) {
    Path file =
        folder.resolve("journal-" + line.at().atZone(ZoneOffset.UTC).toLocalDate() + ".txt");
    String text =
        String.join(
            "\t",
            line.at().toString(),
            line.by(),
            line.operation(),
            line.outcome().name(),
            String.join(" ", line.persons()),
            line.encounter().orElse("") + "\n");
    try {
      if (Files.notExists(file)) {
        PrivateFile.replace(file, empty -> {});
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
  }

  private static void append(FileChannel out, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
    out.force(true);
  }
}
