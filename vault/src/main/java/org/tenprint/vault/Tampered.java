package org.tenprint.vault;

/** Bytes that this key did not seal, or not about this, or that were changed since. */
public final class Tampered extends Exception {
  private static final long serialVersionUID = 1;

  Tampered(Throwable cause) {
    super("not sealed by this key, or changed since", cause);
  }
}
