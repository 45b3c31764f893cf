package org.tenprint.matching.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.machinezoo.sourceafis.FingerprintTransparency;
import java.io.IOException;
import java.util.Set;

/**
 * Stands between the stages of SourceAFIS's extractor, by its transparency API, and ends an
 * extraction before a stage that would cost too much. Most stages cost so much a pixel; two are
 * quadratic: closing gaps compares all ends of ridges with each other (70 ns a pair at worst), and
 * choosing the best minutiae sorts by distances that are computed anew at each comparison (600 ns a
 * pair). So ends are counted in each thinned skeleton, minutiae before the choice.
 *
 * <p>The largest of 24 inked, rolled fingers (NIST's card) have 2,206 ends and 330 minutiae, of 240
 * FVC2002 prints 665 and 74. An image of 1,100 × 1,100 pixels with ridges of four pixels has 21,000
 * and 2,400 and costs 30 s.
 */
final class StageGauge extends FingerprintTransparency {
  /** Ends of ridges that a finger has at most: nearly twice the most seen. */
  static final int MOST_ENDS = 4_000;

  /** Minutiae among which the best are chosen, at most: twice the most seen. */
  static final int MOST_MINUTIAE = 700;

  private static final double GAP_COST = 7e-5;
  private static final double CHOICE_COST = 6e-4;
  private static final String MINUTIAE = "removed-minutia-clouds";
  private static final Set<String> STAGES =
      Set.of("ridges-thinned-skeleton", "valleys-thinned-skeleton", MINUTIAE);
  private static final CBORFactory CBOR = new CBORFactory();
  private static final byte FALSE = (byte) 0xf4;
  private static final byte TRUE = (byte) 0xf5;

  private final Budget budget;
  private int gauged;

  /** Nominal milliseconds of all stages, of a print that has the most of everything. */
  static double mostCost() {
    return 2 * GAP_COST * MOST_ENDS * MOST_ENDS + CHOICE_COST * MOST_MINUTIAE * MOST_MINUTIAE;
  }

  StageGauge(Budget budget) {
    this.budget = budget;
  }

  /** Ends the extraction. */
  static final class Exceeded extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ExtractionRefusal reason;

    Exceeded(ExtractionRefusal reason) {
      super(reason.name(), null, false, false);
      this.reason = reason;
    }

    ExtractionRefusal reason() {
      return reason;
    }
  }

  /**
   * A stage cannot be gauged, as where another version of SourceAFIS writes it otherwise: a fault
   * of ours, and nothing that the print holds. It says which stage, and nothing of what is in it.
   */
  static final class Ungauged extends IllegalStateException {
    private static final long serialVersionUID = 1;

    Ungauged(String stage, Exception why) {
      super(
          "SourceAFIS' stage %s cannot be gauged, no budget holds: %s"
              .formatted(stage, why.getClass().getName()));
    }
  }

  /** Whether each stage was gauged: another version of SourceAFIS may name them otherwise. */
  boolean complete() {
    return gauged == STAGES.size();
  }

  @Override
  public boolean accepts(String key) {
    return STAGES.contains(key);
  }

  @Override
  public void take(String key, String mime, byte[] data) {
    gauged++;
    try (JsonParser in = CBOR.createParser(data)) {
      if (key.equals(MINUTIAE)) {
        allow(minutiae(in), MOST_MINUTIAE, CHOICE_COST);
      } else {
        allow(ends(in, data), MOST_ENDS, GAP_COST);
      }
    } catch (Exceeded exceeded) {
      throw exceeded;
    } catch (IOException | RuntimeException fault) {
      throw new Ungauged(key, fault);
    }
  }

  private void allow(int count, int most, double cost) {
    if (count > most) {
      throw new Exceeded(ExtractionRefusal.TOO_COMPLEX);
    }
    if (!budget.spend(cost * count * count)) {
      throw new Exceeded(ExtractionRefusal.OVER_BUDGET);
    }
  }

  /** Members of the one list, each of which has a direction. */
  private static int minutiae(JsonParser in) throws IOException {
    int lists = 0;
    int count = 0;
    int directions = 0;
    for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
      if (token == JsonToken.START_ARRAY) {
        lists++;
      } else if (token == JsonToken.START_OBJECT && in.getParsingContext().getParent().inArray()) {
        count++;
      } else if (token == JsonToken.FIELD_NAME && in.currentName().equals("direction")) {
        directions++;
      }
    }
    if (lists != 1 || count != directions) {
      throw new IllegalStateException("minutiae are no list of what has a direction");
    }
    return count;
  }

  /** Pixels of the skeleton with one neighbour; its cells are a byte each, CBOR's true or false. */
  private static int ends(JsonParser in, byte[] data) throws IOException {
    int width = 0;
    int height = 0;
    for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
      if (token == JsonToken.VALUE_NUMBER_INT) {
        width = in.currentName().equals("width") ? in.getIntValue() : width;
        height = in.currentName().equals("height") ? in.getIntValue() : height;
      } else if (token == JsonToken.START_ARRAY) {
        return ends(data, (int) in.currentLocation().getByteOffset(), width, height);
      }
    }
    throw new IllegalStateException("a skeleton has no cells");
  }

  private static int ends(byte[] data, int first, int width, int height) {
    int count = width * height;
    if (count == 0 || first + count > data.length) {
      throw new IllegalStateException("a skeleton is not as wide and high as it says");
    }
    int ends = 0;
    for (int at = 0; at < count; at++) {
      byte cell = data[first + at];
      if (cell == TRUE) {
        ends += neighbours(data, first, at % width, at / width, width, height) == 1 ? 1 : 0;
      } else if (cell != FALSE) {
        throw new IllegalStateException("a skeleton is not as wide and high as it says");
      }
    }
    return ends;
  }

  private static int neighbours(byte[] data, int first, int x, int y, int width, int height) {
    int count = 0;
    for (int row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
      for (int column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
        count += data[first + row * width + column] == TRUE ? 1 : 0;
      }
    }
    return count - 1;
  }
}
