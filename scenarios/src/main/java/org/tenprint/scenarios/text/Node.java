package org.tenprint.scenarios.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A node of a scenario's document with the path that leads to it, read strictly. */
public final class Node {

  /** Reads a node. */
  @FunctionalInterface
  public interface Reader<T> {
    /** The value; an error where it is none. */
    T read(Node node) throws UnreadableText;
  }

  private static final int LAST_YEAR = 9999;
  private static final int LONGEST_MONTHS = 12_000;

  private final String file;
  private final String path;
  private final YamlNode yaml;

  private Node(String file, String path, YamlNode yaml) {
    this.file = file;
    this.path = path;
    this.yaml = yaml;
  }

  public static Node root(String file, String text) throws UnreadableText {
    return new Node(file, "", YamlText.read(file, text));
  }

  // ---- mappings

  /** The fields of a mapping, of which all must be among these. */
  public Node only(String... keys) throws UnreadableText {
    Set<String> known = Set.of(keys);
    Gathered unknown = new Gathered();
    for (String key : fields().fields().keySet()) {
      if (!known.contains(key)) {
        unknown.add(
            error(
                fields().keys().get(key),
                "unknown key %s; known are %s".formatted(key, String.join(", ", keys))));
      }
    }
    unknown.check();
    return this;
  }

  /** The fields of a mapping, of which there must be one. */
  public Node some() throws UnreadableText {
    if (fields().fields().isEmpty()) {
      throw error("something must stand here");
    }
    return this;
  }

  /** The field of that key, which must be there. */
  public Node at(String key) throws UnreadableText {
    YamlNode found = fields().fields().get(key);
    if (found == null) {
      throw error("the key %s is missing", key);
    }
    return new Node(file, path.isEmpty() ? key : path + "." + key, found);
  }

  /** What is read at that key; empty where the key is absent. */
  public <T> Optional<T> optional(String key, Reader<T> reader) throws UnreadableText {
    return fields().fields().containsKey(key)
        ? Optional.of(reader.read(at(key)))
        : Optional.empty();
  }

  /** The text at that key; empty where the key is absent, or nothing stands behind it. */
  public Optional<String> remark(String key) throws UnreadableText {
    Optional<Node> node = optional(key, found -> found);
    return node.isEmpty() || node.get().blank() ? Optional.empty() : Optional.of(node.get().text());
  }

  /** What is read at each key, in the order of the document. */
  public <T> Map<String, T> each(Reader<T> reader) throws UnreadableText {
    Map<String, T> values = new LinkedHashMap<>();
    Gathered all = new Gathered();
    for (String key : fields().fields().keySet()) {
      values.put(key, all.of(() -> reader.read(at(key))));
    }
    all.check();
    return values;
  }

  /** The one key of a mapping that has exactly one. */
  public String soleKey() throws UnreadableText {
    Set<String> keys = fields().fields().keySet();
    if (keys.size() != 1) {
      throw error("exactly one key is wanted, there are %d", keys.size());
    }
    return keys.iterator().next();
  }

  /** The mapping; a key with nothing behind it is an empty one. */
  /** Whether it has keys. */
  boolean keyed() {
    return yaml instanceof YamlNode.Fields;
  }

  private YamlNode.Fields fields() throws UnreadableText {
    if (yaml instanceof YamlNode.Fields mapping) {
      return mapping;
    }
    if (blank()) {
      return new YamlNode.Fields(Map.of(), Map.of(), yaml.at());
    }
    throw error("a mapping is wanted");
  }

  private boolean blank() {
    return yaml instanceof YamlNode.Text text && text.value().isBlank();
  }

  // ---- sequences

  /**
   * What is read of each item; a key with nothing behind it is an empty list. Of items that cannot
   * be read, all are told.
   */
  public <T> List<T> items(Reader<T> reader) throws UnreadableText {
    if (blank()) {
      return List.of();
    }
    if (!(yaml instanceof YamlNode.Items sequence)) {
      throw error("a list is wanted");
    }
    List<T> values = new ArrayList<>();
    Gathered all = new Gathered();
    for (YamlNode item : sequence.items()) {
      Node node = new Node(file, path + "[" + values.size() + "]", item);
      values.add(all.of(() -> reader.read(node)));
    }
    all.check();
    return values;
  }

  /** The same, of which there must be one: where none would read as all. */
  <T> List<T> someItems(Reader<T> reader) throws UnreadableText {
    List<T> items = itemOrItems(reader);
    if (items.isEmpty()) {
      throw error("it lists nothing: name one, or leave the key out");
    }
    return items;
  }

  /** What is read of each item of a list, or of the one value that stands for a list of one. */
  public <T> List<T> itemOrItems(Reader<T> reader) throws UnreadableText {
    return yaml instanceof YamlNode.Items || blank() ? items(reader) : List.of(reader.read(this));
  }

  // ---- scalars

  /** Text that is not blank. */
  public String text() throws UnreadableText {
    if (yaml instanceof YamlNode.Text text && !text.value().isBlank()) {
      return text.value().strip();
    }
    throw error("text is wanted");
  }

  /** Text of that form. */
  public String text(String form, String what) throws UnreadableText {
    String text = text();
    if (!text.matches(form)) {
      throw error("%s is wanted, not %s", what, text);
    }
    return text;
  }

  public boolean flag() throws UnreadableText {
    return text("true|false", "true or false").equals("true");
  }

  public OffsetDateTime instant() throws UnreadableText {
    try {
      OffsetDateTime instant = OffsetDateTime.parse(text());
      inYears(instant.getYear());
      return instant;
    } catch (DateTimeException e) {
      throw error("an instant with its offset is wanted, not %s", text());
    }
  }

  public LocalDate date() throws UnreadableText {
    try {
      LocalDate date = LocalDate.parse(text());
      inYears(date.getYear());
      return date;
    } catch (DateTimeException e) {
      throw error("a date is wanted, not %s", text());
    }
  }

  private void inYears(int year) throws UnreadableText {
    if (year < 1 || year > LAST_YEAR) {
      throw error("a year from 1 to %d is wanted, not %s", LAST_YEAR, text());
    }
  }

  /** A period of years, months, weeks and days, none negative, of at most a thousand years. */
  public Period period() throws UnreadableText {
    try {
      Period period = Period.parse(text());
      if (period.isNegative()) {
        throw error("a period that is not negative is wanted, not %s", text());
      }
      if (period.toTotalMonths() + period.getDays() / 28 > LONGEST_MONTHS) {
        throw error("a period of at most a thousand years is wanted, not %s", text());
      }
      return period;
    } catch (DateTimeException | ArithmeticException e) {
      throw error("a period such as P5Y or P30D is wanted, not %s", text());
    }
  }

  /** The constant that is written in lower case with hyphens. */
  public <E extends Enum<E>> E word(Class<E> type) throws UnreadableText {
    return constant(type, constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /** The constant that is written as in the code. */
  public <E extends Enum<E>> E code(Class<E> type) throws UnreadableText {
    return constant(type, Enum::name);
  }

  private <E extends Enum<E>> E constant(
      Class<E> type, java.util.function.Function<E, String> written) throws UnreadableText {
    String text = text();
    for (E constant : type.getEnumConstants()) {
      if (written.apply(constant).equals(text)) {
        return constant;
      }
    }
    String known =
        Arrays.stream(type.getEnumConstants()).map(written).collect(Collectors.joining(", "));
    throw error("one of %s is wanted, not %s", known, text);
  }

  /** An error at this node. */
  public UnreadableText error(String what, Object... values) {
    return error(yaml.at(), what.formatted(values));
  }

  private UnreadableText error(YamlNode.Position at, String what) {
    return new UnreadableText(where(file, at, path) + ": " + what);
  }

  /** A place of a document for a person; the path may be empty. */
  static String where(String file, YamlNode.Position at, String path) {
    return "%s line %d, column %d%s"
        .formatted(file, at.line(), at.column(), path.isEmpty() ? "" : ", " + path);
  }
}
