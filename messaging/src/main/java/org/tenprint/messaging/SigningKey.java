package org.tenprint.messaging;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/** A service's key, by which it signs what it writes (Ed25519). Safe for many threads. */
final class SigningKey {
  private final Ed25519PrivateKeyParameters key;
  private final long id;

  private SigningKey(Ed25519PrivateKeyParameters key) {
    this.key = key;
    this.id = idOf(key.generatePublicKey());
  }

  /**
   * The key in a file.
   *
   * @param file PKCS#8 as PEM
   * @throws UncheckedIOException if it cannot be read
   * @throws IllegalArgumentException if it holds no such key
   */
  static SigningKey read(Path file) {
    try {
      AsymmetricKeyParameter found = PrivateKeyFactory.createKey(pem(file));
      if (found instanceof Ed25519PrivateKeyParameters ed25519) {
        return new SigningKey(ed25519);
      }
      throw new IllegalArgumentException(file + " holds no Ed25519 key");
    } catch (IOException e) {
      throw new UncheckedIOException(file + " is no private key", e);
    }
  }

  /**
   * The public key in a file.
   *
   * @param file SubjectPublicKeyInfo as PEM
   * @throws UncheckedIOException if it cannot be read
   * @throws IllegalArgumentException if it holds no such key
   */
  static Ed25519PublicKeyParameters readPublic(Path file) {
    try {
      AsymmetricKeyParameter found = PublicKeyFactory.createKey(pem(file));
      if (found instanceof Ed25519PublicKeyParameters ed25519) {
        return ed25519;
      }
      throw new IllegalArgumentException(file + " holds no Ed25519 key");
    } catch (IOException e) {
      throw new UncheckedIOException(file + " is no public key", e);
    }
  }

  EventSignature sign(EventSignature.Signed what) {
    byte[] digest = what.digest();
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, key);
    signer.update(digest, 0, digest.length);
    return new EventSignature(id, signer.generateSignature());
  }

  static boolean holds(
      EventSignature signature, EventSignature.Signed what, Ed25519PublicKeyParameters by) {
    byte[] digest = what.digest();
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(false, by);
    signer.update(digest, 0, digest.length);
    return signer.verifySignature(signature.bytes());
  }

  /** How a signature names its key. */
  static long idOf(Ed25519PublicKeyParameters key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
      return ByteBuffer.wrap(digest).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static byte[] pem(Path file) throws IOException {
    try (Reader text = Files.newBufferedReader(file);
        PemReader reader = new PemReader(text)) {
      PemObject object = reader.readPemObject();
      if (object == null) {
        throw new IOException("no PEM");
      }
      return object.getContent();
    }
  }
}
