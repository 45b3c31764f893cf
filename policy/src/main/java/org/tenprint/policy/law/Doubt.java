package org.tenprint.policy.law;

import java.util.Optional;
import java.util.TreeSet;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Findings;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.Status;

/**
 * Rule 3, doubt about who it is, and the names of the holds that do not come from an instrument.
 */
public final class Doubt {
  public static final String GREY = "GREY";
  public static final String CITIZENSHIP = "CITIZENSHIP";
  static final String JUVENILE = "JUVENILE";

  private Doubt() {}

  /** A claim made at booking, or by the record's own status. */
  public static boolean citizenshipClaimed(Facts facts) {
    return facts.subject().citizenshipClaimed() || facts.finding().status() == Status.CITIZEN;
  }

  /**
   * A grey identification is held for examiners. Two who confirm it lift the hold; grey it stays,
   * and rules on grey identifications still speak of it.
   */
  public static Optional<Decision> grey(Facts facts, Findings findings) {
    boolean grey = facts.finding().identification() == IdentificationResult.GREY;
    return grey && !findings.released().contains(GREY)
        ? Optional.of(hold(Reason.EXAMINER_REVIEW, GREY))
        : Optional.empty();
  }

  /** A claim of citizenship is held for people; one that two people found true is withheld. */
  public static Optional<Decision> citizenship(Facts facts, Findings findings) {
    return switch (findings.citizenship()) {
      case CITIZEN -> Optional.of(Decision.plain(Outcome.WITHHELD, Reason.CITIZENSHIP_CLAIM));
      case CLAIM_CLEARED -> Optional.empty();
      case OPEN ->
          citizenshipClaimed(facts)
              ? Optional.of(hold(Reason.CITIZENSHIP_CLAIM, CITIZENSHIP))
              : Optional.empty();
    };
  }

  /** A possible minor of whom no instrument speaks is held for people. */
  public static Optional<Decision> juvenile(Answered answered) {
    String name = answered.name(JUVENILE);
    if (answered.released(name)) {
      return Optional.empty();
    }
    return Optional.of(
        answered.upheld(name)
            ? Decision.plain(Outcome.WITHHELD, Reason.JUVENILE)
            : hold(Reason.JUVENILE, name));
  }

  private static Decision hold(Reason reason, String name) {
    TreeSet<String> names = new TreeSet<>();
    names.add(name);
    return Decision.held(reason, java.util.List.of(), names);
  }
}
