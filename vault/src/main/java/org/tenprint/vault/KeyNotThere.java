package org.tenprint.vault;

/**
 * The vault can be used, and has no such key, nor was one destroyed: it is another's vault, or an
 * older state of it. A service stops at that, as at a vault that is away; who audits goes on.
 */
public final class KeyNotThere extends VaultUnavailable {
  private static final long serialVersionUID = 1;

  /** Of that key. */
  public KeyNotThere(KeyId id) {
    super("key " + id + " is not there");
  }
}
