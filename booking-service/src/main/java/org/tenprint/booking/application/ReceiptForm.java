package org.tenprint.booking.application;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.tenprint.booking.domain.Acceptance;
import org.tenprint.booking.domain.Intake;
import org.tenprint.booking.domain.Problem;
import org.tenprint.booking.domain.ProblemCode;
import org.tenprint.booking.domain.Refusal;

/**
 * Receipts as bytes of a store: the digest (its length, then its bytes), the door, the time in
 * microseconds, and each problem as three texts. An acceptance with nothing left out has 46 bytes.
 * Whoever changes it changes {@link #VERSION}: the store is then built anew from its topic.
 */
final class ReceiptForm {
  /** Of the form; a bookmark of another version fits no topic. */
  static final int VERSION = 1;

  private ReceiptForm() {}

  static byte[] of(Acceptance acceptance) {
    return bytes(
        acceptance.digest(), acceptance.intake(), acceptance.receivedAt(), acceptance.notUsed());
  }

  static byte[] of(Refusal refusal) {
    return bytes(refusal.digest(), refusal.intake(), refusal.receivedAt(), refusal.problems());
  }

  static Acceptance acceptance(UUID bookingId, byte[] bytes) {
    Refusal same = refusal(bytes);
    return new Acceptance(
        bookingId, same.digest(), same.intake(), same.receivedAt(), same.problems());
  }

  static Refusal refusal(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      String digest = HexFormat.of().formatHex(in.readNBytes(in.readUnsignedByte()));
      Intake intake = Intake.valueOf(INTAKES[in.readUnsignedByte()]);
      Instant receivedAt = Instant.EPOCH.plus(in.readLong(), ChronoUnit.MICROS);
      List<Problem> problems = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        problems.add(new Problem(in.readUTF(), ProblemCode.valueOf(in.readUTF()), in.readUTF()));
      }
      return new Refusal(digest, intake, receivedAt, List.copyOf(problems));
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  /** The doors by number; a new one is added at the end. */
  private static final String[] INTAKES = {
    Intake.REST_JSON.name(), Intake.REST_ANSI_NIST.name(), Intake.KAFKA.name()
  };

  private static byte[] bytes(
      String digest, Intake intake, Instant receivedAt, List<Problem> problems) {
    if (!digest.matches("([0-9a-f]{2}){1,32}")) {
      throw new IllegalArgumentException("a digest has up to 64 hexadecimal digits");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      byte[] hash = HexFormat.of().parseHex(digest);
      out.writeByte(hash.length);
      out.write(hash);
      out.writeByte(List.of(INTAKES).indexOf(intake.name()));
      out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, receivedAt));
      out.writeInt(problems.size());
      for (Problem problem : problems) {
        out.writeUTF(problem.field());
        out.writeUTF(problem.code().name());
        out.writeUTF(problem.remedy());
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("a text is longer than is kept", e);
    }
    return bytes.toByteArray();
  }
}
