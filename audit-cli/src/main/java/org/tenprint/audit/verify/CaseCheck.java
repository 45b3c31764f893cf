package org.tenprint.audit.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.audit.log.Window;
import org.tenprint.audit.verify.CaseRecords.OfBooking;
import org.tenprint.decisions.CaseReplay;
import org.tenprint.events.common.Origin;
import org.tenprint.events.notification.CaseStep;
import org.tenprint.reference.ReferenceSet;

/**
 * Takes each case with anything in the window again, from the journal's first step: the inputs at
 * the addresses that it names, the prefix of the instruments topic that was known, the settings and
 * the instants of then.
 */
final class CaseCheck {
  private final EventReader reader;
  private final ReferenceSet reference;
  private final Findings findings;
  private final Instant now;

  /**
   * @param now what is older than its topic keeps records may be gone
   */
  CaseCheck(EventReader reader, ReferenceSet reference, Findings findings, Instant now) {
    this.reader = reader;
    this.reference = reference;
    this.findings = findings;
    this.now = now;
  }

  void check(Window window) {
    SortedMap<String, OfBooking> bookings = CaseRecords.read(reader, window, findings);
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
    CaseFold fold = new CaseFold(new CaseReplay(reference), books, inputs, reader, withdrawals);
    bookings.forEach(
        (booking, records) ->
            new OneCase(booking, records, fold.fold(records.journal), reader, reference, now)
                .tell(findings));
  }
}
