package org.tenprint.decisions;

import java.util.Optional;
import org.tenprint.events.notification.LiftGround;
import org.tenprint.policy.cases.CaseFile;
import org.tenprint.policy.decision.Disclosure;
import org.tenprint.policy.fact.Lift;
import org.tenprint.policy.fact.Recipient;

/** What dispositions say of a protection that was lifted, to those who may read them. */
final class LiftEvents {
  private LiftEvents() {}

  /** How it came to its end; null where none was lifted. */
  static LiftGround of(CaseFile file) {
    return lift(file)
        .flatMap(Lift::ground)
        .map(ground -> Codes.write(LiftGround.class, ground))
        .orElse(null);
  }

  /**
   * Whether a recipient, of whom something is decided anew, has been told as of a stranger: it goes
   * on being shown that it was answered, whatever comes of it, be it that a protection began again.
   */
  static boolean toldNobodyWasFound(Recipient recipient, CaseFile file) {
    return file.towards(recipient).filter(Disclosure::knowsNobody).isPresent();
  }

  private static Optional<Lift> lift(CaseFile file) {
    Lift lift = file.circumstances().facts().subject().lift();
    return lift.stands() ? Optional.of(lift) : Optional.empty();
  }
}
