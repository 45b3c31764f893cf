package org.tenprint.notification.adapter.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tenprint.notification.domain.CaseEntry;
import org.tenprint.vault.KeyDestroyed;
import org.tenprint.vault.KeyId;
import org.tenprint.vault.KeyVault;
import org.tenprint.vault.Tampered;
import org.tenprint.vault.VaultUnavailable;

/**
 * Cases as the stores have them: the state that {@link CaseCodec} writes, sealed under the person's
 * key, {@code {"version":4,"sealed":"…"}}. State of before is read as it lies; of who was forgotten
 * there is nothing.
 */
final class KeptCases {
  private static final String USE = "notification-service/cases";
  private static final Pattern SEALED =
      Pattern.compile("\\{\"version\":4,\"sealed\":\"([A-Za-z0-9+/=]*)\"}");
  private static final CaseCodec.Kept NOTHING =
      new CaseCodec.Kept(Optional.empty(), CaseEntry.NONE);

  private final CaseCodec codec;
  private final KeyVault vault;

  KeptCases(NotificationCodecs.Inputs inputs) {
    this.codec = new CaseCodec(inputs);
    this.vault = inputs.vault();
  }

  /**
   * The bytes to be kept.
   *
   * @throws KeyDestroyed if the person was forgotten
   */
  byte[] encode(String booking, CaseCodec.Kept kept) {
    byte[] sealed = vault.ensure(key(booking)).seal(USE, booking, codec.encode(kept));
    String text = Base64.getEncoder().encodeToString(sealed);
    return "{\"version\":4,\"sealed\":\"%s\"}".formatted(text).getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * What was kept.
   *
   * @throws VaultUnavailable if the key is not there
   */
  CaseCodec.Kept decode(String booking, byte[] bytes) {
    Matcher sealed = SEALED.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
    if (!sealed.matches()) {
      return codec.decode(booking, bytes);
    }
    try {
      byte[] ciphertext = Base64.getDecoder().decode(sealed.group(1));
      return codec.decode(
          booking,
          vault
              .find(key(booking))
              .orElseThrow(() -> new VaultUnavailable("the key of a kept case is not there"))
              .open(USE, booking, ciphertext));
    } catch (KeyDestroyed forgotten) {
      return NOTHING;
    } catch (Tampered | IllegalArgumentException e) {
      throw new IllegalStateException("a kept case cannot be opened", e);
    }
  }

  private static KeyId key(String booking) {
    return KeyId.ofBooking(UUID.fromString(booking));
  }
}
