package org.tenprint.notification.domain;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.cases.CaseFile;
import org.tenprint.policy.fact.PersonName;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Verdict;

/**
 * Something that happened to a booking, as the log has it.
 *
 * @param event what happened
 * @param where it stands
 * @param source canonical name of who reported it; empty where a system did
 * @param known under what it came to be known; empty where that was not kept
 * @param request id of the event of a request that may come in twice; not kept with what came early
 */
public record Happening(
    CaseEvent event,
    LogAddress where,
    String source,
    Optional<Known> known,
    Optional<String> request) {
  /** One person under any spelling is one source. */
  public Happening {
    source = PersonName.canonical(source);
    request = request == null ? Optional.empty() : request;
  }

  /** Something that comes in once. */
  public Happening(CaseEvent event, LogAddress where, String source, Optional<Known> known) {
    this(event, where, source, known, Optional.empty());
  }

  /**
   * When an event was read, and the rules of then.
   *
   * @param at the instant; of a review that was put off that of the case's last step
   * @param offset the instruments topic up to here (exclusive) was known
   * @param behind of such a review the last that stood unread before it; empty of anything else,
   *     and where an earlier version put it off
   */
  public record Known(Instant at, long offset, Optional<LogAddress> behind) {
    /** Reads what was kept before reviews had a place. */
    public Known {
      behind = Objects.requireNonNullElse(behind, Optional.empty());
    }
  }

  /** The same, as it came to be known. */
  public Happening knownAt(Instant at, long offset) {
    return knownAs(new Known(at, offset, Optional.empty()));
  }

  /**
   * A review that is put off.
   *
   * @param stood when the case's last step was taken, before anything was taken ahead of the review
   * @param offset the instruments topic up to here (exclusive) is known
   * @param behind the last that stands unread before it
   */
  public Happening putOff(Instant stood, long offset, Optional<LogAddress> behind) {
    return knownAs(new Known(stood, offset, behind));
  }

  /** The same, to be taken by what is known then. */
  public Happening asOfNow() {
    return new Happening(event, where, source, Optional.empty(), request);
  }

  private Happening knownAs(Known now) {
    return new Happening(event, where, source, Optional.of(now), request);
  }

  /** Whether it was recorded after a review that was put off, as far as one log has both. */
  public boolean standsBehind(Happening review) {
    return review
        .known()
        .flatMap(Known::behind)
        .filter(last -> last.topic().equals(where.topic()) && last.offset() < where.offset())
        .isPresent();
  }

  /**
   * The same with who reports that a charge was dismissed. What was kept before two were wanted did
   * not say so of the event; the source was kept.
   */
  public Happening reportedByItsSource() {
    if (source.isEmpty()
        || !(event instanceof CaseEvent.ChargeDismissed told)
        || told.by().isPresent()) {
      return this;
    }
    CaseEvent byPerson = new CaseEvent.ChargeDismissed(told.ncic(), source, "", "");
    return new Happening(byPerson, where, source, known, request);
  }

  /** Whether it is a field office's request. */
  public boolean asksAnAgency() {
    return event instanceof CaseEvent.Requested;
  }

  /** Whether it is the person's consent to what that agency was asked, recorded behind that. */
  public boolean consentsTo(Happening request) {
    return event instanceof CaseEvent.Consented consented && isBehind(request, consented.ori());
  }

  /** Whether the person does not consent to it, or not any more. */
  public boolean refuses(Happening request) {
    return event instanceof CaseEvent.ConsentWithdrawn withdrawn
        && isBehind(request, withdrawn.ori());
  }

  /** Whether it is one of these. */
  public boolean speaksOf(Happening request) {
    return consentsTo(request) || refuses(request);
  }

  /** Whether it is a request to an agency that was asked before, of a stranger beside, too. */
  public boolean asksAgain(CaseFile file) {
    return event instanceof CaseEvent.Requested asked
        && (file.towards(Recipient.request(asked.ori())).isPresent()
            || file.stranger().filter(this::asksAgain).isPresent());
  }

  private boolean isBehind(Happening request, String agency) {
    return request.event instanceof CaseEvent.Requested asked
        && asked.ori().equals(agency)
        && where.topic().equals(request.where.topic())
        && where.offset() > request.where.offset();
  }

  /** Whether it is a further request of a booking that takes none. */
  public boolean beyond(TakenRequests taken) {
    return asksAnAgency() && taken.full() && !repeats(taken);
  }

  /** Whether it is a request that was taken before. */
  public boolean repeats(TakenRequests taken) {
    return request.flatMap(taken::asks).isPresent();
  }

  /** Whether a request that was taken before under its id asks something else. */
  public boolean contradicts(TakenRequests taken) {
    return request.flatMap(taken::asks).filter(asks -> !asks.equals(asks(event))).isPresent();
  }

  /** With this request taken. */
  public TakenRequests takenWith(TakenRequests before) {
    return request
        .map(id -> before.with(id, asks(event)))
        .orElseGet(() -> before.with(where.text(), ""));
  }

  /**
   * What an event asks, whenever: agency, kind, paper and, where one is stated, purpose; nothing
   * where it is no request.
   */
  public static String asks(CaseEvent event) {
    return event instanceof CaseEvent.Requested asked
        ? String.join(
            " ",
            asked.ori(),
            asked.request().kind().map(Enum::name).orElse("-"),
            asked.request().warrant().name()
                + asked.request().purpose().map(purpose -> " " + purpose.name()).orElse(""))
        : "";
  }

  /** Whether nothing but telling comes of it: nobody is told less where it is not taken. */
  public boolean onlyTells() {
    return asksAnAgency()
        || event instanceof CaseEvent.Reviewed reviewed && reviewed.verdict() == Verdict.RELEASE;
  }

  /** Whether a person reviewed. */
  public boolean review() {
    return event instanceof CaseEvent.Reviewed;
  }

  /**
   * Whether it tells nobody of the person, whatever was recorded before it: what is held is decided
   * with every event, and with these it is kept back.
   */
  public boolean keepsBack() {
    return event instanceof CaseEvent.PersonProtected
        || event instanceof CaseEvent.Expunged
        || event instanceof CaseEvent.Misidentified;
  }
}
