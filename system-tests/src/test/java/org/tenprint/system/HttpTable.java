package org.tenprint.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tenprint.localstack.Service;
import org.tenprint.testkit.Checkout;

/** The golden table of the HTTP doors: what each caller is answered. */
final class HttpTable {
  private static final Path FILE = Path.of("access/src/test/resources/http.table");
  private static final String HEAD = "# what is asked";

  private final List<Row> rows = new ArrayList<>();
  private final List<String> callers;

  /**
   * A row.
   *
   * @param service who is asked
   * @param route method, path, and the media type where there are several
   * @param variant which request of the route; empty where there is one kind
   * @param answers status by caller
   */
  record Row(Service service, String route, String variant, Map<String, Integer> answers) {
    String name() {
      return (service.name().toLowerCase(java.util.Locale.ROOT) + " " + route + " " + variant)
          .strip();
    }
  }

  HttpTable() throws IOException {
    List<String> lines = Files.readAllLines(Checkout.root().resolve(FILE));
    String head = lines.stream().filter(line -> line.startsWith(HEAD)).findFirst().orElseThrow();
    callers = Arrays.asList(head.substring(HEAD.length()).strip().split(" +"));
    for (String line : lines) {
      if (!line.isBlank() && !line.startsWith("#")) {
        rows.add(row(line));
      }
    }
  }

  List<Row> rows() {
    return rows;
  }

  List<String> callers() {
    return callers;
  }

  private Row row(String line) {
    String[] words = line.strip().split(" +");
    int first = Math.max(0, words.length - callers.size());
    String[] asked = Arrays.copyOf(words, first);
    String[] cells = Arrays.copyOfRange(words, first, words.length);
    if (asked.length < 3 || !Arrays.stream(cells).allMatch(cell -> cell.matches("[0-9]{3}"))) {
      throw new IllegalArgumentException("a cell for each caller: " + line);
    }
    Map<String, Integer> answers = new LinkedHashMap<>();
    for (int i = 0; i < cells.length; i++) {
      answers.put(callers.get(i), Integer.valueOf(cells[i]));
    }
    boolean media = asked.length > 3 && asked[3].contains("/");
    String route = asked[1] + " " + asked[2] + (media ? " " + asked[3] : "");
    String variant = asked.length > 3 && !media ? asked[3] : "";
    return new Row(
        Service.valueOf(asked[0].toUpperCase(java.util.Locale.ROOT)), route, variant, answers);
  }
}
