package org.tenprint.doorway;

/** What a setting may be. Asked at the start, which one that is less or more ends. */
public final class SettingBounds {
  private SettingBounds() {}

  /**
   * The value of a setting.
   *
   * @param name as an operator writes it
   * @param least the least that is allowed
   * @param most likewise; a number that is none is more than it
   * @throws IllegalStateException if it is less or more, with name, value and what is allowed
   */
  public static <T extends Comparable<T>> T require(String name, T value, T least, T most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalStateException(
          name + " is " + value + ": it must be " + least + " to " + most);
    }
    return value;
  }
}
