package org.tenprint.policy.fact;

import java.time.Instant;
import java.util.Optional;

/**
 * What a field office asks of an agency.
 *
 * @param kind for what; empty where that was not stated
 * @param warrant the gravest paper behind it
 * @param purpose what it is for; empty where that was not stated; null, as in what was kept before
 *     there were purposes, is none stated
 * @param asked when, by which a consent names it; empty, as in what was kept before there were
 *     consents, is one to which nobody can consent
 * @param made when it was itself asked, whatever came before it, by which it is judged; empty where
 *     nobody knows
 * @param consent the person's; null, as in what was kept before, is none
 * @param afterConsent whether the agency was told by a consent, and still is: of an earlier
 *     request, or, in what was delivered, of this one
 */
public record Request(
    Optional<RequestKind> kind,
    Warrant warrant,
    Optional<RequestPurpose> purpose,
    Optional<Instant> asked,
    Optional<Instant> made,
    Consent consent,
    boolean afterConsent) {
  /** Reads what was kept before there were consents, and purposes. */
  public Request {
    purpose = purpose == null ? Optional.empty() : purpose;
    asked = asked == null ? Optional.empty() : asked;
    made = made == null ? Optional.empty() : made;
    consent = consent == null ? Consent.NONE : consent;
  }

  /** One of no stated purpose, to which nobody can consent. */
  public Request(Optional<RequestKind> kind, Warrant warrant) {
    this(kind, warrant, Optional.empty(), Optional.empty(), Optional.empty(), Consent.NONE, false);
  }

  /** A request of which the kind was not stated. */
  public static Request of(Warrant warrant) {
    return new Request(Optional.empty(), warrant);
  }

  /** The same for that purpose; empty is none stated. */
  public Request statedFor(Optional<RequestPurpose> stated) {
    return new Request(kind, warrant, stated, asked, made, consent, afterConsent);
  }

  /** The same, asked then. */
  public Request at(Instant when) {
    return new Request(
        kind, warrant, purpose, Optional.of(when), Optional.of(when), consent, afterConsent);
  }

  /**
   * The same where another came before. One that was asked no later came in twice, or out of its
   * order: it keeps the later time for consents, and nobody can consent to it, since a report may
   * be of the one before, which the person may have refused. It was made when it was.
   */
  public Request after(Request earlier) {
    boolean later =
        earlier.asked().isEmpty() || asked.filter(earlier.asked().get()::isBefore).isPresent();
    return later
        ? this
        : new Request(
            kind, warrant, purpose, earlier.asked(), made, Consent.WITHDRAWN, afterConsent);
  }

  /** The same with another consent. */
  public Request with(Consent other) {
    return new Request(kind, warrant, purpose, asked, made, other, afterConsent);
  }

  /** The same where the agency was told by a consent, or not. */
  public Request afterConsent(boolean told) {
    return new Request(kind, warrant, purpose, asked, made, consent, told);
  }
}
