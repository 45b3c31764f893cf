package org.tenprint.scenarios.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the parts of a document one after another, and tells of all that cannot be read at once.
 * What is read of a part that cannot be is null, and is not to be used before {@link #check()}.
 */
public final class Gathered {

  /** Reads a part. */
  @FunctionalInterface
  public interface Part<T> {
    /** The value; an error where it is none. */
    T read() throws UnreadableText;
  }

  private final List<String> errors = new ArrayList<>();

  /** A part; null where it cannot be read. */
  public <T> T of(Part<T> part) {
    try {
      return part.read();
    } catch (UnreadableText e) {
      add(e);
      return null;
    }
  }

  void add(UnreadableText error) {
    errors.addAll(error.all());
  }

  /**
   * @throws UnreadableText if a part could not be read: with all that is wrong, in order
   */
  public void check() throws UnreadableText {
    if (!errors.isEmpty()) {
      throw UnreadableText.of(errors);
    }
  }
}
