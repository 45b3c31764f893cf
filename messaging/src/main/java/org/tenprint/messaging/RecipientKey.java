package org.tenprint.messaging;

import java.util.Optional;
import java.util.UUID;
import org.tenprint.events.RecipientAddress;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.vault.KeyDestroyed;
import org.tenprint.vault.KeyId;
import org.tenprint.vault.KeyVault;

/**
 * What a recipient needs to open the messages that it was sent about one booking, and nobody
 * else's: neither the booking's key nor another recipient's follows from it.
 *
 * @param keyId as the sealed message names it
 * @param form how it is sealed: AES-SIV (RFC 5297)
 * @param about the one associated datum, as UTF-8
 * @param key 64 bytes: the half of the authentication, then that of the encryption
 */
public record RecipientKey(String keyId, String form, String about, byte[] key) {
  /** Copies. */
  public RecipientKey {
    key = key.clone();
  }

  @Override
  public byte[] key() {
    return key.clone();
  }

  /**
   * A recipient's; empty if nothing was ever sealed of that booking.
   *
   * @throws KeyDestroyed if the person was forgotten
   */
  public static Optional<RecipientKey> of(
      KeyVault vault, UUID booking, RecipientAddress recipient) {
    KeyId id = KeyId.ofBooking(booking);
    return vault
        .find(id)
        .map(
            found ->
                new RecipientKey(
                    id.text(),
                    Sealing.FORM,
                    Sealing.about(TopicCatalogue.FIELD_OFFICE_MATCHES.schema(), id),
                    found.copy(recipient.reader())));
  }

  @Override
  public String toString() {
    return "a recipient's key";
  }
}
