package org.tenprint.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SoughtBytesTest {
  private static BitSet of(int... places) {
    BitSet bits = new BitSet();
    for (int place : places) {
      bits.set(place);
    }
    return bits;
  }

  private static BitSet found(String text, String... sought) {
    List<byte[]> all = new ArrayList<>();
    for (String one : sought) {
      all.add(one.getBytes(ISO_8859_1));
    }
    return new SoughtBytes(all).in(text.getBytes(ISO_8859_1));
  }

  @Test
  void eachIsFoundWhereverItStands() {
    assertEquals(of(0, 1, 2), found("front middle end", "front", "middle", "end"));
    assertEquals(of(0), found("same", "same", "same "));
    assertEquals(of(0, 1, 2), found("aab", "aab", "aa", "ab"), "one in another");
    assertEquals(of(1), found("\u00ff\u00fe\u00ff\u00ff", "\u00fe\u00fe", "\u00ff\u00ff"), "signs");
  }

  @Test
  void whatIsCutOffIsNotFound() {
    assertEquals(of(), found("", "ab"));
    assertEquals(of(), found("b", "ab"));
    assertEquals(of(), found("\0", "\0\0"), "before the first byte is nothing");
    assertEquals(of(), found("CANARYNAM", "CANARYNAME"));
    assertEquals(of(), found("ANARYNAME", "CANARYNAME"));
  }

  /** Few letters, so that much begins alike and half of all is found. */
  @Test
  void nothingElseIsFoundThanByLookingForOneAfterTheOther() {
    Random random = new Random(20_261_130);
    int hits = 0;
    int misses = 0;
    for (int round = 0; round < 2_000; round++) {
      String text = letters(random, random.nextInt(60));
      String[] sought = new String[5];
      BitSet expected = new BitSet();
      for (int i = 0; i < sought.length; i++) {
        sought[i] = letters(random, 2 + random.nextInt(5));
        expected.set(i, text.contains(sought[i]));
      }
      hits += expected.cardinality();
      misses += sought.length - expected.cardinality();
      assertEquals(expected, found(text, sought), text + " " + List.of(sought));
    }
    assertTrue(hits > 1_000 && misses > 1_000, hits + " and " + misses);
  }

  private static String letters(Random random, int count) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < count; i++) {
      letters.append("\0a\u00e9".charAt(random.nextInt(3)));
    }
    return letters.toString();
  }

  @Test
  void whatWouldBeFoundAnywhereIsNotLookedFor() {
    assertThrows(IllegalArgumentException.class, () -> found("text", "t"));
  }
}
