package org.tenprint.notification.adapter.kafka;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.tenprint.events.RecipientAddress;
import org.tenprint.messaging.RecipientKey;
import org.tenprint.notification.application.HandOutKey;
import org.tenprint.notification.application.OwnKey;
import org.tenprint.notification.application.OwnKeys;
import org.tenprint.notification.application.Refused;
import org.tenprint.notification.application.SheetNames;
import org.tenprint.vault.DataKey;
import org.tenprint.vault.KeyDestroyed;
import org.tenprint.vault.KeyId;
import org.tenprint.vault.KeyVault;

/** What follows from the keys of the vault: those of recipients, and names of work sheets. */
public final class VaultedKeys implements OwnKeys, SheetNames {
  private static final String SHEETS = "notification-service/sheets";

  private final KeyVault vault;

  /** Of that vault. */
  public VaultedKeys(KeyVault vault) {
    this.vault = vault;
  }

  /** The synthetic initialisation vector (RFC 5297) of the text: 16 bytes that the key makes. */
  @Override
  public Optional<String> name(UUID booking, String text) {
    try {
      byte[] sealed =
          vault
              .ensure(KeyId.ofBooking(booking))
              .seal(SHEETS, booking.toString(), text.getBytes(StandardCharsets.UTF_8));
      return Optional.of(HexFormat.of().formatHex(sealed, 0, DataKey.OVERHEAD));
    } catch (KeyDestroyed meanwhile) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<OwnKey> of(UUID booking, String recipient) throws Refused {
    try {
      return RecipientKey.of(vault, booking, RecipientAddress.of(recipient))
          .map(key -> new OwnKey(key.keyId(), key.form(), key.about(), key.key()));
    } catch (KeyDestroyed meanwhile) {
      throw HandOutKey.gone();
    }
  }
}
