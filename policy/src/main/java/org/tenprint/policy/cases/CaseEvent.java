package org.tenprint.policy.cases;

import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.Verdict;

/** What happens to a case. */
public sealed interface CaseEvent {

  /** The booking is to be decided. */
  record Decide() implements CaseEvent {}

  /** Time passed, or the rule book changed. */
  record Tick() implements CaseEvent {}

  /** A person reviewed the case. */
  record Reviewed(String by, Verdict verdict) implements CaseEvent {}

  /** A charge no longer stands. */
  record ChargeDismissed(String ncic) implements CaseEvent {}

  /** The person turned out to be protected by statute. */
  record PersonProtected() implements CaseEvent {}

  /** The booking was expunged by order. */
  record Expunged() implements CaseEvent {}

  /** The prints are not those of the person as whom they were identified or enrolled. */
  record Misidentified() implements CaseEvent {}

  /** The field office asks an agency. */
  record Requested(String ori, Request request) implements CaseEvent {}

  /** A recipient that is reached by a push was tried. */
  record Dispatched(Recipient recipient, boolean succeeded) implements CaseEvent {}
}
