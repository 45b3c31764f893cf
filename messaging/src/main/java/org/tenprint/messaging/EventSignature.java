package org.tenprint.messaging;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The header in which a service signs what it writes: a version (1 byte, 1), which key (8 bytes)
 * and an Ed25519 signature (64 bytes, RFC 8032) of the SHA-512 digest of topic, time, key, value
 * and every other header, in the order of their names.
 *
 * <p>Covered is what a reader decides on. Not covered is where the record stands: a broker says
 * that after it was signed, so that a record may be written twice with one signature. By what it
 * says twice a reader knows it.
 *
 * @param keyId the first 8 bytes of the SHA-256 digest of the public key
 * @param bytes the signature
 */
record EventSignature(long keyId, byte[] bytes) {
  static final String HEADER = "tenprint-signature";

  private static final byte VERSION = 1;
  private static final int SIGNATURE = 64;
  private static final int LENGTH = 1 + Long.BYTES + SIGNATURE;
  private static final byte[] PURPOSE = "tenprint event 1".getBytes(StandardCharsets.UTF_8);
  private static final int ABSENT = -1;

  /** What a record says, less where it stands. */
  record Signed(String topic, long timestamp, byte[] key, byte[] value, Headers headers) {
    /** 64 bytes. */
    byte[] digest() {
      MessageDigest digest = sha512();
      put(digest, PURPOSE);
      put(digest, topic.getBytes(StandardCharsets.UTF_8));
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, timestamp));
      put(digest, key);
      put(digest, value);
      List<Header> covered =
          StreamSupport.stream(headers.spliterator(), false)
              .filter(header -> !header.key().equals(HEADER))
              .sorted(Comparator.comparing(Header::key))
              .toList();
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, covered.size()));
      for (Header header : covered) {
        put(digest, header.key().getBytes(StandardCharsets.UTF_8));
        put(digest, header.value());
      }
      return digest.digest();
    }

    /** Its length first, so that no two records give the same bytes. */
    private static void put(MessageDigest digest, byte[] bytes) {
      int length = bytes == null ? ABSENT : bytes.length;
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, length));
      if (bytes != null) {
        digest.update(bytes);
      }
    }

    private static MessageDigest sha512() {
      try {
        return MessageDigest.getInstance("SHA-512");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JDK has SHA-512", e);
      }
    }
  }

  /** The header's bytes. */
  byte[] header() {
    return ByteBuffer.allocate(LENGTH).put(VERSION).putLong(keyId).put(bytes).array();
  }

  /** The one signature of a record; empty if it has none, several, or one of another form. */
  static Optional<EventSignature> in(Headers headers) {
    byte[] only = null;
    for (Header header : headers.headers(HEADER)) {
      if (only != null || header.value() == null) {
        return Optional.empty();
      }
      only = header.value();
    }
    if (only == null || only.length != LENGTH || only[0] != VERSION) {
      return Optional.empty();
    }
    long keyId = ByteBuffer.wrap(only, 1, Long.BYTES).getLong();
    return Optional.of(new EventSignature(keyId, Arrays.copyOfRange(only, 1 + Long.BYTES, LENGTH)));
  }
}
