package org.tenprint.biometric.adapter.store;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tenprint.biometric.application.Memory;
import org.tenprint.biometric.domain.EnrolledSubject.Capture;
import org.tenprint.biometric.domain.LogAddress;
import org.tenprint.biometric.domain.Removal;

/**
 * What a snapshot holds beside the engine's: in {@link DataOutputStream}'s form the number of
 * subjects; a subject: id, captures; the number of removals; a removal: id, captures, time, whether
 * to repeat; and of a shard, each subject's address on the log: id, partition, offset, and their
 * number before them. Captures are their number and for each whether there is a booking, its id,
 * the time; a time is seconds and nanoseconds. The file's digest stands in the bookmark.
 */
final class CaptureFile {
  private CaptureFile() {}

  /** Where its bytes come from, at each call from the first one. */
  interface Source {
    InputStream open() throws IOException;
  }

  /** Writes it and closes the stream; returns the SHA-256 of its bytes, hexadecimal. */
  static String write(OutputStream bytes, Memory memory) throws IOException {
    MessageDigest digest = sha256();
    try (DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(new DigestOutputStream(bytes, digest), 1 << 16))) {
      out.writeInt(memory.captures().size());
      for (Map.Entry<String, List<Capture>> subject : memory.captures().entrySet()) {
        out.writeUTF(subject.getKey());
        write(out, subject.getValue());
      }
      out.writeInt(memory.removals().size());
      for (Map.Entry<String, Removal> removal : memory.removals().entrySet()) {
        out.writeUTF(removal.getKey());
        write(out, removal.getValue().captures());
        write(out, removal.getValue().recorded());
        out.writeBoolean(removal.getValue().repeat());
      }
      if (!memory.addresses().isEmpty()) {
        out.writeInt(memory.addresses().size());
        for (Map.Entry<String, LogAddress> subject : memory.addresses().entrySet()) {
          out.writeUTF(subject.getKey());
          out.writeInt(subject.getValue().partition());
          out.writeLong(subject.getValue().offset());
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void write(DataOutputStream out, List<Capture> captures) throws IOException {
    out.writeInt(captures.size());
    for (Capture capture : captures) {
      out.writeBoolean(capture.bookingId().isPresent());
      if (capture.bookingId().isPresent()) {
        out.writeLong(capture.bookingId().get().getMostSignificantBits());
        out.writeLong(capture.bookingId().get().getLeastSignificantBits());
      }
      write(out, capture.at());
    }
  }

  private static void write(DataOutputStream out, Instant time) throws IOException {
    out.writeLong(time.getEpochSecond());
    out.writeInt(time.getNano());
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param digest that it must have
   * @throws IOException if it is absent, cut or altered
   */
  static Memory read(Source file, String digest) throws IOException {
    MessageDigest computed = sha256();
    try (InputStream bytes = new DigestInputStream(file.open(), computed)) {
      bytes.transferTo(OutputStream.nullOutputStream());
    }
    if (!HexFormat.of().formatHex(computed.digest()).equals(digest)) {
      throw new IOException("the file of captures is damaged: its digest differs");
    }
    try (BufferedInputStream bytes = new BufferedInputStream(file.open(), 1 << 16);
        DataInputStream in = new DataInputStream(bytes)) {
      Map<String, List<Capture>> captures = new HashMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        captures.put(in.readUTF(), captures(in));
      }
      Map<String, Removal> removals = new LinkedHashMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        removals.put(in.readUTF(), new Removal(captures(in), time(in), in.readBoolean()));
      }
      Map<String, LogAddress> addresses = new HashMap<>();
      for (int left = more(bytes) ? in.readInt() : 0; left > 0; left--) {
        addresses.put(in.readUTF(), new LogAddress(in.readInt(), in.readLong()));
      }
      return new Memory(captures, removals, addresses);
    }
  }

  private static boolean more(BufferedInputStream bytes) throws IOException {
    bytes.mark(1);
    boolean more = bytes.read() >= 0;
    bytes.reset();
    return more;
  }

  private static List<Capture> captures(DataInputStream in) throws IOException {
    List<Capture> captures = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      Optional<UUID> booking =
          in.readBoolean() ? Optional.of(new UUID(in.readLong(), in.readLong())) : Optional.empty();
      captures.add(new Capture(booking, time(in)));
    }
    return List.copyOf(captures);
  }

  private static Instant time(DataInputStream in) throws IOException {
    return Instant.ofEpochSecond(in.readLong(), in.readInt());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
