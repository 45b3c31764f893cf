package org.tenprint.matching;

/**
 * A gallery holds as many encounters as it may, and has not changed. An error of the machine, as
 * memory that runs out is, and not of who was to be enrolled: taken for an event that cannot be
 * worked on, it would be put aside, and somebody be missing from a gallery that looks whole.
 */
public final class GalleryFull extends Error {
  private static final long serialVersionUID = 1;

  /**
   * @param most encounters that it may hold
   */
  public GalleryFull(long most) {
    super("the gallery holds " + most + " encounters, and may hold no more");
  }
}
