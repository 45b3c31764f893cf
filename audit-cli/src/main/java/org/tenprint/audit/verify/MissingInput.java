package org.tenprint.audit.verify;

import java.util.List;
import org.tenprint.events.common.Origin;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.reference.ReferenceSet;

/** An input of a decision is not on the log. */
final class MissingInput extends Exception {
  private static final long serialVersionUID = 1;

  private final Verdict verdict;

  /**
   * @param what the input that is missing
   */
  MissingInput(String what) {
    this(what, Verdict.MISSING_INPUT);
  }

  private MissingInput(String what, Verdict verdict) {
    super(what);
    this.verdict = verdict;
  }

  /** An input that is there and cannot be read; of whom it is may be forgotten. */
  static MissingInput unreadable(String what, PoisonEvent poison) {
    return unreadable(what, poison, true);
  }

  /**
   * An input that is there and cannot be read.
   *
   * @param forgotten whether the key of whose it is was destroyed: another's excuses nothing
   */
  static MissingInput unreadable(String what, PoisonEvent poison, boolean forgotten) {
    return poison.reason() == PoisonReason.ERASED && forgotten
        ? new MissingInput(what + " is erased", Verdict.UNVERIFIABLE_ERASED)
        : new MissingInput(what + ": " + why(poison, forgotten));
  }

  /**
   * Why it cannot be read.
   *
   * @param forgotten as above
   */
  static String why(PoisonEvent poison, boolean forgotten) {
    return poison.reason() == PoisonReason.ERASED && !forgotten
        ? "erased with another's key: its booking's was not destroyed"
        : why(poison);
  }

  static String why(PoisonEvent poison) {
    return switch (poison.reason()) {
      case ERASED -> "erased: its key was destroyed";
      case FORGED -> "was not signed by whom its topic belongs to: " + poison.detail();
      case SEALED -> "sealed, and its key is not at hand (--keys)";
      default -> "cannot be decoded: " + poison.reason();
    };
  }

  /** What comes of it. */
  Verdict verdict() {
    return verdict;
  }

  static MissingInput referenceData(String version, ReferenceSet loaded) {
    return new MissingInput(
        "reference data of version %s (--reference has %s)".formatted(version, loaded.version()));
  }

  static String address(Origin origin) {
    return origin.getTopic() + "/" + origin.getPartition() + "/" + origin.getOffset();
  }

  Finding finding(String event, String where, String booking) {
    return new Finding(verdict, event, where, booking, List.of("missing: " + getMessage()));
  }
}
