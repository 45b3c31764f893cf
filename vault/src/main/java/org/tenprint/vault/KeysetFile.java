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
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * A keyset of Tink (AES-256-GCM) in a file of its owner, read again when another was put in its
 * place. What it wraps begins with a byte 1 and which key of the set it was, 4 bytes.
 */
final class KeysetFile implements KeyEncryption {
  private static final byte NAMED = 1;

  private final Path file;
  private final Reread<Kept> kept;

  /** What was read of the file. */
  private record Kept(KeysetHandle keys, Aead aead) {}

  private KeysetFile(Path file) {
    this.file = file;
    this.kept = new Reread<>(file, this::read);
  }

  static KeysetFile of(Path file) {
    try {
      AeadConfig.register();
      if (!Files.exists(file)) {
        OwnersFile.folder(file.toAbsolutePath().getParent());
        OwnersFile.create(
            file,
            bytes(
                KeysetHandle.generateNew(
                    PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get())));
      }
      KeysetFile keyset = new KeysetFile(file);
      keyset.now();
      return keyset;
    } catch (IOException | GeneralSecurityException e) {
      throw new VaultUnavailable("the key-encryption key in " + file + " cannot be read", e);
    }
  }

  private Kept now() throws GeneralSecurityException, IOException {
    return kept.now();
  }

  private Kept read() throws GeneralSecurityException, IOException {
    Configuration tink = RegistryConfiguration.get();
    KeysetHandle keys =
        TinkJsonProtoKeysetFormat.parseKeyset(
            Files.readString(file), tink, InsecureSecretKeyAccess.get());
    return new Kept(keys, keys.getPrimitive(tink, Aead.class));
  }

  @Override
  public byte[] wrap(byte[] secret, byte[] about) throws GeneralSecurityException, IOException {
    return now().aead().encrypt(secret, about);
  }

  @Override
  public byte[] unwrap(byte[] wrapped, byte[] about) throws GeneralSecurityException, IOException {
    return now().aead().decrypt(wrapped, about);
  }

  @Override
  public boolean isCurrent(byte[] wrapped) throws IOException {
    try {
      return wrapped.length > 1 + Integer.BYTES
          && wrapped[0] == NAMED
          && ByteBuffer.wrap(wrapped, 1, Integer.BYTES).getInt()
              == now().keys().getPrimary().getId();
    } catch (GeneralSecurityException e) {
      throw new IOException("the key-encryption key in " + file + " cannot be read", e);
    }
  }

  @Override
  public void begin() throws GeneralSecurityException, IOException {
    KeysetHandle keys = now().keys();
    if (keys.size() == 1) {
      OwnersFile.replace(
          file,
          bytes(
              KeysetHandle.newBuilder(keys)
                  .addEntry(
                      KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                          .withRandomId()
                          .makePrimary())
                  .build()));
    }
  }

  @Override
  public void end() throws GeneralSecurityException, IOException {
    KeysetHandle.Entry current = now().keys().getPrimary();
    OwnersFile.replace(
        file,
        bytes(
            KeysetHandle.newBuilder()
                .addEntry(
                    KeysetHandle.importKey(current.getKey())
                        .withFixedId(current.getId())
                        .makePrimary())
                .build()));
  }

  private static byte[] bytes(KeysetHandle keys) throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.serializeKeyset(
            keys, RegistryConfiguration.get(), InsecureSecretKeyAccess.get())
        .getBytes(StandardCharsets.UTF_8);
  }
}
