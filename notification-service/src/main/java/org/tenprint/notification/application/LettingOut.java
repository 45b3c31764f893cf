package org.tenprint.notification.application;

import org.tenprint.policy.cases.CaseFile;
import org.tenprint.policy.cases.CaseStep;
import org.tenprint.policy.decision.Disclosure;
import org.tenprint.policy.decision.Message;
import org.tenprint.policy.decision.MessageKind;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Verdict;

/** Whether a step lets out what was held, and people might have withheld. */
final class LettingOut {
  private LettingOut() {}

  /** Whether it tells somebody, or would without a push, what was held and may be withheld. */
  static boolean letsOut(CaseFile before, CaseStep made) {
    return mayBeWithheld(before)
        && before.shown().stream()
            .filter(Disclosure::held)
            .map(Disclosure::recipient)
            .anyMatch(held -> tells(made, held) || waitsSince(made, held));
  }

  /** Whether something is held that people may withhold. */
  static boolean mayBeWithheld(CaseFile file) {
    return file.answerable().contains(Verdict.WITHHOLD);
  }

  private static boolean tells(CaseStep made, Recipient held) {
    return made.messages().stream()
        .filter(message -> message.kind() != MessageKind.RECALL)
        .map(Message::recipient)
        .anyMatch(held::equals);
  }

  private static boolean waitsSince(CaseStep made, Recipient held) {
    return made.next().shown().stream()
        .anyMatch(one -> one.recipient().equals(held) && one.waits());
  }
}
