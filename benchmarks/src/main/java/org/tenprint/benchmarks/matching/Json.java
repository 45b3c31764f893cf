package org.tenprint.benchmarks.matching;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes maps, lists, numbers and text as JSON; numbers with at most four decimals. */
public final class Json {
  private Json() {}

  /** The value as JSON text that ends with a line feed. */
  public static String write(Object value) {
    StringBuilder out = new StringBuilder();
    write(value, 0, out);
    return out.append('\n').toString();
  }

  private static void write(Object value, int depth, StringBuilder out) {
    if (value instanceof Map<?, ?> map) {
      out.append('{');
      String separator = "";
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        out.append(separator);
        indent(depth + 1, out);
        out.append('"').append(entry.getKey()).append("\": ");
        write(entry.getValue(), depth + 1, out);
        separator = ",";
      }
      indent(depth, out);
      out.append('}');
    } else if (value instanceof List<?> list) {
      out.append('[');
      String separator = "";
      for (Object element : list) {
        out.append(separator);
        write(element, depth, out);
        separator = ", ";
      }
      out.append(']');
    } else if (value instanceof Double number) {
      String text = String.format(Locale.ROOT, "%.4f", number);
      out.append(text.replaceAll("\\.?0+$", ""));
    } else if (value instanceof Number || value instanceof Boolean) {
      out.append(value);
    } else {
      out.append('"')
          .append(String.valueOf(value).replace("\\", "\\\\").replace("\"", "\\\""))
          .append('"');
    }
  }

  private static void indent(int depth, StringBuilder out) {
    out.append('\n').append("  ".repeat(depth));
  }
}
