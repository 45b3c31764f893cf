package org.tenprint.audit.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.audit.log.Window;
import org.tenprint.audit.verify.CaseRecords.OfBooking;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.common.Origin;
import org.tenprint.events.notification.CaseStep;

/**
 * The reviews, events and reassignments of a window that no step of their case was taken on. Every
 * one that is taken makes a step, also where that changes nothing; what makes none is a dead
 * letter, a request that was taken before, or of a booking that was forgotten.
 *
 * <p>What came before the determination is kept for it, and of several that say the same one at
 * least: there a step on one of them excuses the others.
 */
final class UntakenInputs {
  /**
   * What was recorded so long before is taken. Longer than a restart or a backlog lasts: a service
   * that lags has lost nothing.
   */
  static final Duration LONGEST_UNTAKEN = Duration.ofHours(1);

  private final EventReader reader;
  private final SortedMap<String, List<CaseInput>> byBooking = new TreeMap<>();

  private UntakenInputs(EventReader reader) {
    this.reader = reader;
  }

  /** Reads those of a window; what is none that the service would take is left out. */
  static UntakenInputs read(EventReader reader, Window window) {
    UntakenInputs inputs = new UntakenInputs(reader);
    Stream.of(TopicCatalogue.REVIEWS, TopicCatalogue.CASE_EVENTS, TopicCatalogue.REASSIGNMENTS)
        .forEach(
            topic ->
                reader
                    .log()
                    .read(
                        topic.name(),
                        window,
                        record -> CaseInput.of(record, reader).ifPresent(inputs::put)));
    return inputs;
  }

  private void put(CaseInput input) {
    byBooking.computeIfAbsent(input.booking(), none -> new ArrayList<>()).add(input);
  }

  /** The bookings that they are of. */
  Set<String> bookings() {
    return byBooking.keySet();
  }

  /**
   * With what they are held against.
   *
   * @param bookings the journals, by booking
   * @param taken the records on which steps of theirs were taken
   * @param putAside what became a dead letter
   * @param withdrawals orders that were none
   */
  record Taken(
      Map<String, OfBooking> bookings,
      Map<Origin, LogRecord> taken,
      PutAside putAside,
      Withdrawals withdrawals) {}

  /**
   * Tells of those that should have been taken and were not.
   *
   * @param seen until when the log can be seen
   */
  void tell(Taken by, Instant seen, Findings findings) {
    List<CaseInput> untaken = new ArrayList<>();
    byBooking.forEach(
        (booking, inputs) -> {
          OfBooking records = by.bookings().get(booking);
          records
              .decided()
              .ifPresent(decided -> untaken.addAll(untaken(inputs, records, decided, by, seen)));
        });
    untaken.removeIf(input -> by.putAside().has(input.record()));
    // what comes of them later is passed over
    Set<String> forgotten =
        reader.erased(untaken.stream().map(CaseInput::booking).collect(Collectors.toSet()));
    untaken.removeIf(input -> forgotten.contains(input.booking()));
    untaken.forEach(input -> finding(input, by).ifPresent(findings::add));
  }

  private List<CaseInput> untaken(
      List<CaseInput> inputs,
      OfBooking records,
      Recorded<CaseStep> decided,
      Taken by,
      Instant seen) {
    Set<Origin> origins =
        records.journal.values().stream()
            .map(Recorded::event)
            .filter(TakenInputs::madeByAnInput)
            .map(CaseStep::getOrigin)
            .collect(Collectors.toCollection(HashSet::new));
    List<CaseInput> left =
        inputs.stream()
            .filter(one -> !origins.contains(one.record().origin()))
            .filter(one -> one.record().recorded().isBefore(seen.minus(LONGEST_UNTAKEN)))
            .toList();
    if (left.isEmpty()) {
      return left;
    }
    Said said = said(origins, by.taken());
    // the two times are two clocks'
    Instant early = decided.event().getAt().getInstant().plus(KnownInstruments.ALLOWANCE);
    return left.stream()
        .filter(one -> one.request().filter(said.requests()::contains).isEmpty())
        .filter(one -> one.record().recorded().isAfter(early) || said.lacks(one))
        .toList();
  }

  /** What a case's steps were taken on. */
  private record Said(Set<String> what, Set<String> requests) {
    boolean lacks(CaseInput early) {
      return !early.mayEndNothing() && !what.contains(early.says());
    }
  }

  private Said said(Set<Origin> origins, Map<Origin, LogRecord> taken) {
    Said said = new Said(new HashSet<>(), new HashSet<>());
    for (Origin origin : origins) {
      Optional.ofNullable(taken.get(origin))
          .flatMap(record -> CaseInput.of(record, reader))
          .ifPresent(
              input -> {
                said.what().add(input.says());
                input.request().ifPresent(said.requests()::add);
              });
    }
    return said;
  }

  private static Optional<Finding> finding(CaseInput input, Taken by) {
    try {
      if (input.order().isPresent()
          && by.withdrawals()
              .before(input.booking(), input.order().get().id(), input.record().origin())
              .isPresent()) {
        return Optional.empty();
      }
      return Optional.of(told(input, by.putAside().missed(input.record(), "no step took it")));
    } catch (MissingInput whetherWithdrawn) {
      return Optional.of(told(input, whetherWithdrawn));
    }
  }

  private static Finding told(CaseInput input, MissingInput why) {
    return why.finding(input.event(), input.record().address(), input.booking());
  }
}
