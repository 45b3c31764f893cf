package org.tenprint.notification.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.PersonName;

/**
 * What came before a booking's determination, in the order in which it came.
 *
 * <p>That a person is protected, a booking expunged or misidentified, and what people reviewed, is
 * never turned away, nor is that an order to try somebody as an adult was vacated, or a consent
 * withdrawn. An event that says what an earlier one said is left out; a person's later verdict
 * takes the place of the earlier. Of anything else each source may report so much and no more, so
 * that nobody fills the store, and nobody uses up what others may report.
 *
 * @param events in the order of the log
 */
public record EarlyEvents(List<Happening> events) {
  /** Nothing came. */
  public static final EarlyEvents NONE = new EarlyEvents(List.of());

  /** So many of a kind from a source: more are no accident. */
  public static final int MOST_OF_A_SOURCE = 64;

  /** So many of a kind in all: more than anybody has charges, agencies or pushes. */
  public static final int MOST_OF_A_KIND = 4_096;

  /** Copies. */
  public EarlyEvents {
    events = List.copyOf(events);
  }

  /** With one more, while there is room. */
  public Optional<EarlyEvents> with(Happening happening) {
    return with(happening, false);
  }

  /**
   * With one more.
   *
   * @param full whether nothing is kept that may be turned away
   * @return empty if it is turned away: there are too many of its kind, or it is full
   */
  public Optional<EarlyEvents> with(Happening happening, boolean full) {
    if (happening.event() instanceof CaseEvent.Reviewed review) {
      return Optional.of(withLatest(happening, review));
    }
    if (saysNothingNew(happening.event())) {
      return Optional.of(this);
    }
    if (happening.event() instanceof CaseEvent.PersonProtected) {
      return Optional.of(followedBy(withoutLast(), happening));
    }
    return neverTurnedAway(happening.event()) || !full && room(happening)
        ? Optional.of(followedBy(events, happening))
        : Optional.empty();
  }

  /**
   * Without the last report of the protection that stands, which a later one replaces; the first
   * stays, since what came after it came of a person who was protected.
   */
  private List<Happening> withoutLast() {
    int first = -1;
    int last = -1;
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i).event() instanceof CaseEvent.ProtectionLifted) {
        first = -1;
      } else if (events.get(i).event() instanceof CaseEvent.PersonProtected) {
        first = first < 0 ? i : first;
        last = i;
      }
    }
    List<Happening> kept = new ArrayList<>(events);
    if (first >= 0 && first < last) {
      kept.remove(last);
    }
    return kept;
  }

  private static boolean neverTurnedAway(CaseEvent event) {
    return event instanceof CaseEvent.PersonProtected
        || event instanceof CaseEvent.AdultTrialVacated
        || event instanceof CaseEvent.ConsentWithdrawn
        || event instanceof CaseEvent.Expunged
        || event instanceof CaseEvent.Misidentified;
  }

  private EarlyEvents withLatest(Happening happening, CaseEvent.Reviewed review) {
    List<Happening> others =
        events.stream()
            .filter(
                e ->
                    !(e.event() instanceof CaseEvent.Reviewed r
                        && PersonName.same(r.by(), review.by())))
            .toList();
    return followedBy(others, happening);
  }

  /**
   * A request may be asked again under other rules, a push tried again: these are never the same.
   */
  private boolean saysNothingNew(CaseEvent event) {
    if (event instanceof CaseEvent.AdultTrialVacated) {
      return saidSince(CaseEvent.AdultTrialVacated.class, CaseEvent.TriedAsAdult.class);
    }
    if (event instanceof CaseEvent.ConsentWithdrawn withdrawn) {
      return !asksSince(withdrawn);
    }
    if (event instanceof CaseEvent.PersonProtected hidden) {
      return saidSince(CaseEvent.PersonProtected.class, CaseEvent.ProtectionLifted.class)
          && lastProtected().filter(last -> goesBefore(last, hidden)).isEmpty();
    }
    if (charge(event).isPresent()) {
      return saidOfItsCharge(event);
    }
    return neverTurnedAway(event) && events.stream().anyMatch(e -> e.event().equals(event));
  }

  /** The code of which an event says that charges were dismissed, or were not. */
  private static Optional<String> charge(CaseEvent event) {
    if (event instanceof CaseEvent.ChargeDismissed told) {
      return Optional.of(told.ncic());
    }
    return event instanceof CaseEvent.DismissalTakenBack told
        ? Optional.of(told.ncic())
        : Optional.empty();
  }

  /**
   * Whether it was said last of a charge: what came between may have taken its place. What a system
   * states needs no second, and stands until somebody takes it back.
   */
  private boolean saidOfItsCharge(CaseEvent event) {
    boolean whole = event instanceof CaseEvent.ChargeDismissed told && told.by().isEmpty();
    boolean said = false;
    for (Happening one : events) {
      if (charge(one.event()).equals(charge(event))) {
        boolean undone = !whole || one.event() instanceof CaseEvent.DismissalTakenBack;
        said = one.event().equals(event) || said && !undone;
      }
    }
    return said;
  }

  private Optional<CaseEvent> lastProtected() {
    return events.stream()
        .map(Happening::event)
        .filter(CaseEvent.PersonProtected.class::isInstance)
        .reduce((one, later) -> later);
  }

  /** Whether it was reported before another: what ended between them ended before the other. */
  private static boolean goesBefore(CaseEvent event, CaseEvent.PersonProtected other) {
    return event instanceof CaseEvent.PersonProtected hidden
        && other.at().filter(at -> hidden.at().filter(at::isAfter).isPresent()).isPresent();
  }

  /** Whether something was said, and what takes it away was not reported since. */
  private boolean saidSince(Class<?> said, Class<?> undone) {
    boolean stands = false;
    for (Happening one : events) {
      stands = said.isInstance(one.event()) || stands && !undone.isInstance(one.event());
    }
    return stands;
  }

  /** Whether the agency was asked since that was said: it ends what was asked, and no more. */
  private boolean asksSince(CaseEvent.ConsentWithdrawn withdrawn) {
    boolean asks = false;
    for (Happening one : events) {
      asks =
          one.event() instanceof CaseEvent.Requested asked
              ? asks || asked.ori().equals(withdrawn.ori())
              : asks && !one.event().equals(withdrawn);
    }
    return asks;
  }

  private boolean room(Happening happening) {
    Class<?> kind = happening.event().getClass();
    List<Happening> alike = events.stream().filter(e -> kind.isInstance(e.event())).toList();
    long fromHere = alike.stream().filter(e -> e.source().equals(happening.source())).count();
    return fromHere < MOST_OF_A_SOURCE && alike.size() < MOST_OF_A_KIND;
  }

  /**
   * With a review of an open case that was put off, behind those before it: a person's verdict on
   * one hold takes the place of none on another.
   *
   * @return empty if its source has too many
   */
  public Optional<EarlyEvents> withPutOff(Happening review) {
    return room(review) ? Optional.of(followedBy(events, review)) : Optional.empty();
  }

  /** The same without the first. */
  public EarlyEvents withoutFirst() {
    return new EarlyEvents(events.subList(1, events.size()));
  }

  /** The same without one of them. */
  public EarlyEvents without(Happening event) {
    return new EarlyEvents(events.stream().filter(one -> !one.equals(event)).toList());
  }

  private static EarlyEvents followedBy(List<Happening> before, Happening last) {
    List<Happening> more = new ArrayList<>(before);
    more.add(last);
    return new EarlyEvents(more);
  }
}
