package org.tenprint.audit.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.audit.log.Window;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.common.Origin;
import org.tenprint.events.notification.Erasure;
import org.tenprint.events.notification.Expungement;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.vault.Destruction;

/**
 * Looks of each erasure in the window, and of each booking whose key was found destroyed, at the
 * order on which that rests: the case's steps cannot be taken again once its key is destroyed.
 * Tells only of what is wrong, or cannot be said. The erasures themselves need no keys: nothing of
 * them is sealed. Where a log has one of the two topics alone, as a copy may, it says nothing of
 * the window's.
 */
final class ErasureCheck {
  private static final String ERASURE = "Erasure";
  private static final String ORDERS = TopicCatalogue.EXPUNGEMENTS.name();

  private final EventReader reader;
  private final Findings findings;
  private final Set<String> told = new HashSet<>();

  ErasureCheck(EventReader reader, Findings findings) {
    this.reader = reader;
    this.findings = findings;
  }

  /** Those of the window, then the bookings that were told to be erased. */
  void check(Window window) {
    if (reader.has(TopicCatalogue.ERASURES.name()) && reader.has(ORDERS)) {
      List<Recorded<Erasure>> erasures = new ArrayList<>();
      reader.window(
          TopicCatalogue.ERASURES.name(),
          Erasure.class,
          window,
          erasures::add,
          (record, poison) -> findings.add(Unreadable.finding(ERASURE, record, poison, reader)));
      judge(erasures);
    }
    destroyed();
  }

  private void judge(List<Recorded<Erasure>> erasures) {
    if (erasures.isEmpty()) {
      return;
    }
    Map<Origin, LogRecord> orders =
        reader.at(
            erasures.stream()
                .map(one -> one.event().getReference())
                .filter(reference -> reference.getTopic().equals(ORDERS))
                .collect(Collectors.toSet()));
    Withdrawals withdrawals =
        Withdrawals.read(
            reader, erasures.stream().map(ErasureCheck::booking).collect(Collectors.toSet()));
    for (Recorded<Erasure> erasure : erasures) {
      finding(erasure, orders, withdrawals).ifPresent(this::tell);
    }
  }

  private void tell(Finding finding) {
    if (told.add(finding.where())) {
      findings.add(finding);
    }
  }

  private Optional<Finding> finding(
      Recorded<Erasure> erasure, Map<Origin, LogRecord> orders, Withdrawals withdrawals) {
    try {
      return wrong(erasure, orders, withdrawals)
          .map(
              why ->
                  new Finding(
                      Verdict.DIFFERENT, ERASURE, erasure.where(), booking(erasure), List.of(why)));
    } catch (MissingInput missing) {
      return Optional.of(missing.finding(ERASURE, erasure.where(), booking(erasure)));
    }
  }

  /** A key that nobody ordered to be destroyed would otherwise excuse whatever it had sealed. */
  private void destroyed() {
    SortedMap<String, Finding> erased = new TreeMap<>();
    for (Finding one : findings.all()) {
      if (one.verdict() == Verdict.UNVERIFIABLE_ERASED && reader.forgotten(one.booking())) {
        erased.putIfAbsent(one.booking(), one);
      }
    }
    if (erased.isEmpty()) {
      return;
    }
    List<String> missing =
        Stream.of(TopicCatalogue.ERASURES.name(), ORDERS)
            .filter(topic -> !reader.has(topic))
            .toList();
    if (missing.isEmpty()) {
      List<Recorded<Erasure>> erasures = new ArrayList<>();
      reader.keys(
          TopicCatalogue.ERASURES.name(),
          Erasure.class,
          Window.ALL,
          Set.copyOf(erased.keySet()),
          erasures::add);
      judge(erasures);
      erasures.forEach(one -> erased.remove(booking(one)));
    }
    erased.values().forEach(one -> findings.add(unordered(one, missing)));
  }

  /** What comes of a booking of which no erasure is on the log. */
  private Finding unordered(Finding erased, List<String> missing) {
    if (!missing.isEmpty()) {
      return new MissingInput("whether its key was ordered to be destroyed: " + missing.get(0))
          .finding(ERASURE, erased.where(), erased.booking());
    }
    String reference =
        reader
            .destruction(UUID.fromString(erased.booking()))
            .map(Destruction::reference)
            .orElse("");
    if (reference.startsWith(ORDERS + "/")
        || reference.startsWith(TopicCatalogue.ERASURES.name() + "/")) {
      return new MissingInput("the erasure: the ledger of keys alone names its order, " + reference)
          .finding(ERASURE, erased.where(), erased.booking());
    }
    return new Finding(
        Verdict.DIFFERENT,
        ERASURE,
        erased.where(),
        erased.booking(),
        List.of("its key is destroyed and no erasure orders it"));
  }

  private static String booking(Recorded<Erasure> erasure) {
    return erasure.event().getBookingId().toString();
  }

  /** What is wrong with what it rests on. */
  private Optional<String> wrong(
      Recorded<Erasure> erasure, Map<Origin, LogRecord> orders, Withdrawals withdrawals)
      throws MissingInput {
    Origin reference = erasure.event().getReference();
    String where = MissingInput.address(reference);
    if (!reference.getTopic().equals(ORDERS)) {
      return Optional.of("it rests on what is no order: " + where);
    }
    LogRecord record = orders.get(reference);
    if (record == null) {
      throw new MissingInput("its order " + where);
    }
    StatedOrder order;
    try {
      order = StatedOrder.of(reader.decodeOutside(Expungement.class, record));
    } catch (PoisonEvent poison) {
      if (poison.reason() == PoisonReason.FORGED) {
        return Optional.of("its order " + MissingInput.why(poison));
      }
      if (ofAnotherType(record)) {
        return Optional.of("it rests on what is no order: " + where);
      }
      throw MissingInput.unreadable("its order " + where, poison);
    }
    if (!record.keyText().equals(booking(erasure)) || !order.of(booking(erasure))) {
      return Optional.of("its order is of another booking");
    }
    Optional<String> none = order.noOrder();
    if (none.isPresent()) {
      return none;
    }
    return withdrawals
        .before(booking(erasure), order.id(), reference)
        .map(at -> "its order was withdrawn before, at " + at);
  }

  /** As its writer says, who signed that too. */
  private static boolean ofAnotherType(LogRecord record) {
    String type = Expungement.getClassSchema().getFullName();
    return record.header("ce_type").filter(stated -> !stated.equals(type)).isPresent();
  }
}
