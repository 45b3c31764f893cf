package org.tenprint.testkit.guarantee;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tenprint.events.RecipientAddress;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Issuer;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.PlaceKind;
import org.tenprint.events.notification.Reason;
import org.tenprint.events.notification.Scope;
import org.tenprint.events.notification.ScopeKind;

/**
 * What the rules permit, by the words of {@code docs/policy.md} and none of the product's code:
 * each instrument is asked by itself, every time. It knows instruments without conditions alone,
 * and of any other it says that it does not know.
 *
 * @param outcome that is permitted
 * @param reason with it
 */
record PermittedOutcome(Outcome outcome, Reason reason) {

  /** An instrument with the offset at which it stands. */
  record Recorded(long offset, Instrument instrument) {}

  /**
   * The topic of instruments.
   *
   * @param recorded what can be read
   * @param unreadable offsets of what cannot: it may be about anything, and holds what is permitted
   */
  record Rules(List<Recorded> recorded, List<Long> unreadable) {}

  /**
   * At which instant, and what is known of the topic of instruments.
   *
   * @param at the instant of the decision
   * @param before offsets below it are known
   * @param recorded by this instant, as instruments say themselves
   */
  record Moment(Instant at, long before, Instant recorded) {
    /** What was known when it was decided. */
    static Moment then(Instant at, long before) {
      return new Moment(at, before, at);
    }

    /** The same instant, with all that was ever recorded. */
    static Moment inHindsight(Instant at) {
      return new Moment(at, Long.MAX_VALUE, Instant.MAX);
    }
  }

  /**
   * The outcome for a recipient.
   *
   * @param rules of the topic of instruments
   * @param moment of the decision
   * @return empty if it cannot be known here
   */
  static Optional<PermittedOutcome> of(
      SubmittedBooking booking, RecipientAddress recipient, Rules rules, Moment moment) {
    boolean office = recipient.kind() == RecipientAddress.Kind.FIELD_OFFICE;
    if (!booking.known() && office) {
      return Optional.of(new PermittedOutcome(Outcome.NOT_APPLICABLE, Reason.NO_MATCH));
    }
    Map<String, Instrument> latest = new LinkedHashMap<>();
    for (Recorded one : rules.recorded()) {
      if (one.offset() < moment.before()) {
        latest.put(one.instrument().getId(), one.instrument());
      }
    }
    if (!latest.values().stream().allMatch(PermittedOutcome::understood)) {
      return Optional.empty();
    }
    List<Instrument> speaking =
        latest.values().stream()
            .filter(one -> one.getEdge() == (office ? Edge.SHARE : Edge.RETURN))
            .filter(one -> speaksOf(one, booking))
            .filter(one -> inForce(one, moment))
            .toList();
    if (contradicts(speaking)) {
      return Optional.empty();
    }
    if (booking.minor()) {
      // a court comes before the question of age
      return speaking.stream().anyMatch(one -> one.getIssuer() == Issuer.COURT)
          ? Optional.empty()
          : Optional.of(new PermittedOutcome(Outcome.HELD, Reason.JUVENILE));
    }
    for (Effect effect : List.of(Effect.WITHHOLD, Effect.HOLD, Effect.PERMIT)) {
      Optional<Instrument> first =
          speaking.stream()
              .filter(one -> one.getEffect() == effect)
              .min(
                  Comparator.<Instrument, Integer>comparing(one -> one.getIssuer().ordinal())
                      .thenComparing(one -> one.getEffectiveFrom().getInstant())
                      .thenComparing(Instrument::getId));
      if (first.isPresent()) {
        boolean inDoubt = rules.unreadable().stream().anyMatch(offset -> offset < moment.before());
        return Optional.of(
            inDoubt && effect == Effect.PERMIT
                ? new PermittedOutcome(Outcome.HELD, Reason.EXAMINER_REVIEW)
                : decided(first.get()));
      }
    }
    return Optional.of(new PermittedOutcome(Outcome.WITHHELD, Reason.NO_RULE));
  }

  /** One that permits and one that withholds in the same words, which is counsel's to decide. */
  private static boolean contradicts(List<Instrument> speaking) {
    return speaking.stream()
        .filter(one -> one.getEffect() == Effect.PERMIT)
        .anyMatch(
            one ->
                speaking.stream()
                    .filter(other -> other.getEffect() == Effect.WITHHOLD)
                    .anyMatch(
                        other ->
                            other.getIssuer() == one.getIssuer()
                                && other.getScope().equals(one.getScope())
                                && other.getAreas().equals(one.getAreas())));
  }

  private static PermittedOutcome decided(Instrument first) {
    return switch (first.getEffect()) {
      case WITHHOLD -> new PermittedOutcome(Outcome.WITHHELD, first.getReason());
      case HOLD -> new PermittedOutcome(Outcome.HELD, first.getReason());
      default -> new PermittedOutcome(Outcome.DELIVERED, Reason.PERMITTED);
    };
  }

  private static boolean understood(Instrument one) {
    return one.getWhen() == null
        && one.getUnless().isEmpty()
        && one.getRecipients().isEmpty()
        && one.getSupersedes() == null
        && one.getTerminates() == null
        && one.getEffectiveTo() == null
        && one.getPlace() == PlaceKind.CONTROLLING
        && one.getScope().getKind() != ScopeKind.FIELD_OFFICE
        && one.getAreas().stream().noneMatch(area -> area.getKind() == ScopeKind.FIELD_OFFICE)
        && one.getIssuer() != Issuer.FEDERAL_COURT
        && one.getIssuer() != Issuer.STATE_COURT
        && List.of(Effect.PERMIT, Effect.WITHHOLD, Effect.HOLD).contains(one.getEffect());
  }

  private static boolean speaksOf(Instrument one, SubmittedBooking booking) {
    return speaksOf(one.getScope(), booking)
        || one.getAreas().stream().anyMatch(area -> speaksOf(area, booking));
  }

  private static boolean speaksOf(Scope scope, SubmittedBooking booking) {
    SubmittedBooking.Place place = booking.place();
    String code = scope.getValue();
    return switch (scope.getKind()) {
      case NATION -> code.equals("US");
      case STATE -> code.equals(place.state());
      case COUNTY -> code.equals(place.county());
      case ORI -> code.equals(place.ori());
      case BOOKING -> code.equals(place.ori() + "/" + booking.tcn());
      default -> false;
    };
  }

  /** Spellings of one person; more of them are known to the product than here. */
  private static String person(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  private static boolean inForce(Instrument one, Moment moment) {
    long people =
        one.getApprovals().stream()
            .map(approval -> person(approval.getBy()))
            .filter(by -> !by.equals(person(one.getAuthor())))
            .distinct()
            .count();
    return people >= 2
        && !one.getEffectiveFrom().getInstant().isAfter(moment.at())
        && !one.getRecorded().getInstant().isAfter(moment.recorded());
  }
}
