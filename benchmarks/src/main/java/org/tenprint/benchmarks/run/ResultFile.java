package org.tenprint.benchmarks.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * The file of a run's results, whole at any time: written beside and moved into place, so that a
 * run that is cut off leaves what it had finished.
 */
public final class ResultFile {
  private final Path file;
  private final Map<String, Object> document;
  private final Progress progress;

  /** Makes the folder where it is missing. */
  public ResultFile(Path file, Map<String, Object> document, Progress progress) throws IOException {
    this.file = file;
    this.document = document;
    this.progress = progress;
    Files.createDirectories(file.toAbsolutePath().getParent());
  }

  /** Sets a value of the document and writes it. */
  public void put(String name, Object value) {
    document.put(name, value);
    write();
  }

  /** Sets several and writes the document once. */
  public void putAll(Map<String, ?> values) {
    document.putAll(values);
    write();
  }

  /** A value of the document, such as the commit; null where there is none. */
  public Object get(String name) {
    return document.get(name);
  }

  /** Writes the document as it is now, with the time the run has taken. */
  public void write() {
    document.put("elapsedSeconds", progress.seconds());
    document.put("loadAverageAtEnd", Machine.load());
    try {
      Path beside = file.resolveSibling(file.getFileName() + ".part");
      Files.writeString(beside, Json.write(document));
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      throw new UncheckedIOException(file + " cannot be written", failed);
    }
  }
}
