package org.tenprint.policy.decision;

import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.Recipient;

/** What a recipient is sent. */
public enum MessageKind {
  IDENTIFICATION,
  NO_MATCH,
  REQUEST,
  RECALL,
  /** To an agency that is asked: that it tells the person, or counsel, of it. */
  NOTICE;

  /** Of what kind a delivery to a recipient is, once it is known who was found. */
  public static MessageKind of(Recipient recipient, IdentificationResult found) {
    if (recipient.edge() == Edge.REQUEST) {
      return recipient.wasAsked() ? REQUEST : NOTICE;
    }
    return found == IdentificationResult.NO_MATCH ? NO_MATCH : IDENTIFICATION;
  }
}
