package org.tenprint.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * The key by which data keys are wrapped, as a keyset of Tink in a file of its owner. Whoever has
 * this file and the vault's has every key: it belongs elsewhere than the vault's backup. A KMS is
 * another {@link Aead}.
 */
public final class KeyEncryption {
  private KeyEncryption() {}

  /**
   * The key of a file; a new one where there is no file.
   *
   * @throws VaultUnavailable if the file cannot be read or made
   */
  public static Aead ofFile(Path file) {
    try {
      AeadConfig.register();
      Configuration tink = RegistryConfiguration.get();
      if (!Files.exists(file)) {
        OwnersFile.folder(file.toAbsolutePath().getParent());
        KeysetHandle drawn = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, tink);
        String text =
            TinkJsonProtoKeysetFormat.serializeKeyset(drawn, tink, InsecureSecretKeyAccess.get());
        OwnersFile.create(file, text.getBytes(StandardCharsets.UTF_8));
      }
      return TinkJsonProtoKeysetFormat.parseKeyset(
              Files.readString(file), tink, InsecureSecretKeyAccess.get())
          .getPrimitive(tink, Aead.class);
    } catch (IOException | GeneralSecurityException e) {
      throw new VaultUnavailable("the key-encryption key in " + file + " cannot be read", e);
    }
  }
}
