package org.tenprint.matching.prints;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FingerTemplateTest {
  static FingerTemplate random(long seed, int count) {
    Random random = new Random(seed);
    int[] minutiae = new int[count];
    for (int i = 0; i < count; i++) {
      MinutiaKind kind = MinutiaKind.values()[random.nextInt(2)];
      minutiae[i] =
          FingerTemplate.pack(random.nextInt(400), random.nextInt(500), random.nextInt(256), kind);
    }
    return FingerTemplate.of(400, 500, random.nextInt(101), minutiae);
  }

  @Test
  void serial_form_survives_the_round_trip() {
    for (int seed = 0; seed < 50; seed++) {
      FingerTemplate template = random(seed, FingerTemplate.MIN_MINUTIAE + seed * 4);
      assertEquals(template, FingerTemplate.fromBytes(template.toBytes()));
    }
  }

  @Test
  void damaged_bytes_are_refused() {
    byte[] bytes = random(1, 20).toBytes();
    assertThrows(IllegalArgumentException.class, () -> FingerTemplate.fromBytes(new byte[0]));
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThrows(IllegalArgumentException.class, () -> FingerTemplate.fromBytes(cut));
    }
    byte[] future = bytes.clone();
    future[1] = 2;
    assertThrows(IllegalArgumentException.class, () -> FingerTemplate.fromBytes(future));
    byte[] overflow = bytes.clone();
    overflow[8] = (byte) 0x80;
    assertThrows(IllegalArgumentException.class, () -> FingerTemplate.fromBytes(overflow));
  }

  @Test
  void sourceafis_template_and_back_keeps_every_minutia() {
    FingerTemplate template = random(7, 60);
    FingerTemplate back = SourceAfis.template(SourceAfis.template(template), template.quality());
    int[] before = new int[template.size()];
    int[] after = new int[back.size()];
    for (int i = 0; i < before.length; i++) {
      before[i] = template.packed(i);
      after[i] = back.packed(i);
    }
    Arrays.sort(before);
    Arrays.sort(after);
    assertArrayEquals(before, after);
  }

  @Test
  void text_form_shows_no_minutia() {
    assertEquals(
        "FingerTemplate[20 minutiae, 400x500, quality " + random(1, 20).quality() + "]",
        random(1, 20).toString());
  }
}
