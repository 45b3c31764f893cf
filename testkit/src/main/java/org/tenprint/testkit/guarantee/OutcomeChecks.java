package org.tenprint.testkit.guarantee;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.tenprint.events.RecipientAddress;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.booking.Booking;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Outcome;
import org.tenprint.testkit.guarantee.SubmittedBooking.Fate;

/** C1 to C3: what became of each booking, against what was answered and what is permitted. */
final class OutcomeChecks {
  /** How far the clocks of who writes a rule and who submits may be apart. */
  private static final Duration CLOCKS = Duration.ofSeconds(1);

  private final History history;
  private final Map<UUID, Map<String, List<Disposition>>> decided = new TreeMap<>();
  private final PermittedOutcome.Rules rules =
      new PermittedOutcome.Rules(new ArrayList<>(), new ArrayList<>());

  OutcomeChecks(History history) {
    this.history = history;
    for (Disposition one : history.log().events(TopicCatalogue.DISPOSITIONS, Disposition.class)) {
      decided
          .computeIfAbsent(one.getBookingId(), none -> new TreeMap<>())
          .computeIfAbsent(one.getRecipient(), none -> new ArrayList<>())
          .add(one);
    }
    decided
        .values()
        .forEach(
            all ->
                all.values()
                    .forEach(each -> each.sort(Comparator.comparingInt(Disposition::getStep))));
    history
        .log()
        .events(
            TopicCatalogue.INSTRUMENTS.name(),
            Instrument.class,
            (record, instrument) ->
                rules.recorded().add(new PermittedOutcome.Recorded(record.offset(), instrument)));
    history.log().records(TopicCatalogue.INSTRUMENTS.name()).stream()
        .filter(history.log()::planted)
        .forEach(record -> rules.unreadable().add(record.offset()));
  }

  private List<Disposition> chain(SubmittedBooking booking, RecipientAddress recipient) {
    return decided.getOrDefault(booking.id(), Map.of()).getOrDefault(recipient.text(), List.of());
  }

  private List<SubmittedBooking> with(Fate fate) {
    return history.submissions().stream().filter(one -> one.fate() == fate).toList();
  }

  Checked oneOutcomeEach() {
    List<String> broken = new ArrayList<>();
    long lost = 0;
    long doubled = 0;
    for (SubmittedBooking booking : with(Fate.OK)) {
      for (RecipientAddress recipient : booking.recipients()) {
        List<Disposition> chain = chain(booking, recipient);
        String who = booking.tcn() + " " + recipient.text();
        if (chain.isEmpty()) {
          lost++;
          broken.add(who + ": no outcome");
        } else if (!oneOutcome(chain)) {
          doubled++;
          broken.add(who + ": " + chain.stream().map(Disposition::getOutcome).toList());
        }
      }
    }
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("bookings", (long) with(Fate.OK).size());
    counts.put("lost", lost);
    counts.put("doubled", doubled);
    return Checked.of(
        "C1",
        "every accepted booking has exactly one outcome a recipient; what was delivered may be"
            + " recalled, once",
        broken,
        counts);
  }

  private static boolean oneOutcome(List<Disposition> chain) {
    return chain.get(0).getOutcome() != Outcome.RECALLED
        && (chain.size() == 1
            || chain.size() == 2
                && chain.get(0).getOutcome() == Outcome.DELIVERED
                && chain.get(1).getOutcome() == Outcome.RECALLED);
  }

  Checked refusedNoneUnknownAllOrNone() {
    Set<UUID> seen = new HashSet<>(decided.keySet());
    LoggedEvents log = history.log();
    log.events(TopicCatalogue.BOOKINGS, Booking.class)
        .forEach(one -> seen.add(one.getContext().getBookingId()));
    log.events(TopicCatalogue.IDENTIFICATIONS, Identification.class)
        .forEach(one -> seen.add(one.getContext().getBookingId()));
    log.events(TopicCatalogue.DETERMINATIONS, Determination.class)
        .forEach(one -> seen.add(one.getIdentification().getContext().getBookingId()));
    List<String> broken = new ArrayList<>();
    for (SubmittedBooking booking : with(Fate.REFUSED)) {
      if (seen.contains(booking.id())) {
        broken.add(booking.tcn() + " was refused and went on");
      }
    }
    for (SubmittedBooking booking : with(Fate.UNKNOWN)) {
      long told =
          booking.recipients().stream().filter(one -> !chain(booking, one).isEmpty()).count();
      boolean all = told == booking.recipients().size();
      if (!all && (told > 0 || seen.contains(booking.id()))) {
        broken.add(booking.tcn() + ": nobody knows whether it was taken, and it stands half-way");
      }
    }
    return Checked.of(
        "C2",
        "of a refused booking there is nothing; of one whose answer is missing, all or nothing",
        broken,
        Map.of(
            "refused", (long) with(Fate.REFUSED).size(),
            "unknown", (long) with(Fate.UNKNOWN).size()));
  }

  Checked nothingBeyondTheRules() {
    Map<UUID, SubmittedBooking> submitted = new HashMap<>();
    history.submissions().forEach(one -> submitted.put(one.id(), one));
    List<String> broken =
        new ArrayList<>(Guarantees.nothingBeyondDispositions().brokenIn(history.log()));
    List<String> notKnown = new ArrayList<>();
    decided.forEach(
        (id, byRecipient) ->
            byRecipient.forEach(
                (recipient, chain) -> {
                  SubmittedBooking booking = submitted.get(id);
                  RecipientAddress address = RecipientAddress.of(recipient);
                  if (booking == null || !booking.recipients().contains(address)) {
                    broken.add(id + " " + recipient + ": nobody submitted what this rests on");
                  } else {
                    judge(booking, address, chain, broken, notKnown);
                  }
                }));
    long strangers = 0;
    for (History.Told told : history.told()) {
      String topic = told.place().substring(0, told.place().indexOf('/'));
      if (!RecipientAddress.ofTopic(topic).map(RecipientAddress::text).equals(own(told.reader()))) {
        strangers++;
        broken.add(told.reader() + " was handed " + told.place());
      }
    }
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("decisions", decided.values().stream().mapToLong(Map::size).sum());
    counts.put("handed", (long) history.told().size());
    counts.put("strangers", strangers);
    String says =
        "every decision is what the rules of then permit, and nobody reads another's messages";
    if (broken.isEmpty() && !notKnown.isEmpty()) {
      return Checked.unknown("C3", says, notKnown.get(0), counts);
    }
    return Checked.of("C3", says, broken, decided.isEmpty() ? Map.of() : counts);
  }

  private static Optional<String> own(String reader) {
    return RecipientAddress.parse(reader).map(RecipientAddress::text);
  }

  private void judge(
      SubmittedBooking booking,
      RecipientAddress recipient,
      List<Disposition> chain,
      List<String> broken,
      List<String> notKnown) {
    String who = booking.tcn() + " " + recipient.text();
    Disposition first = chain.get(0);
    long before = first.getRuleBookOffset();
    for (PermittedOutcome.Recorded one : rules.recorded()) {
      if (one.offset() >= before && knownBy(one, booking)) {
        broken.add(who + ": decided without " + one.instrument().getId());
      }
    }
    Instant at = first.getDecidedAt().getInstant();
    Optional<PermittedOutcome> then =
        PermittedOutcome.of(booking, recipient, rules, PermittedOutcome.Moment.then(at, before));
    Optional<PermittedOutcome> now =
        PermittedOutcome.of(booking, recipient, rules, PermittedOutcome.Moment.inHindsight(at));
    if (then.isEmpty() || now.isEmpty()) {
      notKnown.add(who + ": an instrument has more than is known here");
      return;
    }
    PermittedOutcome done = new PermittedOutcome(first.getOutcome(), first.getReason());
    if (!done.equals(then.get())) {
      broken.add("%s: %s where %s is due".formatted(who, done, then.get()));
    } else if (done.outcome() == Outcome.DELIVERED) {
      boolean recalled = chain.get(chain.size() - 1).getOutcome() == Outcome.RECALLED;
      // that nobody was found tells nothing, and is not taken back
      boolean due = booking.known() && now.get().outcome() == Outcome.WITHHELD;
      if (recalled != due) {
        broken.add(who + (recalled ? ": recalled without a rule" : ": stands against a rule"));
      }
    }
  }

  /** Whether the brokers had acknowledged it before the booking was submitted. */
  private boolean knownBy(PermittedOutcome.Recorded one, SubmittedBooking booking) {
    return history.changes().stream()
        .filter(change -> change.instrument().equals(one.instrument().getId()))
        .anyMatch(change -> change.known().plus(CLOCKS).isBefore(booking.begun()));
  }
}
