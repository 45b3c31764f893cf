package org.tenprint.audit.verify;

import java.time.Instant;
import java.util.List;
import org.tenprint.audit.log.EventLog;
import org.tenprint.audit.log.Events;
import org.tenprint.audit.log.Window;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.reference.ReferenceSet;

/**
 * Takes the decisions of a window again and compares. It holds the window's cases in memory: about
 * ten events a booking.
 */
public final class Verification {
  private final EventLog log;
  private final Events events;
  private final ReferenceSet reference;

  /**
   * @param log what is verified
   * @param events decodes it
   * @param reference the reference data of the services
   */
  public Verification(EventLog log, Events events, ReferenceSet reference) {
    this.log = log;
    this.events = events;
    this.reference = reference;
  }

  /**
   * Verifies determinations, then cases: steps, dispositions and messages, and what none of them
   * took; then the orders on which erasures rest, and of which no erasure stands.
   *
   * @param now what is older than its topic keeps records may be gone
   */
  public Findings verify(Window window, Instant now) {
    Findings findings = new Findings();
    needed().forEach(topic -> cut(topic, window, findings));
    EventReader reader = new EventReader(log, events);
    var determined = new DeterminationCheck(reader, reference, findings).check(window);
    PutAside putAside = new PutAside(reader, now);
    new CaseCheck(reader, reference, findings, putAside, now).check(window, determined);
    new ErasureCheck(reader, findings).check(window);
    new OwedErasures(reader, findings, putAside).check(window, reader.seenUntil(now));
    return findings;
  }

  /** What was removed cannot be verified, and would pass for what never was. */
  private void cut(String topic, Window window, Findings findings) {
    log.cutWithin(topic, window)
        .forEach(
            (partition, beginning) ->
                findings.add(
                    Verdict.MISSING_INPUT,
                    "topic",
                    topic + "/" + partition,
                    "",
                    "missing: what stood before: kept from %d on".formatted(beginning)));
  }

  /** A record or a file of a copy that was changed, as a finding. */
  public static Finding changed(String where) {
    return new Finding(
        Verdict.DIFFERENT, "copy", where, "", List.of("it was changed since it was copied"));
  }

  /** The topics of what is verified: without one of them there is nothing to say. */
  public static List<String> needed() {
    return List.of(
        TopicCatalogue.DETERMINATIONS.name(),
        TopicCatalogue.CASE_STEPS.name(),
        TopicCatalogue.DISPOSITIONS.name());
  }
}
