package org.tenprint.testkit.architecture.planted.mirrors;

/** Mirrors: by a call, in a lambda, and through a class that finds constants by name. */
public final class Words {
  /** On the wire. */
  public enum Wire {
    UNKNOWN,
    YES,
    NO
  }

  /** As on the wire, but for its default. */
  public enum Ours {
    YES,
    NO
  }

  /** Somebody added a word. */
  public enum Longer {
    YES,
    NO,
    PERHAPS
  }

  private Words() {}

  /** One by the other's name. */
  public static Wire written(Ours ours) {
    return Wire.valueOf(ours.name());
  }

  /** In a lambda. */
  public static java.util.Optional<Longer> longer(java.util.Optional<Ours> ours) {
    return ours.map(one -> Longer.valueOf(one.name()));
  }

  /** By its class. */
  public static Wire carried(Longer longer) {
    return Carrier.find(Wire.class, longer);
  }

  /** Finds constants. */
  public static final class Carrier {
    private Carrier() {}

    static <E extends Enum<E>> E find(Class<E> type, Enum<?> like) {
      return Enum.valueOf(type, like.name());
    }
  }
}
