package org.tenprint.policy.cases;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tenprint.policy.decision.Disclosure;
import org.tenprint.policy.decision.Disposition;
import org.tenprint.policy.decision.Message;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.law.Reason;

/**
 * What a step of a case made.
 *
 * @param next the case after it
 * @param dispositions that are new or say something else than before, by recipient
 * @param messages that go out, in order
 * @param workItems kinds of work for people that it opened
 * @param ofStranger what dispositions it would have made, had nobody been found: of a protected
 *     person, beside whom a stranger goes
 */
public record CaseStep(
    CaseFile next,
    List<Disposition> dispositions,
    List<Message> messages,
    Set<Reason> workItems,
    List<Disposition> ofStranger) {
  /** Copies. */
  public CaseStep {
    dispositions = List.copyOf(dispositions);
    messages = List.copyOf(messages);
    ofStranger = List.copyOf(ofStranger);
    workItems = Collections.unmodifiableSet(new TreeSet<>(workItems));
  }

  /**
   * Its dispositions as people may see them: towards whom the person's protection keeps back, a
   * stranger's.
   */
  public List<Disposition> shown() {
    return Stream.concat(
            dispositions.stream().filter(one -> !protects(one.recipient())),
            ofStranger.stream().filter(one -> protects(one.recipient())))
        .toList();
  }

  private boolean protects(Recipient recipient) {
    Optional<Disclosure> own = next.towards(recipient);
    return own.filter(one -> one.taken().decision().protectsAPerson()).isPresent();
  }
}
