package org.tenprint.scenarios;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.law.Instrument;
import org.tenprint.scenarios.text.InstrumentReader;
import org.tenprint.scenarios.text.InstrumentWriter;
import org.tenprint.scenarios.text.UnreadableText;
import org.tenprint.testkit.fuzz.Bounds;
import org.tenprint.testkit.fuzz.KeptInputs;

/**
 * Scenario files, and instruments in documents of their own, which are what notification-service
 * takes over HTTP: an instrument that was read and written reads as it was.
 */
public class ScenarioFuzzTest {
  private static final int LONGEST_ERROR = 1000;

  /**
   * Bounded by the number of nodes, which the reader bounds, and not by the text alone: aliases.
   */
  private static final long SOME = 16 << 20;

  private static final long A_BYTE = 4096;
  private static final Path FILE = file();

  @Test
  void keptInputsHold() {
    assertTrue(KeptInputs.replay(getClass(), ScenarioFuzzTest::fuzzerTestOneInput) > 0);
  }

  public static List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    try (Stream<Path> files =
        Files.walk(Path.of(System.getProperty("seeds", "src/test/resources")))) {
      for (Path path : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        seeds.add(
            Files.readString(path)
                .replaceFirst("(?m)^scenario:.*$", "scenario: fuzz")
                .replaceFirst("(?m)^baseline:.*$", "")
                .getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String instrument =
        "{id: A, issuer: state, scope: {state: MA}, edge: return, effect: withhold,"
            + " reason: SILENT_RULES, effective: {from: 2011-06-06T00:00:00-04:00},"
            + " recorded: 2011-06-05T00:00:00Z, when: {level: {scheme: sc-2008, at-least: L2},"
            + " basis: charge, convicted-within: P5Y, status: [citizen], no-permit-from:"
            + " {issuer: county, begun-before: 2011-01-01T00:00:00Z}}, terminates:"
            + " {instrument: B, notice: P30D}, unless: [C]}";
    seeds.add(instrument.getBytes(StandardCharsets.UTF_8));
    return seeds;
  }

  /** The target. */
  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    long most = SOME + A_BYTE * input.length;
    Instrument instrument = read(most, () -> InstrumentReader.read("document", text));
    if (instrument != null) {
      again(instrument);
    }
    if (text.startsWith("{")) {
      return;
    }
    try {
      Files.write(FILE, input);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ScenarioReader reader = new ScenarioReader(Optional.empty());
    Scenario scenario = read(most, () -> reader.read(FILE));
    ScenarioReader.Proposed proposed = read(most, () -> reader.proposed(FILE));
    if (scenario != null) {
      scenario.instruments().forEach(ScenarioFuzzTest::again);
    }
    if (proposed != null) {
      proposed.proposed().forEach(ScenarioFuzzTest::again);
    }
  }

  private static void again(Instrument instrument) {
    String written = json(InstrumentWriter.write(instrument));
    try {
      Instrument again = InstrumentReader.read("document", written);
      require(again.equals(instrument), "another instrument once written and read");
    } catch (UnreadableText refused) {
      throw new AssertionError("what was read is refused once written", refused);
    }
  }

  private static <T> T read(long most, Callable<T> reader) {
    try {
      T value = Bounds.within(most, reader);
      require(value != null, "no value");
      return value;
    } catch (UnreadableText refused) {
      String message = refused.getMessage();
      require(message.chars().noneMatch(Character::isISOControl), "an error of several lines");
      require(message.length() <= LONGEST_ERROR, "an error without end");
      return null;
    } catch (RuntimeException untyped) {
      throw untyped;
    } catch (Exception untyped) {
      throw new AssertionError("a checked failure", untyped);
    }
  }

  private static String json(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(field -> json(field.getKey()) + ": " + json(field.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(ScenarioFuzzTest::json).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Boolean) {
      return value.toString();
    }
    StringBuilder text = new StringBuilder("\"");
    for (char c : value.toString().toCharArray()) {
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        text.append("\\u%04x".formatted((int) c));
      } else {
        text.append(c);
      }
    }
    return text.append('"').toString();
  }

  private static Path file() {
    try {
      Path folder = Files.createTempDirectory("scenario");
      folder.toFile().deleteOnExit();
      Path file = folder.resolve("fuzz.yaml");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
