package org.tenprint.matching;

import org.tenprint.matching.pages.MinutiaRoom;

/** Builds galleries. */
public final class Galleries {
  private Galleries() {}

  private static final int DEFAULT_SIZE = 16_384;

  /**
   * The gallery a service should use, sized for some ten thousand subjects (more may come, at some
   * speed); empty.
   */
  public static Gallery create() {
    return create(DEFAULT_SIZE);
  }

  /**
   * The gallery a service should use; empty.
   *
   * @param expectedSubjects sizes the index
   */
  public static Gallery create(int expectedSubjects) {
    return create(GallerySize.of(expectedSubjects));
  }

  /** The gallery a service should use; empty. */
  public static Gallery create(GallerySize size) {
    return create(size, MinutiaRoom.heap());
  }

  /**
   * The same.
   *
   * @param room for its minutiae
   */
  public static Gallery create(GallerySize size, MinutiaRoom room) {
    return TwoStageGallery.empty(size, room);
  }

  /** The plain scan of everybody: slow, obvious, the reference; empty. */
  public static Gallery exhaustive() {
    return new ExhaustiveGallery();
  }
}
