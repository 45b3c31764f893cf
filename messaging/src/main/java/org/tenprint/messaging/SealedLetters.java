package org.tenprint.messaging;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.tenprint.events.common.Origin;
import org.tenprint.vault.KeyDestroyed;
import org.tenprint.vault.KeyId;
import org.tenprint.vault.KeyNotThere;
import org.tenprint.vault.KeyVault;
import org.tenprint.vault.Tampered;
import org.tenprint.vault.VaultUnavailable;

/**
 * The value of a dead letter as ciphertext, of what nobody had sealed when it came. Headers say so
 * and name the key; where the record stood is authenticated with it. Key and headers of the record
 * stay as they came.
 */
public final class SealedLetters {
  public static final String KEY = "dead-letter-sealed-key";
  public static final String FORM = "dead-letter-sealed-form";

  /** What stands for the form where the person was forgotten: the value is not kept. */
  static final String ERASED = "erased";

  private static final String USE = "dead-letters";

  private SealedLetters() {}

  /**
   * What is kept of a value; null stays null, and is what is kept of a person who was forgotten.
   *
   * @param headers of the letter, to which these are added; what its sender wrote in their place
   *     goes, whatever is kept
   * @throws VaultUnavailable if the key cannot be had now
   */
  public static byte[] sealed(
      KeyVault vault, KeyId id, Origin origin, Headers headers, byte[] value) {
    unmark(headers);
    if (value == null) {
      return null;
    }
    try {
      byte[] sealed = vault.ensure(id).seal(USE, about(id, origin), value);
      put(headers, FORM, Sealing.FORM);
      put(headers, KEY, id.text());
      return sealed;
    } catch (KeyDestroyed forgotten) {
      put(headers, FORM, ERASED);
      return null;
    }
  }

  /** Takes away what only who seals may say: a sender's own headers stay with a letter. */
  public static void unmark(Headers headers) {
    headers.remove(FORM);
    headers.remove(KEY);
  }

  /**
   * The value as it came, of a letter that says where the record stood.
   *
   * @throws PoisonEvent as below
   */
  public static byte[] opened(KeyVault vault, Headers headers, byte[] value) throws PoisonEvent {
    try {
      Origin origin =
          new Origin(
              text(headers, DeadLetters.TOPIC).orElse(""),
              Integer.parseInt(text(headers, DeadLetters.PARTITION).orElse("")),
              Long.parseLong(text(headers, DeadLetters.OFFSET).orElse("")));
      return opened(vault, origin, headers, value);
    } catch (NumberFormatException e) {
      throw new PoisonEvent(PoisonReason.UNDECODABLE, "the letter does not say where it stood");
    }
  }

  /**
   * The value as it came; of a letter that was not sealed, its own.
   *
   * @throws PoisonEvent {@code ERASED} if the person was forgotten, {@code UNDECODABLE} if it is
   *     not what was sealed there
   * @throws KeyNotThere if the key is not there
   */
  public static byte[] opened(KeyVault vault, Origin origin, Headers headers, byte[] value)
      throws PoisonEvent {
    Optional<String> form = text(headers, FORM);
    if (form.isEmpty()) {
      return value;
    }
    try {
      if (form.get().equals(ERASED)) {
        throw new PoisonEvent(PoisonReason.ERASED, "it was not kept");
      }
      if (value == null) {
        throw new PoisonEvent(PoisonReason.UNDECODABLE, "the letter has nothing that was sealed");
      }
      KeyId id = new KeyId(text(headers, KEY).orElse(""));
      return vault
          .find(id)
          .orElseThrow(() -> new KeyNotThere(id))
          .open(USE, about(id, origin), value);
    } catch (KeyDestroyed forgotten) {
      throw new PoisonEvent(PoisonReason.ERASED, "the key was destroyed");
    } catch (Tampered | IllegalArgumentException e) {
      throw new PoisonEvent(PoisonReason.UNDECODABLE, "the letter is not what was sealed there");
    }
  }

  private static String about(KeyId id, Origin origin) {
    String where = origin.getTopic() + "/" + origin.getPartition() + "/" + origin.getOffset();
    return where + " " + id.text();
  }

  private static Optional<String> text(Headers headers, String name) {
    return Optional.ofNullable(headers.lastHeader(name))
        .map(Header::value)
        .map(value -> new String(value, StandardCharsets.UTF_8));
  }

  private static void put(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
