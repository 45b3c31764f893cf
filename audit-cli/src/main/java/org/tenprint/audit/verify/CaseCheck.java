package org.tenprint.audit.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.audit.log.Window;
import org.tenprint.audit.verify.CaseRecords.OfBooking;
import org.tenprint.decisions.CaseReplay;
import org.tenprint.events.common.Origin;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.notification.CaseStep;
import org.tenprint.reference.ReferenceSet;

/**
 * Takes each case with anything in the window again, from the journal's first step: the inputs at
 * the addresses that it names, the prefix of the instruments topic that was known, the settings and
 * the instants of then.
 */
final class CaseCheck {
  /** What was determined so long before is decided where the service runs. */
  private static final Duration LONGEST_UNDECIDED = Duration.ofMinutes(1);

  private final EventReader reader;
  private final ReferenceSet reference;
  private final Findings findings;
  private final PutAside putAside;
  private final Instant now;

  /**
   * @param putAside what became a dead letter
   * @param now what is older than its topic keeps records may be gone
   */
  CaseCheck(
      EventReader reader,
      ReferenceSet reference,
      Findings findings,
      PutAside putAside,
      Instant now) {
    this.reader = reader;
    this.reference = reference;
    this.findings = findings;
    this.putAside = putAside;
    this.now = now;
  }

  /**
   * Those of a window.
   *
   * @param determined the window's determinations, by booking: on each a case rests
   */
  void check(Window window, SortedMap<String, Recorded<Determination>> determined) {
    UntakenInputs happened = UntakenInputs.read(reader, window);
    Set<String> wanted = new TreeSet<>(determined.keySet());
    wanted.addAll(happened.bookings());
    SortedMap<String, OfBooking> bookings = CaseRecords.read(reader, window, wanted, findings);
    List<CaseStep> steps = new ArrayList<>();
    bookings.values().forEach(b -> b.journal.values().forEach(one -> steps.add(one.event())));
    Set<Origin> addresses =
        steps.stream()
            .map(CaseStep::getOrigin)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    Map<Origin, LogRecord> inputs = reader.at(addresses);
    RuleBooks books =
        RuleBooks.read(
            reader, steps.stream().map(CaseStep::getRuleBookOffset).collect(Collectors.toSet()));
    Withdrawals withdrawals = Withdrawals.read(reader, bookings.keySet());
    CaseReplay replay = new CaseReplay(reference);
    CaseFold fold = new CaseFold(replay, books, inputs, reader, withdrawals);
    DueRecalls recalls = new DueRecalls(replay, reference, books, putAside, reader.seenUntil(now));
    bookings.forEach(
        (booking, records) -> {
          CaseFold.Folded folded = fold.fold(records.journal, records.dispositions);
          new OneCase(booking, records, folded, reader, reference, now).tell(findings);
          recalls.of(booking, records, folded).ifPresent(findings::add);
        });
    undecided(determined, bookings);
    happened.tell(
        new UntakenInputs.Taken(bookings, inputs, putAside, withdrawals),
        reader.seenUntil(now),
        findings);
  }

  /** A booking of which nobody was told, nor that nobody was, is on no other topic. */
  private void undecided(
      SortedMap<String, Recorded<Determination>> determined,
      SortedMap<String, OfBooking> bookings) {
    Instant before = reader.seenUntil(now).minus(LONGEST_UNDECIDED);
    determined.forEach(
        (booking, one) -> {
          boolean due = one.record().recorded().isBefore(before);
          if (due && bookings.get(booking).decided().isEmpty() && !putAside.has(one.record())) {
            findings.add(
                putAside
                    .missed(one.record(), "nothing was decided on it")
                    .finding("Determination", one.where(), booking));
          }
        });
  }
}
