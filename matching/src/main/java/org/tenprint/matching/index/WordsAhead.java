package org.tenprint.matching.index;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.zip.CRC32C;

/**
 * 32-bit words, big-endian, from a channel, which a thread of its own reads up to {@value #BLOCKS}
 * blocks ahead of the one that takes them: a file is fetched and opened while what came before is
 * put in place. It takes {@value #BLOCKS} times 512 KiB. An interrupt waits until it is read: half
 * a file is no damaged one. The channel is its opener's to close, once this is closed. For one
 * thread.
 */
final class WordsAhead implements AutoCloseable {
  private static final int BLOCK = 1 << 16;
  private static final int BLOCKS = 4;

  /** As many words as fit; in the last as many as there were, or why there are none. */
  private static final class Block {
    final ByteBuffer bytes = ByteBuffer.allocateDirect(4 * BLOCK);
    final int[] words = new int[BLOCK];
    int count;
    boolean last;
    Throwable failure;

    void fill(ReadableByteChannel from) {
      try {
        bytes.clear();
        while (!last && bytes.hasRemaining()) {
          last = from.read(bytes) < 0;
        }
        count = bytes.flip().remaining() / 4;
        bytes.asIntBuffer().get(words, 0, count);
      } catch (IOException | RuntimeException | Error e) {
        count = 0;
        last = true;
        failure = e;
      }
    }
  }

  private final ReadableByteChannel from;
  private final BlockingQueue<Block> full = new ArrayBlockingQueue<>(BLOCKS);
  private final BlockingQueue<Block> empty = new ArrayBlockingQueue<>(BLOCKS);
  private final CompletableFuture<Void> reading;
  private final CRC32C crc = new CRC32C();
  private volatile boolean closed;

  /** Words that may still be taken. */
  private long left;

  private Block block = new Block();
  private int at;
  private int digested;

  /**
   * Begins to read.
   *
   * @param most bytes that it may hold
   */
  WordsAhead(ReadableByteChannel from, long most) {
    this.from = from;
    this.left = most / 4;
    for (int i = 1; i < BLOCKS; i++) {
      empty.add(new Block());
    }
    reading = CompletableFuture.runAsync(this::read, WordsAhead::start);
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "snapshot-ahead");
    thread.setDaemon(true);
    thread.start();
  }

  private void read() {
    Block next = taken(empty);
    while (!closed) {
      next.fill(from);
      full.add(next);
      if (next.last) {
        return;
      }
      next = taken(empty);
    }
  }

  private static Block taken(BlockingQueue<Block> queue) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return queue.take();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** A word to take. */
  private void need() throws IOException {
    if (at < block.count) {
      return;
    }
    if (!block.last) {
      digest();
      empty.add(block);
      block = taken(full);
      at = 0;
      digested = 0;
    }
    if (block.failure != null) {
      throw failed(block.failure);
    }
    if (at == block.count) {
      throw new EOFException();
    }
  }

  private static IOException failed(Throwable failure) {
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
    return (IOException) failure;
  }

  /** Takes what was passed since the last time into the checksum. */
  private void digest() {
    crc.update(block.bytes.duplicate().limit(4 * at).position(4 * digested));
    digested = at;
  }

  /** CRC-32C of every word so far. */
  int checksum() {
    digest();
    return (int) crc.getValue();
  }

  int get() throws IOException {
    need();
    left--;
    return block.words[at++];
  }

  void get(int[] words, int count) throws IOException {
    int done = 0;
    while (done < count) {
      need();
      int now = Math.min(count - done, block.count - at);
      System.arraycopy(block.words, at, words, done, now);
      at += now;
      done += now;
    }
    left -= count;
  }

  /** Bytes that were put as they are, and what fills the last word. */
  void get(byte[] bytes, int count) throws IOException {
    int done = 0;
    while (done < count) {
      need();
      int now = Math.min(count - done, 4 * (block.count - at));
      block.bytes.get(4 * at, bytes, done, now);
      at += now + 3 >>> 2;
      done += now;
    }
    left -= count + 3 >>> 2;
  }

  /** Words that may be left to take, capped at the largest int. */
  int remaining() {
    return (int) Math.min(Integer.MAX_VALUE, left());
  }

  /** Words that may be left to take. */
  long left() {
    return Math.max(0, left);
  }

  /** Ends the thread, which finishes the block that it reads. */
  @Override
  public void close() {
    closed = true;
    empty.add(block);
    reading.join();
  }
}
