package org.tenprint.access.credential;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;

/**
 * The signing keys of a deployment that were withdrawn: {@code signers/NAME.until} beside {@code
 * NAME.pem}, as {@code org.tenprint.messaging} reads it. Of a log that comes back shorter than it
 * was, they count to where it ends, which is known when its brokers run: a line marks them until
 * then.
 */
public final class WithdrawnKeys {
  private static final String PEM = ".pem";
  private static final String UNTIL = ".until";
  private static final String MARK = "# no further than the log that was restored";
  private static final Pattern LINE = Pattern.compile("([^#=/]+/\\d+)=(\\d+)");
  private static final Pattern OWNER = Pattern.compile("([a-z-]+)[.](.+)[.][^.]+");

  private final Path credentials;

  /**
   * @param credentials folder of a deployment's credentials
   */
  public WithdrawnKeys(Path credentials) {
    this.credentials = credentials.toAbsolutePath().normalize();
  }

  private Path signers() {
    return credentials.resolve("signers");
  }

  /**
   * Takes over what was withdrawn elsewhere, as in the stack of which this one is a copy from
   * before. Whose key it was makes another.
   *
   * @param others the folder of public keys there
   * @return how many keys of here were not withdrawn
   * @throws IllegalArgumentException if a file is not of its form; nothing is changed then
   */
  public int elsewhere(Path others) throws IOException {
    List<Path> known = new ArrayList<>();
    for (Path until : files(others, UNTIL)) {
      for (String line : Files.readAllLines(until)) {
        if (!line.isBlank() && !line.startsWith("#") && !LINE.matcher(line.strip()).matches()) {
          throw new IllegalArgumentException(
              until + " has a line that is no TOPIC/PARTITION=OFFSET");
        }
      }
      if (Files.exists(signers().resolve(named(until, UNTIL) + PEM))) {
        known.add(until);
      }
    }
    int more = 0;
    for (Path until : known) {
      String name = named(until, UNTIL);
      more += Files.exists(signers().resolve(name + UNTIL)) ? 0 : 1;
      withdraw(name, Files.readString(until));
    }
    return more;
  }

  /**
   * Withdraws every key there is: each counts for what stands on the log, and who signed by it
   * makes another.
   *
   * @param partitions of the log, {@code TOPIC/PARTITION}
   */
  public void all(Collection<String> partitions) throws IOException {
    StringBuilder lines = new StringBuilder();
    partitions.forEach(one -> lines.append(one).append('=').append(Long.MAX_VALUE).append('\n'));
    for (Path pem : files(signers(), PEM)) {
      String name = named(pem, PEM);
      if (!Files.exists(signers().resolve(name + UNTIL))) {
        withdraw(name, lines.toString());
      }
    }
  }

  private void withdraw(String name, String lines) throws IOException {
    PrivateFiles.write(signers().resolve(name + UNTIL), MARK + "\n" + lines);
    Matcher owner = OWNER.matcher(name);
    if (owner.matches()) {
      Path own = credentials.resolve(owner.group(1)).resolve(owner.group(2));
      Files.deleteIfExists(own.resolve(SigningKeys.SECRET));
    }
  }

  /** Whether one of them waits to be told where the log ends that was restored. */
  public boolean waiting() throws IOException {
    for (Path until : files(signers(), UNTIL)) {
      if (Files.readAllLines(until).contains(MARK)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Tells them.
   *
   * @param ends the end of each partition there is, while no service runs
   */
  public void endAt(Map<TopicPartition, Long> ends) throws IOException {
    for (Path until : files(signers(), UNTIL)) {
      List<String> lines = Files.readAllLines(until);
      if (lines.contains(MARK)) {
        StringBuilder text = new StringBuilder();
        lines.stream()
            .filter(line -> !line.equals(MARK))
            .forEach(line -> text.append(atMost(line, ends)).append('\n'));
        PrivateFiles.write(until, text.toString());
      }
    }
  }

  private static String atMost(String line, Map<TopicPartition, Long> ends) {
    Matcher parts = LINE.matcher(line.strip());
    if (!parts.matches()) {
      return line;
    }
    String where = parts.group(1);
    int slash = where.indexOf('/');
    long end =
        ends.getOrDefault(
            new TopicPartition(
                where.substring(0, slash), Integer.parseInt(where.substring(slash + 1))),
            0L);
    return where + "=" + Math.min(end, Long.parseLong(parts.group(2)));
  }

  private static String named(Path file, String suffix) {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - suffix.length());
  }

  private static List<Path> files(Path folder, String suffix) throws IOException {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> listed = Files.newDirectoryStream(folder, "*" + suffix)) {
        listed.forEach(files::add);
      }
    }
    return files;
  }
}
