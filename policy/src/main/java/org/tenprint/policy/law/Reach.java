package org.tenprint.policy.law;

import java.util.Set;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.PlaceKind;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.RecipientKind;

/**
 * Of what an instrument speaks.
 *
 * @param scope whose bookings
 * @param place which of the booking's places is held against the scope
 * @param edge the one edge
 * @param recipients kinds of recipients; empty is all that the edge has, but no person and no
 *     counsel
 */
public record Reach(Scope scope, PlaceKind place, Edge edge, Set<RecipientKind> recipients) {
  /** Copies. */
  public Reach {
    recipients = Set.copyOf(recipients);
  }

  /** Whether it speaks of what this recipient gets of a booking, as of any at those places. */
  public boolean covers(Recipient recipient, Places places) {
    return asks(recipient) && scope.speaksTo(recipient, places.at(place));
  }

  /** Whether it speaks of what this recipient gets of a booking, as of any there or by its name. */
  public boolean covers(Recipient recipient, Facts facts) {
    return covers(recipient, facts.places()) || asks(recipient) && scope.names(facts.number());
  }

  /** Whether it speaks to such a recipient somewhere. */
  boolean asks(Recipient recipient) {
    return edge == recipient.edge()
        && (recipients.isEmpty()
            ? !recipient.kind().person()
            : recipients.contains(recipient.kind()));
  }
}
