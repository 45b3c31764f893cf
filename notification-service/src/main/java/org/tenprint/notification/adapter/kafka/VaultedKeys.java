package org.tenprint.notification.adapter.kafka;

import java.util.Optional;
import java.util.UUID;
import org.tenprint.events.RecipientAddress;
import org.tenprint.messaging.RecipientKey;
import org.tenprint.notification.application.HandOutKey;
import org.tenprint.notification.application.OwnKey;
import org.tenprint.notification.application.OwnKeys;
import org.tenprint.notification.application.Refused;
import org.tenprint.vault.KeyDestroyed;
import org.tenprint.vault.KeyVault;

/** Recipients' keys, which follow from those of the vault. */
public final class VaultedKeys implements OwnKeys {
  private final KeyVault vault;

  /** Of that vault. */
  public VaultedKeys(KeyVault vault) {
    this.vault = vault;
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
