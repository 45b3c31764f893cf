package org.tenprint.scenarios;

import org.tenprint.policy.Admission;

/** What is refused at the door, in plain words. */
public final class AdmissionText {
  private AdmissionText() {}

  /** What is wrong, and what to do. */
  public static String of(Admission refusal) {
    return switch (refusal) {
      case BAD_INTERVAL -> "effective.to must be after effective.from.";
      case SHARE_NOT_LOCAL ->
          "A state, county or agency can neither leave nor narrow the sharing; it may choose"
              + " what is returned to it (edge return) or asked of it (edge request).";
      case UNKNOWN_SCOPE ->
          "The scope is US, a state's two letters, a county's five digits or an ORI of nine.";
    };
  }
}
