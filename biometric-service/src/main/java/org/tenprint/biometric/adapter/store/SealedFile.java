package org.tenprint.biometric.adapter.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.tenprint.vault.DataKey;

/**
 * A file of a snapshot: magic {@code TPGS}, the snapshot's name in 16 bytes, and what it holds,
 * sealed under the snapshot's key as that part of it.
 */
final class SealedFile {
  private static final int MAGIC = 'T' << 24 | 'P' << 16 | 'G' << 8 | 'S';
  private static final int HEAD = 20;
  private static final String USE = "biometric-service/gallery-snapshot";

  private SealedFile() {}

  /** What writes what it holds. */
  interface Writing {
    void to(WritableByteChannel plain) throws IOException;
  }

  /** Into an empty file; on disk when this returns. */
  static void write(Path file, SnapshotKeys.Begun snapshot, String part, Writing content)
      throws IOException {
    UUID name = snapshot.name();
    try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer head = ByteBuffer.allocate(HEAD).putInt(MAGIC);
      head.putLong(name.getMostSignificantBits()).putLong(name.getLeastSignificantBits()).flip();
      out.write(head);
      try (WritableByteChannel plain = snapshot.key().sealing(USE, about(name, part), kept(out))) {
        content.to(plain);
      }
      out.force(true);
    }
  }

  /** The file outlives the channel that seals, so that it is forced to disk. */
  private static WritableByteChannel kept(FileChannel out) {
    return new WritableByteChannel() {
      private boolean open = true;

      @Override
      public int write(ByteBuffer bytes) throws IOException {
        return out.write(bytes);
      }

      @Override
      public boolean isOpen() {
        return open;
      }

      @Override
      public void close() {
        open = false;
      }
    };
  }

  /**
   * A snapshot's name, as a file of it says.
   *
   * @throws IOException if it is no such file
   */
  static UUID name(Path file) throws IOException {
    try (FileChannel in = FileChannel.open(file)) {
      ByteBuffer head = ByteBuffer.allocate(HEAD);
      while (head.hasRemaining() && in.read(head) >= 0) {
        // on
      }
      head.flip();
      if (head.remaining() < HEAD || head.getInt() != MAGIC) {
        throw new IOException(file.getFileName() + " is not sealed");
      }
      return new UUID(head.getLong(), head.getLong());
    }
  }

  /** What it holds; reading fails where it is not as it was written. */
  static ReadableByteChannel open(Path file, DataKey key, String part) throws IOException {
    UUID name = name(file);
    FileChannel in = FileChannel.open(file);
    try {
      return key.opening(USE, about(name, part), in.position(HEAD));
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private static String about(UUID name, String part) {
    return part + " of " + name;
  }
}
