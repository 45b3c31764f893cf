package org.tenprint.policy.cases;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.tenprint.policy.decision.Disposition;
import org.tenprint.policy.decision.Message;
import org.tenprint.policy.law.Reason;

/**
 * What a step of a case made.
 *
 * @param next the case after it
 * @param dispositions that are new or say something else than before, by recipient
 * @param messages that go out, in order
 * @param workItems kinds of work for people that it opened
 */
public record CaseStep(
    CaseFile next, List<Disposition> dispositions, List<Message> messages, Set<Reason> workItems) {
  /** Copies. */
  public CaseStep {
    dispositions = List.copyOf(dispositions);
    messages = List.copyOf(messages);
    workItems = Collections.unmodifiableSet(new TreeSet<>(workItems));
  }
}
