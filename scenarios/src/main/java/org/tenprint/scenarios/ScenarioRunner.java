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
 * has an instrument that becomes known.
 */
public final class ScenarioRunner {

  /** Something that falls due: a decision, or an instrument becomes known. */
  private record Due(Instant at, int order, Optional<Submission> decision) {
    static final Comparator<Due> FIRST = Comparator.comparing(Due::at).thenComparingInt(Due::order);
  }

  private final ScenarioBackend.Stage stage;
  private final PriorityQueue<Due> due = new PriorityQueue<>(Due.FIRST);
  private final Set<Refusal> refusals = new HashSet<>();
  private Instant clock = Instant.MIN;
  private int order;

  private ScenarioRunner(ScenarioBackend.Stage stage) {
    this.stage = stage;
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
   * @param refusals of bookings and instruments
   */
  public record Played(ScenarioBackend.Stage stage, Set<Refusal> refusals) {}

  /** Plays a scenario, whatever it expects. */
  public static Played play(Scenario scenario, ScenarioBackend backend) {
    ScenarioRunner runner = new ScenarioRunner(backend.open(scenario.pushed()));
    scenario.instruments().forEach(runner::known);
    scenario.timeline().forEach(runner::happens);
    return new Played(runner.stage, Set.copyOf(runner.refusals));
  }

  private void known(Instrument instrument) {
    Optional<Refusal> refusal = stage.record(instrument);
    refusal.ifPresent(refusals::add);
    if (refusal.isEmpty()) {
      Instant recorded = instrument.provenance().recorded().toInstant();
      due.add(new Due(recorded, order++, Optional.empty()));
    }
  }

  private void happens(TimelineEvent event) {
    clock = event.at().isAfter(clock) ? event.at() : clock;
    while (!due.isEmpty() && due.peek().at().isBefore(clock)) {
      run(due.remove());
    }
    take(event);
    stage.happensToAll(new CaseEvent.Tick(), clock);
    boolean late = false;
    while (!due.isEmpty() && !due.peek().at().isAfter(clock)) {
      late |= due.peek().at().isBefore(clock);
      run(due.remove());
    }
    if (late) {
      stage.recall(clock);
    }
  }

  private void run(Due item) {
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
      stage.record(recordedNow(recorded.instrument())).ifPresent(refusals::add);
    } else if (event instanceof TimelineEvent.OfCase ofCase) {
      stage.happens(ofCase.tcn(), ofCase.event(), clock);
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

  private Instrument recordedNow(Instrument instrument) {
    Provenance stated = instrument.provenance();
    return instrument.as(stated.at(clock.atOffset(stated.recorded().getOffset())));
  }
}
