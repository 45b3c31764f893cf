package org.tenprint.matching.pages;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32C;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;

/**
 * Seals records under a key that lives as long as the process. A sealed record is {@code number:64
 * | AES-CTR(words, CRC-32C of them)}, all in the machine's byte order, which reads them alone. Each
 * sealing has a number of its own, counted from 1, and the counter of its blocks begins at {@code
 * number:64 | 0:64}: no counter comes twice, though the same place is written again and again. The
 * sum tells damage by a disk, not by an enemy: who may write the file may read the process.
 *
 * <p>Cost: half a microsecond to open 2 kB, where the processor knows AES.
 */
final class RecordSeal {
  private static final int NUMBER = 8;
  private static final int SUM = 4;
  private static final int IV = 16;

  /** Words by which a sealed record is longer. */
  static final int MORE_WORDS = (NUMBER + SUM) / 4;

  private final Key key;
  private final AtomicLong sealed = new AtomicLong();
  private final ConcurrentLinkedQueue<Sealer> idle = new ConcurrentLinkedQueue<>();

  /**
   * @param key of AES, for this seal alone: a second one with it would count the same numbers
   */
  RecordSeal(Key key) {
    this.key = key;
  }

  /** The bytes of a sealed record: {@code 4 * (length + MORE_WORDS)}. */
  byte[] seal(int[] words, int length) {
    Sealer sealer = sealer();
    byte[] bytes = sealer.seal(words, length);
    idle.offer(sealer);
    return bytes;
  }

  /** Where a sealed record is kept. */
  @FunctionalInterface
  interface Kept {
    /** Reads so many bytes from its beginning. */
    void read(byte[] to, int count);
  }

  /**
   * Opens a record.
   *
   * @return false if it is not as it was sealed
   */
  boolean open(Kept record, int[] out, int length) {
    Sealer sealer = sealer();
    boolean whole = sealer.open(record, out, length);
    idle.offer(sealer);
    return whole;
  }

  /** One that nobody has now: making a cipher costs as much as using it often. */
  private Sealer sealer() {
    Sealer sealer = idle.poll();
    return sealer == null ? new Sealer() : sealer;
  }

  private static Cipher cipher() {
    try {
      return Cipher.getInstance("AES/CTR/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new MinutiaeLost("this runtime has no AES in counter mode", e);
    }
  }

  private static int sum(byte[] plain, int length) {
    CRC32C crc = new CRC32C();
    crc.update(plain, 0, 4 * length);
    return (int) crc.getValue();
  }

  /** A cipher and what it reads from and writes to: of one thread at a time. */
  private final class Sealer {
    private final Cipher cipher = cipher();
    private byte[] bytes = new byte[0];
    private byte[] plain = new byte[0];

    byte[] seal(int[] words, int length) {
      long number = sealed.incrementAndGet();
      int count = 4 * length + SUM;
      makeRoom(count);
      ByteBuffer to = ByteBuffer.wrap(plain).order(ByteOrder.nativeOrder());
      to.asIntBuffer().put(words, 0, length);
      to.putInt(4 * length, sum(plain, length));
      byte[] out = new byte[NUMBER + count];
      ByteBuffer.wrap(out).order(ByteOrder.nativeOrder()).putLong(number);
      pass(number, plain, 0, count, out, NUMBER);
      return out;
    }

    boolean open(Kept record, int[] out, int length) {
      int count = 4 * length + SUM;
      makeRoom(count);
      record.read(bytes, NUMBER + count);
      long number = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).getLong();
      pass(number, bytes, NUMBER, count, plain, 0);
      ByteBuffer words = ByteBuffer.wrap(plain).order(ByteOrder.nativeOrder());
      words.asIntBuffer().get(out, 0, length);
      return words.getInt(4 * length) == sum(plain, length);
    }

    private void makeRoom(int count) {
      if (plain.length < count) {
        plain = new byte[count];
        bytes = new byte[NUMBER + count];
      }
    }

    /** In counter mode both directions are one. */
    private void pass(long number, byte[] from, int at, int count, byte[] to, int toAt) {
      byte[] iv = new byte[IV];
      ByteBuffer.wrap(iv).putLong(number);
      try {
        cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(iv));
        cipher.doFinal(from, at, count, to, toAt);
      } catch (GeneralSecurityException e) {
        throw new MinutiaeLost("minutiae cannot be sealed or opened", e);
      }
    }
  }
}
