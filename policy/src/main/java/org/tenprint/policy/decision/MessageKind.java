package org.tenprint.policy.decision;

/** What a recipient is sent. */
public enum MessageKind {
  IDENTIFICATION,
  NO_MATCH,
  REQUEST,
  RECALL
}
