package org.tenprint.decisions;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.tenprint.events.notification.CaseEventKind;
import org.tenprint.events.notification.Review;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.Consent;
import org.tenprint.policy.fact.ConsentTerms;
import org.tenprint.policy.fact.Dismissal;
import org.tenprint.policy.fact.FoldedText;
import org.tenprint.policy.fact.Lift;
import org.tenprint.policy.fact.LiftGround;
import org.tenprint.policy.fact.PersonName;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.RequestKind;
import org.tenprint.policy.fact.StatedFact;
import org.tenprint.policy.fact.Verdict;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.InstrumentBounds;

/** What an event says of a case, as the policy takes it. */
public final class TakenEvents {
  /** So many requests of a booking are taken and remembered, so that none is taken twice. */
  public static final int REQUESTS_REMEMBERED = 64;

  /** Of these a case keeps who reported them, and by which paper. */
  private static final Set<CaseEventKind> KEPT =
      EnumSet.of(
          CaseEventKind.DISMISSAL_TAKEN_BACK,
          CaseEventKind.PROTECTION_LIFTED,
          CaseEventKind.FACT_STATED,
          CaseEventKind.TRIED_AS_ADULT,
          CaseEventKind.CONSENTED);

  private static final String ORDER = "order";
  private static final String ASKED = "asked";
  private static final String AUTHORITY = "authority";
  private static final String FROM = "from";

  private TakenEvents() {}

  /**
   * A review, as the policy takes it.
   *
   * @throws BrokenEvent if the verdict is unknown to this version or nobody gave it
   */
  public static CaseEvent read(Review review) throws BrokenEvent {
    if (review.getBy().length() > InstrumentBounds.LONGEST_NAME
        || PersonName.canonical(review.getBy()).isEmpty()) {
      throw new BrokenEvent("by names nobody");
    }
    return new CaseEvent.Reviewed(
        review.getBy(), Codes.read(Verdict.class, review.getVerdict(), "verdict"));
  }

  /**
   * An event, as the policy takes it.
   *
   * @throws BrokenEvent if the kind is unknown to this version or a field that it needs is missing
   */
  public static CaseEvent read(org.tenprint.events.notification.CaseEvent event)
      throws BrokenEvent {
    return switch (event.getKind()) {
      case CHARGE_DISMISSED -> dismissed(event);
      case DISMISSAL_TAKEN_BACK -> takenBack(event);
      case PROTECTED ->
          // what hides somebody is never turned away, whatever its offset
          new CaseEvent.PersonProtected(Optional.of(event.getAt().getInstant()));
      case PROTECTION_LIFTED -> lifted(event);
      case FACT_STATED -> stated(event);
      case TRIED_AS_ADULT -> triedAsAdult(event);
      case ADULT_TRIAL_VACATED ->
          new CaseEvent.AdultTrialVacated(
              text(event.getAuthority(), AUTHORITY), text(event.getOrder(), ORDER));
      case CONSENTED -> consented(event);
      case CONSENT_WITHDRAWN -> new CaseEvent.ConsentWithdrawn(ori(event));
      case EXPUNGED -> new CaseEvent.Expunged();
      case REQUESTED -> new CaseEvent.Requested(ori(event), request(event));
      case DISPATCHED ->
          new CaseEvent.Dispatched(
              Recipient.parse(need(event.getRecipient(), "recipient"))
                  .orElseThrow(() -> new BrokenEvent("recipient is none")),
              need(event.getSucceeded(), "succeeded"));
      case UNKNOWN -> throw new BrokenEvent("kind has an unknown code");
    };
  }

  /**
   * Of two people, or of a system, which names nobody. What was written before two were wanted has
   * no paper, and is taken all the same: it keeps back. So is what somebody of a longer name than
   * is kept reports: it is known that somebody did.
   */
  private static CaseEvent dismissed(org.tenprint.events.notification.CaseEvent event)
      throws BrokenEvent {
    Optional<String> by = Optional.ofNullable(event.getBy());
    return new CaseEvent.ChargeDismissed(
        need(event.getNcic(), "ncic"),
        by.map(name -> isShort(name) ? name : ""),
        text(event.getAuthority(), AUTHORITY),
        text(event.getOrder(), ORDER));
  }

  /** Of two people, by a paper that can be compared: none was written before both were wanted. */
  private static CaseEvent takenBack(org.tenprint.events.notification.CaseEvent event)
      throws BrokenEvent {
    return new CaseEvent.DismissalTakenBack(
        need(event.getNcic(), "ncic"),
        person(event),
        compared(event.getAuthority(), AUTHORITY),
        compared(event.getOrder(), ORDER));
  }

  private static String compared(String value, String field) throws BrokenEvent {
    String text = text(need(value, field), field);
    if (!Dismissal.names(text)) {
      throw new BrokenEvent(field + " names nothing that can be compared");
    }
    return text;
  }

  /** Of two people, of what is over: of what is still to come nobody reports that it ended. */
  private static CaseEvent lifted(org.tenprint.events.notification.CaseEvent event)
      throws BrokenEvent {
    return new CaseEvent.ProtectionLifted(
        person(event),
        Codes.read(LiftGround.class, need(event.getGround(), "ground"), "ground"),
        named(event.getAuthority(), AUTHORITY),
        named(event.getOrder(), ORDER),
        past(event));
  }

  /** Of two people, of what an authority states by then. */
  private static CaseEvent stated(org.tenprint.events.notification.CaseEvent event)
      throws BrokenEvent {
    return new CaseEvent.FactStated(
        person(event),
        Codes.read(StatedFact.class, need(event.getFact(), "fact"), "fact"),
        need(event.getHolds(), "holds"),
        named(event.getAuthority(), AUTHORITY),
        named(event.getOrder(), ORDER),
        past(event));
  }

  /** Who reports it, and is no party. */
  private static String person(org.tenprint.events.notification.CaseEvent event)
      throws BrokenEvent {
    String by = reporter(event);
    if (Recipient.parse(PersonName.canonical(by)).isPresent()) {
      throw new BrokenEvent("by names no person");
    }
    return by;
  }

  /** A short text of which something is left once it is compared. */
  private static String named(String value, String field) throws BrokenEvent {
    String text = text(need(value, field), field);
    if (!Lift.names(text)) {
      throw new BrokenEvent(field + " names nothing");
    }
    return text;
  }

  private static Instant past(org.tenprint.events.notification.CaseEvent event) throws BrokenEvent {
    Instant from = Times.read(need(event.getFrom(), FROM), FROM).toInstant();
    if (from.isAfter(Times.read(event.getAt(), "at").toInstant())) {
      throw new BrokenEvent("what it says is still to come");
    }
    return from;
  }

  /** Of two people, so that each says who it is. */
  private static CaseEvent triedAsAdult(org.tenprint.events.notification.CaseEvent event)
      throws BrokenEvent {
    String by = reporter(event);
    String authority = text(need(event.getAuthority(), AUTHORITY), AUTHORITY);
    String order = text(need(event.getOrder(), ORDER), ORDER);
    if (authority.isBlank() || order.isBlank()) {
      throw new BrokenEvent("it names no order of a court");
    }
    return new CaseEvent.TriedAsAdult(by, authority, order);
  }

  /** Of two people, neither of whom is the office that asks, of one form. */
  private static CaseEvent consented(org.tenprint.events.notification.CaseEvent event)
      throws BrokenEvent {
    String by = person(event);
    String form = text(need(event.getOrder(), ORDER), ORDER);
    if (!Consent.names(form)) {
      throw new BrokenEvent("it names no form");
    }
    ConsentTerms terms = Codes.read(ConsentTerms.class, need(event.getTerms(), "terms"), "terms");
    if (terms == ConsentTerms.NONE) {
      throw new BrokenEvent("terms are none: a withdrawal says so");
    }
    return new CaseEvent.Consented(
        by, ori(event), Times.read(need(event.getAsked(), ASKED), ASKED).toInstant(), form, terms);
  }

  private static Request request(org.tenprint.events.notification.CaseEvent event)
      throws BrokenEvent {
    Request request =
        new Request(
                kind(event),
                Codes.read(Warrant.class, need(event.getWarrant(), "warrant"), "warrant"))
            .statedFor(PurposeEvents.read(event));
    return event.getAsked() == null
        ? request
        : request.at(Times.read(event.getAsked(), ASKED).toInstant());
  }

  private static String reporter(org.tenprint.events.notification.CaseEvent event)
      throws BrokenEvent {
    String by = need(event.getBy(), "by");
    if (by.length() > InstrumentBounds.LONGEST_NAME || PersonName.canonical(by).isEmpty()) {
      throw new BrokenEvent("by names nobody");
    }
    return by;
  }

  /** Whether a name is short as it was written, and as a case keeps it. */
  private static boolean isShort(String name) {
    return name.length() <= InstrumentBounds.LONGEST_NAME
        && PersonName.canonical(name).length() <= InstrumentBounds.LONGEST_NAME;
  }

  /** A short text; one that is missing is empty. */
  private static String text(String value, String field) throws BrokenEvent {
    if (value != null && value.length() > InstrumentBounds.LONGEST_NAME) {
      throw new BrokenEvent(field + " is too long");
    }
    return value == null ? "" : value;
  }

  private static Optional<RequestKind> kind(org.tenprint.events.notification.CaseEvent event)
      throws BrokenEvent {
    return event.getRequestKind() == null
        ? Optional.empty()
        : Optional.of(Codes.read(RequestKind.class, event.getRequestKind(), "requestKind"));
  }

  private static String ori(org.tenprint.events.notification.CaseEvent event) throws BrokenEvent {
    String ori = need(event.getOri(), "ori");
    if (!ori.matches("[A-Z0-9]{9}")) {
      throw new BrokenEvent("ori is none");
    }
    return ori;
  }

  private static <T> T need(T value, String field) throws BrokenEvent {
    if (value == null) {
      throw new BrokenEvent(field + " is missing");
    }
    return value;
  }

  /**
   * Sees that what people wrote is short also as a case keeps it, where one character may have
   * become eighteen. A step of before is taken again without; what only keeps back is none of it.
   *
   * @throws BrokenEvent if a text is too long
   */
  public static void requireShort(org.tenprint.events.notification.CaseEvent event)
      throws BrokenEvent {
    if (!KEPT.contains(event.getKind())) {
      return;
    }
    requireShort(event.getAuthority(), AUTHORITY);
    requireShort(event.getOrder(), ORDER);
    if (event.getBy() != null && !isShort(event.getBy())) {
      throw new BrokenEvent("by is too long as it is kept");
    }
  }

  private static void requireShort(String text, String field) throws BrokenEvent {
    if (text != null && !FoldedText.fits(text, InstrumentBounds.LONGEST_NAME)) {
      throw new BrokenEvent(field + " is too long as it is kept");
    }
  }

  /** The recipient that an event adds to a case: the agency of a request. */
  public static Optional<String> added(org.tenprint.events.notification.CaseEvent event) {
    return event.getKind() == CaseEventKind.REQUESTED
        ? Optional.ofNullable(event.getOri()).map(ori -> Recipient.request(ori).text())
        : Optional.empty();
  }
}
