package org.tenprint.audit.render;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.tenprint.scenarios.text.Printable;

/**
 * Rows under headings. Columns are as wide as their widest cell; the last one is wrapped between
 * words, so that a line stays within the width given. Where that leaves it too narrow to be read,
 * each row's last cell stands below the others.
 */
final class Table {
  private static final String GAP = "  ";
  private static final int NARROWEST_LAST = 30;
  private static final String BELOW = "    ";

  private final List<String> names;
  private final List<List<String>> rows;

  private Table(List<String> names, List<List<String>> rows) {
    this.names = names;
    this.rows = rows;
  }

  static Table of(List<Row> rows) {
    Set<String> names = new LinkedHashSet<>();
    rows.forEach(row -> names.addAll(row.cells().keySet()));
    List<List<String>> cells =
        rows.stream().map(row -> names.stream().map(n -> cell(row, n)).toList()).toList();
    return new Table(List.copyOf(names), cells);
  }

  /** Whoever wrote an event may have meant it for the terminal. */
  private static String cell(Row row, String name) {
    return Printable.of(row.cells().getOrDefault(name, ""));
  }

  /** The lines, without trailing blanks; none where there is no row. */
  List<String> lines(int width) {
    List<String> lines = new ArrayList<>();
    if (rows.isEmpty()) {
      return lines;
    }
    int last = names.size() - 1;
    int[] widths = new int[names.size()];
    int used = 0;
    for (int i = 0; i < last; i++) {
      widths[i] = widest(i);
      used += widths[i] + GAP.length();
    }
    if (last > 0 && width - used < Math.min(NARROWEST_LAST, widest(last))) {
      return below(width);
    }
    widths[last] = Math.max(1, width - used);
    add(lines, names.stream().map(name -> name.toUpperCase(Locale.ROOT)).toList(), widths);
    rows.forEach(row -> add(lines, row, widths));
    return lines;
  }

  private List<String> below(int width) {
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      int last = row.size() - 1;
      String before =
          String.join(GAP, row.subList(0, last).stream().filter(cell -> !cell.isEmpty()).toList());
      lines.addAll(wrap(before, width));
      wrap(row.get(last), width - BELOW.length()).forEach(part -> lines.add(BELOW + part));
    }
    return lines;
  }

  private int widest(int column) {
    int widest = names.get(column).length();
    for (List<String> row : rows) {
      widest = Math.max(widest, row.get(column).length());
    }
    return widest;
  }

  private static void add(List<String> lines, List<String> cells, int[] widths) {
    int last = cells.size() - 1;
    StringBuilder first = new StringBuilder();
    for (int i = 0; i < last; i++) {
      first.append(cells.get(i));
      first.append(" ".repeat(widths[i] - cells.get(i).length())).append(GAP);
    }
    String before = first.toString();
    for (String part : wrap(cells.get(last), widths[last])) {
      lines.add((before + part).stripTrailing());
      before = " ".repeat(before.length());
    }
  }

  /** Splits a text between words; a word longer than the width stays whole. */
  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() > 0 ? " " : "").append(word);
    }
    lines.add(line.toString());
    return Collections.unmodifiableList(lines);
  }
}
