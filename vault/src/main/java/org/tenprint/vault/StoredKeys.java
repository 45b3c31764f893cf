package org.tenprint.vault;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.Provider;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.Security;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Keys (AES-256-GCM) in a store of the JCA, named {@code key-encryption-1} and so on; the one of
 * the highest number is current. The store is a PKCS#12 file, or a token whose configuration for
 * the provider SunPKCS11 is the file: its keys never leave it, and what is done with them it does.
 * The store's password lies beside it in a file of the same name and {@code .pin}.
 *
 * <p>What it wraps: a byte 2, the key's number (4 bytes), the nonce (12 bytes), ciphertext and tag.
 * A nonce is drawn for each of a data key; far fewer are wrapped by one key than make a collision
 * likely (NIST SP 800-38D: 2^32).
 */
final class StoredKeys implements KeyEncryption {
  private static final byte NAMED = 2;
  private static final int NONCE = 12;
  private static final int HEAD = 1 + Integer.BYTES + NONCE;
  private static final int TAG_BITS = 128;
  private static final int KEY_BITS = 256;
  private static final Pattern ALIAS = Pattern.compile("key-encryption-([1-9][0-9]{0,8})");

  private final Path file;
  private final boolean token;
  private final SecureRandom chance = new SecureRandom();
  private final Reread<Kept> kept;
  private Provider provider;

  /** What was read of the store. */
  private record Kept(KeyStore store, SortedMap<Integer, Key> keys) {}

  private StoredKeys(Path file) {
    this.file = file;
    this.token = file.getFileName().toString().endsWith(".pkcs11");
    this.kept = new Reread<>(file, this::read);
  }

  static StoredKeys of(Path file) {
    try {
      StoredKeys stored = new StoredKeys(file);
      if (!stored.token && !Files.exists(file)) {
        OwnersFile.folder(file.toAbsolutePath().getParent());
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        stored.add(store, 1);
        OwnersFile.create(file, stored.bytes(store));
      }
      stored.now();
      return stored;
    } catch (IOException | GeneralSecurityException e) {
      throw new VaultUnavailable("the key-encryption key in " + file + " cannot be read", e);
    }
  }

  private Kept now() throws GeneralSecurityException, IOException {
    return kept.now();
  }

  private Kept read() throws GeneralSecurityException, IOException {
    KeyStore store = store();
    if (token) {
      store.load(null, pin());
    } else {
      store.load(new ByteArrayInputStream(Files.readAllBytes(file)), pin());
    }
    SortedMap<Integer, Key> keys = new TreeMap<>();
    for (String alias : Collections.list(store.aliases())) {
      Matcher named = ALIAS.matcher(alias);
      if (named.matches()) {
        keys.put(Integer.valueOf(named.group(1)), store.getKey(alias, pin()));
      }
    }
    if (keys.isEmpty()) {
      throw new IOException(file + " has no key key-encryption-N");
    }
    return new Kept(store, keys);
  }

  private KeyStore store() throws GeneralSecurityException {
    if (!token) {
      return KeyStore.getInstance("PKCS12");
    }
    if (provider == null) {
      Provider unconfigured = Security.getProvider("SunPKCS11");
      if (unconfigured == null) {
        throw new GeneralSecurityException("this JDK has no provider SunPKCS11");
      }
      provider = unconfigured.configure(file.toString());
    }
    return KeyStore.getInstance("PKCS11", provider);
  }

  private char[] pin() throws IOException {
    return Files.readString(file.resolveSibling(file.getFileName() + ".pin")).strip().toCharArray();
  }

  @Override
  public byte[] wrap(byte[] secret, byte[] about) throws GeneralSecurityException, IOException {
    SortedMap<Integer, Key> keys = now().keys();
    byte[] nonce = new byte[NONCE];
    chance.nextBytes(nonce);
    byte[] sealed =
        applied(
            Cipher.ENCRYPT_MODE,
            keys.get(keys.lastKey()),
            new GCMParameterSpec(TAG_BITS, nonce),
            about,
            ByteBuffer.wrap(secret));
    return ByteBuffer.allocate(HEAD + sealed.length)
        .put(NAMED)
        .putInt(keys.lastKey())
        .put(nonce)
        .put(sealed)
        .array();
  }

  @Override
  public byte[] unwrap(byte[] wrapped, byte[] about) throws GeneralSecurityException, IOException {
    Key key = wrapped.length < HEAD ? null : now().keys().get(number(wrapped));
    if (key == null || wrapped[0] != NAMED) {
      throw new GeneralSecurityException("wrapped by none of these keys");
    }
    return applied(
        Cipher.DECRYPT_MODE,
        key,
        new GCMParameterSpec(TAG_BITS, wrapped, 1 + Integer.BYTES, NONCE),
        about,
        ByteBuffer.wrap(wrapped, HEAD, wrapped.length - HEAD));
  }

  /** A token's keys are good for its own provider alone, of which a process may have several. */
  private byte[] applied(
      int mode, Key key, GCMParameterSpec parameters, byte[] about, ByteBuffer text)
      throws GeneralSecurityException, IOException {
    try {
      Cipher cipher =
          token
              ? Cipher.getInstance("AES/GCM/NoPadding", provider)
              : Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, parameters);
      cipher.updateAAD(about);
      return cipher.doFinal(text.array(), text.position(), text.remaining());
    } catch (ProviderException e) {
      throw new IOException("the token of " + file + " does not do it", e);
    }
  }

  @Override
  public boolean isCurrent(byte[] wrapped) throws IOException {
    try {
      return wrapped.length > HEAD
          && wrapped[0] == NAMED
          && number(wrapped) == now().keys().lastKey();
    } catch (GeneralSecurityException e) {
      throw new IOException("the key-encryption key in " + file + " cannot be read", e);
    }
  }

  private static int number(byte[] wrapped) {
    return ByteBuffer.wrap(wrapped, 1, Integer.BYTES).getInt();
  }

  @Override
  public void begin() throws GeneralSecurityException, IOException {
    Kept now = now();
    if (now.keys().size() == 1) {
      add(now.store(), now.keys().lastKey() + 1);
      write(now.store());
    }
  }

  @Override
  public void end() throws GeneralSecurityException, IOException {
    Kept now = now();
    List<Integer> before = new ArrayList<>(now.keys().headMap(now.keys().lastKey()).keySet());
    for (int number : before) {
      now.store().deleteEntry("key-encryption-" + number);
    }
    write(now.store());
  }

  private void add(KeyStore store, int number) throws GeneralSecurityException, IOException {
    KeyGenerator generator =
        token
            ? KeyGenerator.getInstance("AES", store.getProvider())
            : KeyGenerator.getInstance("AES");
    generator.init(KEY_BITS, chance);
    store.setKeyEntry("key-encryption-" + number, generator.generateKey(), pin(), null);
  }

  /** A token has kept it already; its configuration is written anew, so that others read it. */
  private void write(KeyStore store) throws GeneralSecurityException, IOException {
    OwnersFile.replace(file, token ? Files.readAllBytes(file) : bytes(store));
  }

  private byte[] bytes(KeyStore store) throws GeneralSecurityException, IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    store.store(bytes, pin());
    return bytes.toByteArray();
  }
}
