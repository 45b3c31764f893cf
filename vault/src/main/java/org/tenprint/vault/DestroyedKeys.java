package org.tenprint.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The ledger of keys that were destroyed, a line each: key id, time, reference, and the SHA-256 of
 * the line before it and this one, so that no line can be taken out unnoticed but from the end.
 * Several processes append and read. Cost of asking: the size of the file.
 */
final class DestroyedKeys {
  private static final String BEGINNING = "0".repeat(64);
  private static final Object APPENDING = new Object();

  private final Path file;

  /** Locked by who appends: a lock of the ledger itself would end when any of it is closed. */
  private final Path turn;

  private final Map<KeyId, Destruction> lines = new ConcurrentHashMap<>();
  private volatile long readTo;
  private String lastHash = BEGINNING;

  private DestroyedKeys(Path file) {
    this.file = file;
    this.turn = file.resolveSibling(file.getFileName() + ".lock");
  }

  static DestroyedKeys open(Path file) throws IOException {
    OwnersFile.empty(file);
    DestroyedKeys ledger = new DestroyedKeys(file);
    OwnersFile.empty(ledger.turn);
    ledger.refresh();
    return ledger;
  }

  /**
   * One that is there, to be read alone.
   *
   * @throws IOException also if there is none
   */
  static DestroyedKeys read(Path file) throws IOException {
    DestroyedKeys ledger = new DestroyedKeys(file);
    ledger.refresh();
    return ledger;
  }

  /**
   * Sees that each of these stands there.
   *
   * @throws IOException if one does not
   */
  void requireAll(List<KeyId> destroyed) throws IOException {
    for (KeyId id : destroyed) {
      if (!contains(id)) {
        throw new IOException("the ledger lacks key " + id + ", which was destroyed");
      }
    }
  }

  /** Whether that key stands there, by whomever it was written. */
  boolean contains(KeyId id) throws IOException {
    refresh();
    return lines.containsKey(id);
  }

  /**
   * What its line says; empty where it has none.
   *
   * @throws VaultUnavailable if the ledger cannot be read
   */
  Optional<Destruction> find(KeyId id) {
    try {
      refresh();
      return Optional.ofNullable(lines.get(id));
    } catch (IOException e) {
      throw new VaultUnavailable("the ledger of destroyed keys cannot be read", e);
    }
  }

  /** Every key that stands there. */
  Set<KeyId> all() throws IOException {
    refresh();
    return Set.copyOf(lines.keySet());
  }

  /** Reads on; whether there was more. */
  boolean refresh() throws IOException {
    long size = Files.size(file);
    if (size == readTo) {
      return false;
    }
    return readOn();
  }

  private synchronized boolean readOn() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (bytes.length < readTo) {
      throw new IOException("the ledger of destroyed keys was cut");
    }
    String text =
        new String(bytes, (int) readTo, bytes.length - (int) readTo, StandardCharsets.US_ASCII);
    String before = lastHash;
    int from = 0;
    try {
      for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
        take(text.substring(from, end));
        from = end + 1;
      }
    } catch (IOException e) {
      lastHash = before; // it is read again from there, and says the same again
      throw e;
    }
    readTo += from;
    return from > 0;
  }

  private void take(String line) throws IOException {
    String[] parts = line.split(" ", -1);
    if (parts.length != 4) {
      throw new IOException("the ledger of destroyed keys has a line that is none");
    }
    String content = String.join(" ", parts[0], parts[1], parts[2]);
    if (!hash(lastHash, content).equals(parts[3])) {
      throw new IOException("the ledger of destroyed keys was changed at key " + parts[0]);
    }
    lastHash = parts[3];
    lines.putIfAbsent(new KeyId(parts[0]), destruction(parts));
  }

  private static Destruction destruction(String[] parts) throws IOException {
    try {
      return new Destruction(Instant.parse(parts[1]), parts[2]);
    } catch (DateTimeParseException | IllegalArgumentException e) {
      throw new IOException("the ledger of destroyed keys says no time or place at " + parts[0], e);
    }
  }

  /** Appends a line unless the key stands there; on disk when this returns. */
  void append(KeyId id, Destruction why) throws IOException {
    synchronized (APPENDING) {
      try (FileChannel turns = FileChannel.open(turn, StandardOpenOption.WRITE);
          FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
        turns.lock();
        if (contains(id)) {
          return;
        }
        String content = String.join(" ", id.text(), why.at().toString(), why.reference());
        String line = content + " " + hash(lastHash, content) + "\n";
        // over what a process left half written when it was killed
        out.truncate(readTo);
        ByteBuffer left = ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII));
        long at = readTo;
        while (left.hasRemaining()) {
          at += out.write(left, at);
        }
        out.force(true);
        refresh();
      }
    }
  }

  private static String hash(String before, String content) {
    try {
      byte[] bytes = (before + " " + content).getBytes(StandardCharsets.US_ASCII);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
