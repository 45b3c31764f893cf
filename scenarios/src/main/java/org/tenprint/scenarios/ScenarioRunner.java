package org.tenprint.scenarios;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Provenance;

/**
 * Plays scenarios on a back end.
 *
 * <p>An event moves the clock to its instant, never back. What fell due before runs first, at its
 * own instant; what falls due then, after it. Every event has what is held decided again, and so
 * has an instrument that becomes known. Where holds have a deadline, those that ran out by the
 * instant of an event are over before it.
 */
public final class ScenarioRunner {

  /** Something that falls due: a decision, or an instrument becomes known. */
  private record Due(Instant at, int order, Optional<Submission> decision) {
    static final Comparator<Due> FIRST = Comparator.comparing(Due::at).thenComparingInt(Due::order);
  }

  private final ScenarioBackend.Stage stage;
  private final PriorityQueue<Due> due = new PriorityQueue<>(Due.FIRST);
  private final Set<Refusal> refusals = new HashSet<>();
  private final HoldDeadlines deadlines;
  private final Texts texts = new Texts();
  private Instant clock = Instant.MIN;
  private Instant reached = Instant.MIN;
  private int order;

  private ScenarioRunner(ScenarioBackend.Stage stage, HoldDeadlines deadlines) {
    this.stage = stage;
    this.deadlines = deadlines;
  }

  /**
   * Plays a scenario.
   *
   * @return what differs from what it expects; empty where it passes
   */
  public static List<Difference> run(Scenario scenario, ScenarioBackend backend) {
    Played played = play(scenario, backend);
    return new Comparison(played.stage(), played.refusals()).with(scenario.expect());
  }

  /**
   * A scenario that was played.
   *
   * @param stage as it stands after the last event
   * @param refusals of bookings, instruments and what was reported
   */
  public record Played(ScenarioBackend.Stage stage, Set<Refusal> refusals) {}

  /** Plays a scenario, whatever it expects. */
  public static Played play(Scenario scenario, ScenarioBackend backend) {
    ScenarioRunner runner =
        new ScenarioRunner(
            backend.open(scenario.setting()), new HoldDeadlines(scenario.holdDeadline()));
    scenario.instruments().forEach(runner::known);
    scenario.timeline().forEach(runner::happens);
    return new Played(runner.stage, Set.copyOf(runner.refusals));
  }

  private void known(Instrument instrument) {
    Optional<Refusal> refusal = stage.record(texts.stated(instrument));
    refusal.ifPresent(refusals::add);
    if (refusal.isEmpty()) {
      Instant recorded = instrument.provenance().recorded().toInstant();
      due.add(new Due(recorded, order++, Optional.empty()));
    }
  }

  private void happens(TimelineEvent event) {
    clock = event.at().isAfter(clock) ? event.at() : clock;
    passTime();
    take(event);
    stage.happensToAll(new CaseEvent.Tick(), clock);
    deadlines.mayBeginAt(clock);
    boolean late = false;
    while (!due.isEmpty() && !due.peek().at().isAfter(clock)) {
      late |= due.peek().at().isBefore(clock);
      run(due.remove());
    }
    if (late) {
      stage.recall(clock);
    }
    reached = clock;
  }

  /** What fell due before the clock, in order, and holds that ran out by it. */
  private void passTime() {
    boolean passed = false;
    while (!passed) {
      Optional<Instant> over = deadlines.next().filter(at -> !at.isAfter(clock));
      boolean fell = !due.isEmpty() && due.peek().at().isBefore(clock);
      if (over.isPresent() && !(fell && due.peek().at().isBefore(over.get()))) {
        Instant at = over.get().isBefore(reached) ? reached : over.get();
        deadlines.passed();
        stage.happensToAll(new CaseEvent.Tick(), at);
        deadlines.mayBeginAt(at);
      } else if (fell) {
        run(due.remove());
      } else {
        passed = true;
      }
    }
  }

  private void run(Due item) {
    deadlines.mayBeginAt(item.at().isBefore(clock) ? item.at() : clock);
    if (item.decision().isPresent()) {
      stage.decide(item.decision().get(), item.at());
    } else {
      stage.recall(item.at());
      stage.happensToAll(new CaseEvent.Tick(), item.at());
    }
  }

  private void take(TimelineEvent event) {
    if (event instanceof TimelineEvent.Booked booked) {
      submit(booked.booking());
    } else if (event instanceof TimelineEvent.Recorded recorded) {
      record(texts.stated(recorded.instrument()));
    } else if (event instanceof TimelineEvent.Approved approval) {
      record(texts.approved(approval));
    } else if (event instanceof TimelineEvent.OfCase ofCase) {
      stage.happens(ofCase.tcn(), ofCase.event(), clock).ifPresent(refusals::add);
    } else if (event instanceof TimelineEvent.Dispatched push) {
      stage.happensToAll(new CaseEvent.Dispatched(push.recipient(), push.succeeds()), clock);
    }
  }

  private void submit(ScenarioBooking booking) {
    ScenarioBackend.Receipt receipt = stage.submit(booking);
    receipt.refusal().ifPresent(refusals::add);
    if (receipt.accepted()) {
      due.add(new Due(booking.decideAt(), order++, Optional.of(booking.submission())));
    }
  }

  private void record(Instrument instrument) {
    Provenance stated = instrument.provenance();
    Provenance now = stated.at(clock.atOffset(stated.recorded().getOffset()));
    stage.record(instrument.as(now)).ifPresent(refusals::add);
  }
}
