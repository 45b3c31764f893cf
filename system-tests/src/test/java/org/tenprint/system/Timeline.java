package org.tenprint.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.tenprint.testkit.guarantee.History;
import org.tenprint.testkit.guarantee.SubmittedBooking;
import org.tenprint.testkit.guarantee.SubmittedBooking.Fate;

/** A run as a picture: bookings accepted and decisions taken, each second, and bands of faults. */
final class Timeline {
  private static final int SECOND = 6;
  private static final int HEIGHT = 240;
  private static final int LEFT = 40;
  private static final int LABELS = 150;

  private Timeline() {}

  /** Writes {@code timeline.svg} into the folder. */
  static void write(
      List<SubmittedBooking> submitted,
      List<ConsumerRecord<byte[], byte[]>> decisions,
      List<History.Fault> faults,
      Path folder)
      throws IOException {
    long start = submitted.stream().mapToLong(one -> one.begun().getEpochSecond()).min().orElse(0);
    Map<Long, Integer> accepted = new TreeMap<>();
    submitted.stream()
        .filter(one -> one.fate() == Fate.OK)
        .forEach(one -> accepted.merge(one.answered().getEpochSecond() - start, 1, Integer::sum));
    Map<Long, Integer> decided = new TreeMap<>();
    decisions.forEach(one -> decided.merge(one.timestamp() / 1000 - start, 1, Integer::sum));
    long end = 1;
    int most = 1;
    for (Map<Long, Integer> each : List.of(accepted, decided)) {
      for (Map.Entry<Long, Integer> one : each.entrySet()) {
        end = Math.max(end, one.getKey() + 1);
        most = Math.max(most, one.getValue());
      }
    }
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"10\">\n"
            .formatted(LEFT + end * SECOND + 20, HEIGHT + LABELS));
    svg.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
    for (History.Fault fault : faults) {
      band(svg, fault, start);
    }
    line(svg, accepted, end, most, "#1a6fb5");
    line(svg, decided, end, most, "#2a8f3c");
    svg.append(
        "<text x=\"%d\" y=\"12\">blue: bookings accepted a second; green: decisions a second; at most %d; %d s</text>\n"
            .formatted(LEFT, most, end));
    svg.append("</svg>\n");
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("timeline.svg"), svg);
  }

  private static void band(StringBuilder svg, History.Fault fault, long start) {
    double x = x(fault.from(), start);
    double width = Math.max(2, x(fault.to(), start) - x);
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%.1f\" y=\"20\" width=\"%.1f\" height=\"%d\" fill=\"#d33\" opacity=\"0.25\"/>\n",
            x,
            width,
            HEIGHT));
    svg.append(
        String.format(
            Locale.ROOT,
            "<text transform=\"translate(%.1f %d) rotate(60)\">%s</text>\n",
            x,
            HEIGHT + 26,
            fault.name()));
  }

  private static double x(Instant at, long start) {
    return LEFT + (at.toEpochMilli() / 1000.0 - start) * SECOND;
  }

  private static void line(
      StringBuilder svg, Map<Long, Integer> counts, long end, int most, String colour) {
    svg.append("<polyline fill=\"none\" stroke=\"").append(colour).append("\" points=\"");
    for (long second = 0; second < end; second++) {
      double y = 20 + HEIGHT - (double) counts.getOrDefault(second, 0) * HEIGHT / most;
      svg.append(String.format(Locale.ROOT, "%d,%.1f ", LEFT + second * SECOND, y));
    }
    svg.append("\"/>\n");
  }
}
