package org.tenprint.biometric.application;

/**
 * Part of the gallery does not answer. No booking is answered without it: whoever asked must ask
 * again later.
 */
public final class GalleryAway extends RuntimeException {
  /**
   * @param what is away, without any value of a booking
   */
  public GalleryAway(String what) {
    super(what);
  }

  /**
   * @param what is away, without any value of a booking
   */
  public GalleryAway(String what, Throwable cause) {
    super(what, cause);
  }
}
