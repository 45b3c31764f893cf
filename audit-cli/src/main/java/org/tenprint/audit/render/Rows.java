package org.tenprint.audit.render;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Prints rows in the format asked for. */
public final class Rows {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int NARROWEST = 80;
  private static final int WIDEST = 400;
  private static final int WIDTH = 160;

  private final PrintWriter out;
  private final OutputFormat format;

  public Rows(PrintWriter out, OutputFormat format) {
    this.out = out;
    this.format = format;
  }

  /** Prints them all. */
  public void print(List<Row> rows) {
    try {
      switch (format) {
        case table -> Table.of(rows).lines(width()).forEach(out::println);
        case json -> {
          ArrayNode array = JSON.createArrayNode();
          rows.forEach(row -> array.add(row.json()));
          out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(array));
        }
        case ndjson -> {
          for (Row row : rows) {
            out.println(JSON.writeValueAsString(row.json()));
          }
        }
      }
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int width() {
    String columns = System.getenv("COLUMNS");
    if (columns == null || !columns.matches("\\d{1,4}")) {
      return WIDTH;
    }
    return Math.max(NARROWEST, Math.min(WIDEST, Integer.parseInt(columns)));
  }
}
