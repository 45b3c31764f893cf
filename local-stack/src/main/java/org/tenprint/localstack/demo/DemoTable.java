package org.tenprint.localstack.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
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

  /** The first columns are the same for all recipients of a booking. */
  private static final int OF_A_BOOKING = 3;

  private static final int GAP = 2;

  private final List<String[]> rows = new ArrayList<>();

  /**
   * Adds a booking: a line for each recipient.
   *
   * @param identification null when there is none yet
   * @param determination likewise
   */
  void add(
      String tcn,
      Identification identification,
      Determination determination,
      Collection<Disposition> dispositions) {
    boolean first = true;
    for (Disposition disposition : inOrder(dispositions)) {
      row(
          first ? tcn : "",
          first ? identification(identification) : "",
          first ? levels(determination) : "",
          disposition.getRecipient(),
          disposition.getOutcome().name(),
          disposition.getReason().name(),
          disposition.getInstruments().isEmpty()
              ? "-"
              : String.join(", ", disposition.getInstruments()));
      first = false;
    }
  }

  /** Adds a line; what is the same as in the line before is empty. */
  void row(String... cells) {
    rows.add(cells);
  }

  private static List<Disposition> inOrder(Collection<Disposition> dispositions) {
    List<Disposition> ordered = new ArrayList<>(dispositions);
    ordered.sort(
        Comparator.comparing(Disposition::getEdge)
            .thenComparing(Disposition::getRecipient, Comparator.reverseOrder()));
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

  /**
   * The table as text: in one piece where it fits, else what is the same of a booking above the
   * lines of its recipients.
   *
   * @param columns how many characters a line may have
   */
  String text(int columns) {
    int[] widths = widths(0);
    return total(widths) <= columns ? text(widths, 0) : text(widths(OF_A_BOOKING), OF_A_BOOKING);
  }

  private int[] widths(int from) {
    int[] widths = new int[HEAD.length];
    List<String[]> all = new ArrayList<>(rows);
    all.add(HEAD);
    for (String[] row : all) {
      for (int i = from; i < row.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    return widths;
  }

  private String text(int[] widths, int from) {
    StringBuilder text = new StringBuilder();
    if (from > 0) {
      line(text, String.join(", ", Arrays.copyOf(HEAD, from)));
    }
    line(text, cells(HEAD, widths, from));
    for (String[] row : rows) {
      if (!row[0].isEmpty()) {
        line(text, "-".repeat(total(widths)));
        if (from > 0) {
          line(text, String.join(", ", Arrays.copyOf(row, from)));
        }
      }
      line(text, cells(row, widths, from));
    }
    return text.toString();
  }

  private static String cells(String[] row, int[] widths, int from) {
    StringBuilder cells = new StringBuilder("  ".repeat(from > 0 ? 1 : 0));
    for (int i = from; i < row.length; i++) {
      cells.append(row[i]).append(" ".repeat(widths[i] - row[i].length() + GAP));
    }
    return cells.toString();
  }

  private static void line(StringBuilder text, String line) {
    text.append(line.stripTrailing()).append('\n');
  }

  private static int total(int[] widths) {
    return Arrays.stream(widths).filter(width -> width > 0).map(width -> width + GAP).sum() - GAP;
  }
}
