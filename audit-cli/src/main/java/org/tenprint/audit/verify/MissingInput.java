package org.tenprint.audit.verify;

import java.util.List;
import org.tenprint.events.common.Origin;
import org.tenprint.reference.ReferenceSet;

/** An input of a decision is not on the log. */
final class MissingInput extends Exception {
  /**
   * @param what the input that is missing
   */
  MissingInput(String what) {
    super(what);
  }

  static MissingInput referenceData(String version, ReferenceSet loaded) {
    return new MissingInput(
        "reference data of version %s (--reference has %s)".formatted(version, loaded.version()));
  }

  static String address(Origin origin) {
    return origin.getTopic() + "/" + origin.getPartition() + "/" + origin.getOffset();
  }

  Finding finding(String event, String where, String booking) {
    return new Finding(
        Verdict.MISSING_INPUT, event, where, booking, List.of("missing: " + getMessage()));
  }
}
