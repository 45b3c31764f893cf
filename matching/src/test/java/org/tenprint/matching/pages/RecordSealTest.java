package org.tenprint.matching.pages;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordSealTest {
  private static final int[] WORDS = {1, 2, 3, 0xdeadbeef, 5, 6, 7, 8, 9};

  private final RecordSeal seal = new RecordSeal(ScratchFiles.key());

  private boolean opens(byte[] sealed, int[] out) {
    return seal.open(kept(sealed), out, WORDS.length);
  }

  private static RecordSeal.Kept kept(byte[] sealed) {
    return (to, count) -> System.arraycopy(sealed, 0, to, 0, count);
  }

  @Test
  void what_is_sealed_is_opened() {
    int[] out = new int[WORDS.length];
    byte[] sealed = seal.seal(WORDS, WORDS.length);
    assertEquals(4 * (WORDS.length + RecordSeal.MORE_WORDS), sealed.length);
    assertTrue(opens(sealed, out));
    assertArrayEquals(WORDS, out);
    assertTrue(seal.open(kept(seal.seal(WORDS, 0)), out, 0));
  }

  /** The same key stream twice would tell the difference of what lay there. */
  @Test
  void nothing_is_sealed_alike_twice() {
    Set<ByteBuffer> numbers = new HashSet<>();
    Set<ByteBuffer> sealed = new HashSet<>();
    int[] zeros = new int[40];
    for (int i = 0; i < 1000; i++) {
      byte[] next = seal.seal(zeros, zeros.length);
      numbers.add(ByteBuffer.wrap(next, 0, 8).slice());
      // of zeros the sealed bytes are the key stream: no block of it comes again
      for (int at = 8; at + 16 <= next.length; at += 16) {
        sealed.add(ByteBuffer.wrap(next, at, 16).slice());
      }
    }
    assertEquals(1000, numbers.size());
    assertEquals(10_000, sealed.size());
  }

  @Test
  void a_bit_that_fell_over_is_told() {
    byte[] sealed = seal.seal(WORDS, WORDS.length);
    for (int bit = 0; bit < 8 * sealed.length; bit++) {
      byte[] damaged = sealed.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      assertFalse(opens(damaged, new int[WORDS.length]), "bit " + bit);
    }
    assertFalse(opens(new byte[sealed.length], new int[WORDS.length]));
  }

  @Test
  void with_another_key_it_is_noise() {
    byte[] sealed = seal.seal(WORDS, WORDS.length);
    int[] out = new int[WORDS.length];
    RecordSeal other = new RecordSeal(ScratchFiles.key());
    assertFalse(other.open(kept(sealed), out, WORDS.length));
    Set<Integer> known = new HashSet<>(Arrays.stream(WORDS).boxed().toList());
    assertTrue(Arrays.stream(out).noneMatch(known::contains));
  }

  @Test
  void a_long_record_after_a_short_one_and_back() {
    int[] words = new int[2600];
    Arrays.setAll(words, i -> i * 31);
    for (int length : new int[] {3, 2600, 17, 0, 2599}) {
      int[] out = new int[2600];
      assertTrue(seal.open(kept(seal.seal(words, length)), out, length));
      assertArrayEquals(Arrays.copyOf(words, length), Arrays.copyOf(out, length));
      assertTrue(Arrays.stream(out, length, 2600).allMatch(word -> word == 0));
    }
  }
}
