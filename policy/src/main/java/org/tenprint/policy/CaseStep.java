package org.tenprint.policy;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

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
