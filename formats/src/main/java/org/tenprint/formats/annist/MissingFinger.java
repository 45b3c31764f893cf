package org.tenprint.formats.annist;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tenprint.formats.FingerPosition;
import org.tenprint.formats.FormatCode;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.FrictionRidgePosition;

/** A finger of which there is no print, and why: EBTS 2.084 (AMP), SP 500-290 14.018 (AMP). */
public record MissingFinger(FingerPosition position, Reason reason) {
  /** The standard's codes. */
  public enum Reason {
    /** {@code XX}: amputated. */
    AMPUTATED,
    /** {@code UP}: there, but unable to print, as when bandaged. */
    UNABLE_TO_PRINT,
    /** {@code SR}: scarred beyond use. */
    SCARRED
  }

  /** Reads the subfields {@code position US code} of an AMP field; none where it is absent. */
  static List<MissingFinger> read(TaggedRecord record, int number) throws FormatException {
    List<MissingFinger> missing = new ArrayList<>();
    if (!record.states(number)) {
      return missing;
    }
    for (List<String> items : record.subfields(number)) {
      FrictionRidgePosition position =
          FrictionRidgePosition.ofCode(TaggedRecord.digits(items.get(0)));
      Reason reason = items.size() < 2 ? null : reason(items.get(1));
      if (position == null || !position.isSingle() || reason == null) {
        throw new FormatException(
            FormatCode.BAD_VALUE,
            record.offsetOf(number),
            "%s (AMP) must pair a finger position 1 to 10 with XX (amputated) or UP (unable to print)"
                .formatted(record.tag(number)));
      }
      missing.add(new MissingFinger(position.finger(), reason));
    }
    return missing;
  }

  /** The code that is written: XX, UP or SR. */
  public String code() {
    return switch (reason) {
      case AMPUTATED -> "XX";
      case UNABLE_TO_PRINT -> "UP";
      case SCARRED -> "SR";
    };
  }

  private static Reason reason(String code) {
    return switch (code.toUpperCase(Locale.ROOT)) {
      case "XX" -> Reason.AMPUTATED;
      case "UP" -> Reason.UNABLE_TO_PRINT;
      case "SR" -> Reason.SCARRED;
      default -> null;
    };
  }
}
