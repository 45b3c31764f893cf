package org.tenprint.matching.prints;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenprint.matching.InventedPeople;
import org.tenprint.testkit.fuzz.KeptInputs;

/** Serial forms of finger templates: read as written, refused by one exception. */
public class TemplateFuzzTest {
  @Test
  void keptInputsHold() {
    assertTrue(KeptInputs.replay(getClass(), TemplateFuzzTest::fuzzerTestOneInput) > 0);
  }

  public static List<byte[]> seeds() {
    return List.of(
        InventedPeople.encounter(1, 0, 1).fingers().values().iterator().next().toBytes(),
        InventedPeople.encounter(2, 1, 1).fingers().values().iterator().next().toBytes());
  }

  /** The target. */
  public static void fuzzerTestOneInput(byte[] input) {
    FingerTemplate template;
    try {
      template = FingerTemplate.fromBytes(input);
    } catch (IllegalArgumentException refused) {
      return;
    }
    if (!Arrays.equals(template.toBytes(), input)) {
      throw new AssertionError("read, and written otherwise");
    }
    for (int i = 0; i < template.size(); i++) {
      boolean inside =
          template.x(i) < template.width()
              && template.y(i) < template.height()
              && template.direction(i) >= 0
              && template.direction(i) < 256
              && template.kind(i) != null;
      if (!inside) {
        throw new AssertionError("a minutia outside of the image");
      }
    }
  }
}
