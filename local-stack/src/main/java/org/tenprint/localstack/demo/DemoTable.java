package org.tenprint.localstack.demo;

import java.util.ArrayList;
import java.util.List;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.immigration.OffenceLevel;
import org.tenprint.events.immigration.SchemeLevel;
import org.tenprint.events.notification.Disposition;

/** The table: booking, identification, level, recipient, outcome, reason, instrument. */
final class DemoTable {
  private static final String[] HEAD = {
    "booking", "identification", "level", "recipient", "outcome", "reason", "instrument"
  };

  private final List<String[]> rows = new ArrayList<>();

  /** Adds a booking: a line for each recipient. */
  void add(DemoBooking booking, DemoLog log) {
    boolean first = true;
    for (Disposition disposition : inOrder(log.dispositions(booking).values())) {
      rows.add(
          new String[] {
            first ? booking.tcn() : "",
            first ? identification(log.identification(booking)) : "",
            first ? levels(log.determination(booking)) : "",
            disposition.getRecipient(),
            disposition.getOutcome().name(),
            disposition.getReason().name(),
            disposition.getInstruments().isEmpty()
                ? "-"
                : String.join(", ", disposition.getInstruments())
          });
      first = false;
    }
  }

  private static List<Disposition> inOrder(Iterable<Disposition> dispositions) {
    List<Disposition> ordered = new ArrayList<>();
    dispositions.forEach(ordered::add);
    ordered.sort(
        java.util.Comparator.comparing(Disposition::getEdge)
            .thenComparing(Disposition::getRecipient, java.util.Comparator.reverseOrder()));
    return ordered;
  }

  private static String identification(Identification identification) {
    if (identification == null) {
      return "-";
    }
    return identification.getScore() == null
        ? identification.getOutcome().name()
        : "%s %.0f".formatted(identification.getOutcome(), identification.getScore());
  }

  private static String levels(Determination determination) {
    if (determination == null) {
      return "-";
    }
    List<String> levels = new ArrayList<>();
    for (SchemeLevel level : determination.getLevels()) {
      levels.add(level.getLevel() == OffenceLevel.NONE ? "none" : level.getLevel().name());
    }
    return String.join(" / ", levels);
  }

  /** The table as text. */
  String text() {
    int[] widths = new int[HEAD.length];
    List<String[]> all = new ArrayList<>();
    all.add(HEAD);
    all.addAll(rows);
    for (String[] row : all) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (int r = 0; r < all.size(); r++) {
      if (r == 1 || (r > 1 && !all.get(r)[0].isEmpty())) {
        text.append(rule(widths));
      }
      String[] row = all.get(r);
      for (int i = 0; i < row.length; i++) {
        text.append(row[i]).append(" ".repeat(widths[i] - row[i].length() + 2));
      }
      text.setLength(text.toString().stripTrailing().length());
      text.append('\n');
    }
    return text.toString();
  }

  private static String rule(int[] widths) {
    int total = 0;
    for (int width : widths) {
      total += width + 2;
    }
    return "-".repeat(total - 2) + "\n";
  }
}
