package org.tenprint.vault;

/** The key was destroyed: what it sealed is erased. */
public final class KeyDestroyed extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Of that key. */
  public KeyDestroyed(KeyId id) {
    super("key " + id + " was destroyed");
  }
}
