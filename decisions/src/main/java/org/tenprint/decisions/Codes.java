package org.tenprint.decisions;

/** Codes of events to and from the policy's, which bear the same names. */
final class Codes {
  private Codes() {}

  /**
   * The policy's code of that name.
   *
   * @throws BrokenEvent if there is none, as of a code that a later version wrote
   */
  static <E extends Enum<E>> E read(Class<E> type, Enum<?> code, String field) throws BrokenEvent {
    for (E known : type.getEnumConstants()) {
      if (known.name().equals(code.name())) {
        return known;
      }
    }
    throw new BrokenEvent(field + " has an unknown code");
  }

  /** The event's code of that name; null for null. */
  static <E extends Enum<E>> E write(Class<E> type, Enum<?> code) {
    return code == null ? null : Enum.valueOf(type, code.name());
  }
}
