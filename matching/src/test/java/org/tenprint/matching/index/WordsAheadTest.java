package org.tenprint.matching.index;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WordsAheadTest {
  /** Of two blocks and a part, and of two to the word. */
  private static final int[] LENGTHS = {0, 1, 150_001, 1 << 17};

  /** Gives what is there in pieces of any size; then ends, or fails. */
  private static final class Pieces implements ReadableByteChannel {
    private final ByteBuffer bytes;
    private final Throwable failure;
    private final Random random = new Random(7);
    private final AtomicInteger reads = new AtomicInteger();

    Pieces(byte[] bytes, Throwable failure) {
      this.bytes = ByteBuffer.wrap(bytes);
      this.failure = failure;
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
      reads.incrementAndGet();
      if (!bytes.hasRemaining()) {
        if (failure instanceof IOException e) {
          throw e;
        } else if (failure instanceof RuntimeException e) {
          throw e;
        } else if (failure instanceof Error e) {
          throw e;
        }
        return -1;
      }
      int some = Math.min(1 + random.nextInt(70_000), Math.min(to.remaining(), bytes.remaining()));
      to.put(bytes.slice().limit(some));
      bytes.position(bytes.position() + some);
      return some;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {
      throw new AssertionError("the channel is its opener's");
    }
  }

  private static int[] words(int length) {
    return new Random(length).ints(length).toArray();
  }

  /** The words and their checksum. */
  private static byte[] written(int[] words) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Words out = new Words(Channels.newChannel(bytes));
    out.put(words, words.length / 2);
    for (int i = words.length / 2; i < words.length; i++) {
      out.put(words[i]);
    }
    out.put(out.checksum());
    out.flush();
    return bytes.toByteArray();
  }

  private static void assertHolds(WordsAhead in, int[] words) throws IOException {
    int[] taken = new int[words.length];
    int half = words.length / 2;
    for (int i = 0; i < half; i++) {
      assertEquals(words.length + 1 - i, in.left());
      taken[i] = in.get();
    }
    int[] rest = new int[words.length - half];
    in.get(rest, rest.length);
    System.arraycopy(rest, 0, taken, half, rest.length);
    assertArrayEquals(words, taken);
    int checksum = in.checksum();
    assertEquals(checksum, in.checksum());
    assertEquals(checksum, in.get());
  }

  @Test
  void what_was_written_is_taken_in_order_under_the_same_checksum() throws IOException {
    for (int length : LENGTHS) {
      int[] words = words(length);
      byte[] bytes = written(words);
      try (WordsAhead in = new WordsAhead(new Pieces(bytes, null), bytes.length)) {
        assertHolds(in, words);
        assertThrows(EOFException.class, in::get);
        assertThrows(EOFException.class, () -> in.get(new int[3], 3));
      }
    }
  }

  @Test
  void a_word_that_is_cut_is_none() throws IOException {
    byte[] bytes = written(words(9));
    for (int cut = 1; cut < 4; cut++) {
      Pieces channel = new Pieces(Arrays.copyOf(bytes, bytes.length - cut), null);
      try (WordsAhead in = new WordsAhead(channel, bytes.length)) {
        in.get(new int[9], 9);
        assertThrows(EOFException.class, in::get);
      }
    }
  }

  @Test
  void what_the_channel_says_is_said_to_the_one_who_takes() throws IOException {
    byte[] bytes = written(words(150_000));
    for (Throwable failure :
        new Throwable[] {new IOException("a"), new IllegalStateException("b"), new Error("c")}) {
      try (WordsAhead in = new WordsAhead(new Pieces(bytes, failure), 1L << 30)) {
        in.get(new int[1 << 17], 1 << 17);
        assertSame(
            failure, assertThrows(failure.getClass(), () -> in.get(new int[1 << 17], 1 << 17)));
        assertSame(failure, assertThrows(failure.getClass(), in::get));
      }
    }
  }

  @Test
  void an_interrupt_waits_until_all_is_read() throws IOException {
    int[] words = words(150_001);
    byte[] bytes = written(words);
    Thread.currentThread().interrupt();
    try (WordsAhead in = new WordsAhead(new Pieces(bytes, null), bytes.length)) {
      assertHolds(in, words);
    }
    assertTrue(Thread.interrupted());
  }

  @Test
  void nobody_reads_once_it_is_closed() throws IOException {
    byte[] bytes = written(words(1 << 20));
    for (int taken : new int[] {0, 1, 100_000, 1 << 20}) {
      Pieces channel = new Pieces(bytes, null);
      WordsAhead in = new WordsAhead(channel, bytes.length);
      in.get(new int[taken], taken);
      in.close();
      int reads = channel.reads.get();
      int position = channel.bytes.position();
      // five blocks, of which one was taken up, and what was taken: no more is read ahead
      assertTrue(position <= 4L * (taken + (5 << 16)), position + " bytes of " + taken + " words");
      assertEquals(reads, channel.reads.get());
    }
  }
}
