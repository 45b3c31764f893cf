package org.tenprint.matching;

/** Builds galleries. */
public final class Galleries {
  private Galleries() {}

  /** The gallery a service should use; empty. */
  public static Gallery create() {
    return exhaustive();
  }

  /** The plain scan of everybody: slow, obvious, the reference; empty. */
  public static Gallery exhaustive() {
    return new ExhaustiveGallery();
  }
}
