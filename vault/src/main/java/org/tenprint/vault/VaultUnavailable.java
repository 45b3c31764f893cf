package org.tenprint.vault;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A key cannot be had now, or must not be: no event is at fault. */
public class VaultUnavailable extends UncheckedIOException {
  private static final long serialVersionUID = 1;

  /** Because of that. */
  public VaultUnavailable(String what, Exception cause) {
    super(new IOException(what, cause));
  }

  /** As the text says. */
  public VaultUnavailable(String what) {
    super(new IOException(what));
  }
}
