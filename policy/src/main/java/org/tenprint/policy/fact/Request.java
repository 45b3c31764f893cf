package org.tenprint.policy.fact;

import java.util.Optional;

/**
 * What a field office asks of an agency.
 *
 * @param kind for what; empty where that was not stated
 * @param warrant the gravest paper behind it
 */
public record Request(Optional<RequestKind> kind, Warrant warrant) {
  /** A request of which the kind was not stated. */
  public static Request of(Warrant warrant) {
    return new Request(Optional.empty(), warrant);
  }
}
