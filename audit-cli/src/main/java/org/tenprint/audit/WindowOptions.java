package org.tenprint.audit;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tenprint.audit.answer.Failure;
import org.tenprint.audit.log.Window;
import org.tenprint.messaging.Accessed;
import picocli.CommandLine.Option;

/** A span of recorded time. */
final class WindowOptions {
  @Option(
      names = "--from",
      paramLabel = "INSTANT",
      required = true,
      description = "First instant, with offset: 2011-06-05T00:00:00-04:00.")
  private String from;

  @Option(
      names = "--to",
      paramLabel = "INSTANT",
      required = true,
      description = "First instant after the window, with offset.")
  private String to;

  /**
   * The window.
   *
   * @param now a window that ends later gets a remark
   * @param err where the remark goes
   */
  Window window(Instant now, PrintWriter err) {
    Window window = Window.parse(from, to);
    if (window.to().isAfter(now)) {
      err.println("--to lies in the future: what is written just now may be seen in part");
    }
    return window;
  }

  /**
   * What is read, for the list of accesses.
   *
   * @param topics or families
   * @throws Failure if they are too many to name
   */
  Accessed.Read read(List<String> topics, Window window) {
    if (topics.size() > Accessed.MOST) {
      throw new Failure("at most " + Accessed.MOST + " topics at once");
    }
    return new Accessed.OfSpan(topics, Optional.of(window.from()), Optional.of(window.to()));
  }
}
