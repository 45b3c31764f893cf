package org.tenprint.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often services that ended by themselves were started again, and after which pause each is
 * next: the first time at once, then twice as long each time, a minute at most; one that has stayed
 * up for five minutes begins anew. Kept in a file too, for who looks from outside. Thread-safe.
 */
public final class Restarts {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final Duration STAYED_UP = Duration.ofMinutes(5);

  private final Path file;
  private final Map<Service, Integer> inARow = new EnumMap<>(Service.class);
  private final Map<Service, String> said = new EnumMap<>(Service.class);

  /**
   * @param file overwritten
   */
  Restarts(Path file) {
    this.file = file;
    write();
  }

  /**
   * A service ended by itself.
   *
   * @param lived how long it had been up
   * @return after which pause it is to be started again
   */
  synchronized Duration ended(Service service, int exitCode, Duration lived) {
    if (lived.compareTo(STAYED_UP) >= 0) {
      inARow.remove(service);
    }
    int times = inARow.merge(service, 1, Integer::sum);
    Duration pause = pause(times);
    tell(
        service,
        "ended by itself %d times, exit code %d, started again after %d s"
            .formatted(times, exitCode, pause.toSeconds()));
    return pause;
  }

  /**
   * A service that ended could not be started.
   *
   * @param why in one line
   * @return after which pause that is to be tried again
   */
  synchronized Duration notStarted(Service service, String why) {
    Duration pause = pause(inARow.merge(service, 1, Integer::sum));
    tell(
        service,
        "was not started, tried again after %d s: %s"
            .formatted(pause.toSeconds(), why.replaceAll("\\R", " ")));
    return pause;
  }

  private static Duration pause(int times) {
    Duration pause =
        times == 1 ? Duration.ZERO : FIRST_PAUSE.multipliedBy(1L << Math.min(times - 2, 10));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  /** As far as the disk takes it: it is often full where services end, and they go on without. */
  private void tell(Service service, String what) {
    said.put(service, what);
    try {
      write();
    } catch (StackException e) {
      // who looks from outside is told at the next time
    }
  }

  /** The next time it ends is the first again. */
  synchronized void forget(Service service) {
    inARow.remove(service);
  }

  private void write() {
    List<String> lines =
        said.entrySet().stream().map(e -> e.getKey().module() + " " + e.getValue()).toList();
    try {
      OwnersFolder.write(file.toAbsolutePath(), String.join("\n", lines));
    } catch (IOException e) {
      throw new StackException(file + " cannot be written", e);
    }
  }

  /** What the file says of each service that ended by itself, by module. */
  public static Map<String, String> read(Path file) {
    Map<String, String> said = new TreeMap<>();
    try {
      for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
        int blank = line.indexOf(' ');
        if (blank > 0) {
          said.put(line.substring(0, blank), line.substring(blank + 1));
        }
      }
    } catch (IOException e) {
      throw new StackException(file + " cannot be read", e);
    }
    return said;
  }
}
