package org.tenprint.decisions;

import java.util.List;
import java.util.Set;
import org.tenprint.events.notification.CaseStep;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.RecipientMessage;
import org.tenprint.policy.law.Reason;

/**
 * What a step of a case made: all of it is written in one transaction.
 *
 * @param next the case after it
 * @param step the journal's entry
 * @param dispositions in order of recipients; more than one of a recipient only where it is sent as
 *     many messages, each named by its own
 * @param messages in the order in which they go out
 * @param workItems kinds of work for people that it opened
 */
public record CaseChange(
    CaseState next,
    CaseStep step,
    List<Disposition> dispositions,
    List<RecipientMessage> messages,
    Set<Reason> workItems) {
  /** Copies. */
  public CaseChange {
    dispositions = List.copyOf(dispositions);
    messages = List.copyOf(messages);
    workItems = Set.copyOf(workItems);
  }
}
