package org.tenprint.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * What a page shows of an output, held against an output: the same but for times, addresses, ids,
 * digests, scores and sizes, of which a page may show the beginning ({@code 9f2c…}). A line {@code
 * ...} stands for any number of others; one that begins with a space goes on where the one before
 * ended.
 */
final class ShownOutput {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ANY = "...";
  private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT[\\d:.]+(Z|[+-]\\d\\d:\\d\\d)";

  private ShownOutput() {}

  /** Whether the output is as shown. */
  static boolean matches(List<String> shown, List<String> printed) {
    return same(
        joined(shown).stream().map(ShownOutput::lasting).toList(),
        joined(printed).stream().map(ShownOutput::lasting).toList());
  }

  /** Without the rows of a table that begin with a later time: what comes later is of others. */
  static List<String> until(String time, List<String> printed) {
    return joined(printed).stream()
        .filter(row -> !row.matches(TIME + " .*") || row.compareTo(time) <= 0)
        .toList();
  }

  /** Whether the output is as shown, to the letter, but for {@code ...}. */
  static boolean sameLines(List<String> shown, List<String> printed) {
    return same(shown, printed);
  }

  private static List<String> joined(List<String> lines) {
    List<String> rows = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith(" ") && !rows.isEmpty()) {
        rows.set(rows.size() - 1, rows.get(rows.size() - 1) + " " + line.strip());
      } else {
        rows.add(line.strip());
      }
    }
    return rows;
  }

  /** The same text of every run. */
  private static String lasting(String row) {
    return compact(row)
        .replaceAll(TIME, "<time>")
        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<id>")
        .replaceAll("[0-9a-f]{8}-…", "<id>")
        .replaceAll("[0-9a-f]{4}…", "<digest>")
        .replaceAll("/\\d+/\\d+", "/<place>")
        .replaceAll("\\b[0-9a-f]{12,64}\\b", "<digest>")
        .replaceAll("\\d+\\.\\d+", "<score>")
        .replaceAll("\\(-?\\d+\\)", "(<weight>)")
        .replaceAll("(gallery of|offset) \\d+", "$1 <count>")
        .replaceAll("(\\.ndjson) +\\d+ +\\d+", "$1 <count>")
        .replaceAll("[A-Za-z0-9+/]{40,}={0,2}|<base64[^>]*>", "<bytes>")
        // how far a booking is when it is asked for
        .replaceAll("\"answer\":\"(PENDING|SENT|NONE)\"", "\"answer\":\"<yet>\"")
        .replaceAll(" +", " ");
  }

  /** JSON without what is between its signs. */
  private static String compact(String row) {
    try {
      return row.startsWith("{") ? JSON.readTree(row).toString() : row;
    } catch (JsonProcessingException e) {
      return row;
    }
  }

  private static boolean same(List<String> shown, List<String> printed) {
    if (shown.isEmpty()) {
      return printed.isEmpty();
    }
    List<String> rest = shown.subList(1, shown.size());
    if (shown.get(0).equals(ANY)) {
      for (int i = 0; i <= printed.size(); i++) {
        if (same(rest, printed.subList(i, printed.size()))) {
          return true;
        }
      }
      return false;
    }
    return !printed.isEmpty()
        && shown.get(0).equals(printed.get(0))
        && same(rest, printed.subList(1, printed.size()));
  }
}
