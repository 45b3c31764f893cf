package org.tenprint.immigration.adapter.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.tenprint.immigration.domain.LogAddress;
import org.tenprint.immigration.domain.StatedConviction;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.offence.OffenceClass;
import org.tenprint.vault.DataKey;
import org.tenprint.vault.KeyDestroyed;
import org.tenprint.vault.KeyId;
import org.tenprint.vault.KeyNotThere;
import org.tenprint.vault.KeyVault;
import org.tenprint.vault.Tampered;

/**
 * What the database holds of a person, sealed under the subject's key. Where a row stands in the
 * log is authenticated with it: a row that was altered, or put in another's place, does not open.
 *
 * <p>Form of the plain bytes, version 1: the version, the record's id, the status, the number of
 * convictions (4 bytes), and of each code, date as ISO-8601, class and sentence, empty if there is
 * none. Texts are in Java's modified UTF-8. In version 2, which is written where one states a
 * release, its date follows each sentence, empty if there is none.
 */
final class SealedFacts {
  private static final int WITHOUT_RELEASES = 1;
  private static final int WITH_RELEASES = 2;
  private static final String USE = "record-store";

  private final KeyVault vault;

  SealedFacts(KeyVault vault) {
    this.vault = vault;
  }

  /** What a row says. */
  record Facts(String recordId, Status status, List<StatedConviction> convictions) {}

  /**
   * As it lies in the row.
   *
   * @throws KeyDestroyed if the subject was forgotten
   */
  byte[] sealed(String subjectId, LogAddress at, Facts facts) {
    KeyId id = KeyId.ofSubject(subjectId);
    return vault.ensure(id).seal(USE, about(id, at), plain(facts));
  }

  /**
   * The record's id as it lies in the row: of one subject the same for the same.
   *
   * @throws KeyDestroyed if the subject was forgotten
   */
  String sealedId(String subjectId, String recordId) {
    KeyId id = KeyId.ofSubject(subjectId);
    byte[] plain = recordId.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(vault.ensure(id).seal(USE, "record id " + id.text(), plain));
  }

  /**
   * Returns if the subject was not forgotten.
   *
   * @throws KeyDestroyed if it was
   */
  void requireRemembered(String subjectId) {
    if (forgotten(subjectId)) {
      throw new KeyDestroyed(KeyId.ofSubject(subjectId));
    }
  }

  boolean forgotten(String subjectId) {
    return vault.destroyed(KeyId.ofSubject(subjectId));
  }

  /**
   * What a row says.
   *
   * @throws KeyDestroyed if the subject was forgotten
   * @throws KeyNotThere if the key is not there
   * @throws IllegalStateException if the row is not as it was written
   */
  Facts opened(String subjectId, LogAddress at, byte[] sealed) {
    KeyId id = KeyId.ofSubject(subjectId);
    try {
      DataKey key = vault.find(id).orElseThrow(() -> new KeyNotThere(id));
      return facts(key.open(USE, about(id, at), sealed));
    } catch (Tampered | IOException e) {
      throw new IllegalStateException("a row of the record store is not as it was written", e);
    }
  }

  private static String about(KeyId id, LogAddress at) {
    return "immigration_record " + at.partition() + "/" + at.offset() + " " + id.text();
  }

  private static byte[] plain(Facts facts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      boolean releases = facts.convictions().stream().anyMatch(one -> one.released().isPresent());
      out.writeByte(releases ? WITH_RELEASES : WITHOUT_RELEASES);
      out.writeUTF(facts.recordId());
      out.writeUTF(facts.status().name());
      out.writeInt(facts.convictions().size());
      for (StatedConviction conviction : facts.convictions()) {
        out.writeUTF(conviction.ncic());
        out.writeUTF(conviction.convicted().toString());
        out.writeUTF(conviction.offenceClass().name());
        out.writeUTF(conviction.sentence().orElse(""));
        if (releases) {
          out.writeUTF(conviction.released().map(LocalDate::toString).orElse(""));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  private static Facts facts(byte[] plain) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(plain));
    int version = in.readByte();
    if (version != WITHOUT_RELEASES && version != WITH_RELEASES) {
      throw new IOException("another version");
    }
    String recordId = in.readUTF();
    Status status = Status.valueOf(in.readUTF());
    int count = in.readInt();
    List<StatedConviction> convictions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      convictions.add(
          new StatedConviction(
              in.readUTF(),
              LocalDate.parse(in.readUTF()),
              OffenceClass.valueOf(in.readUTF()),
              some(in.readUTF()),
              version == WITH_RELEASES
                  ? some(in.readUTF()).map(LocalDate::parse)
                  : Optional.empty()));
    }
    return new Facts(recordId, status, convictions);
  }

  private static Optional<String> some(String text) {
    return Optional.of(text).filter(one -> !one.isEmpty());
  }
}
