package org.tenprint.testkit.guarantee;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.booking.Booking;
import org.tenprint.events.booking.Receipt;
import org.tenprint.events.booking.ReceiptOutcome;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.notification.CaseStep;
import org.tenprint.testkit.guarantee.SubmittedBooking.Fate;

/** C8: each service answers for every record that it took, once. */
final class FlowChecks {
  private final History history;
  private final List<String> broken = new ArrayList<>();
  private final Map<String, Long> counts = new LinkedHashMap<>();

  FlowChecks(History history) {
    this.history = history;
  }

  /** What a service reads and writes: by booking, and for which records there is a dead letter. */
  private record Side<T extends SpecificRecord>(
      TopicSpec topic, Class<T> type, Function<T, UUID> booking) {}

  private static final Side<Booking> BOOKINGS =
      new Side<>(
          TopicCatalogue.BOOKINGS, Booking.class, event -> event.getContext().getBookingId());
  private static final Side<Identification> IDENTIFICATIONS =
      new Side<>(
          TopicCatalogue.IDENTIFICATIONS,
          Identification.class,
          event -> event.getContext().getBookingId());
  private static final Side<Determination> DETERMINATIONS =
      new Side<>(
          TopicCatalogue.DETERMINATIONS,
          Determination.class,
          event -> event.getIdentification().getContext().getBookingId());

  Checked accounted() {
    door();
    hop("biometric-service", BOOKINGS, bookingsOf(IDENTIFICATIONS), Map.of());
    // it keeps nothing of what it answered: what a test wrote again is answered again, each once
    hop(
        "immigration-service",
        IDENTIFICATIONS,
        bookingsOf(DETERMINATIONS),
        repeated(IDENTIFICATIONS));
    Map<UUID, Integer> cases = new HashMap<>();
    history
        .log()
        .events(TopicCatalogue.CASE_STEPS, CaseStep.class)
        .forEach(
            step -> {
              if (step.getStep() == 1) {
                cases.merge(step.getBookingId(), 1, Integer::sum);
              }
            });
    hop("notification-service", DETERMINATIONS, cases, Map.of());
    return Checked.of(
        "C8",
        "what a service took is answered, refused or a dead letter, once, and it answers nothing"
            + " else",
        broken,
        counts);
  }

  private <T extends SpecificRecord> Map<UUID, Integer> bookingsOf(Side<T> side) {
    Map<UUID, Integer> bookings = new HashMap<>();
    history
        .log()
        .events(side.topic(), side.type())
        .forEach(event -> bookings.merge(side.booking().apply(event), 1, Integer::sum));
    return bookings;
  }

  private <T extends SpecificRecord> Map<UUID, Integer> repeated(Side<T> side) {
    Map<UUID, Integer> bookings = new HashMap<>();
    history
        .log()
        .repeated(
            side.topic(),
            side.type(),
            event -> bookings.merge(side.booking().apply(event), 1, Integer::sum));
    return bookings;
  }

  /** Of the door in = what was answered with 202; out = a receipt and a booking each. */
  private void door() {
    Map<UUID, Integer> accepted = new HashMap<>();
    for (Receipt receipt : history.log().events(TopicCatalogue.RECEIPTS, Receipt.class)) {
      if (receipt.getOutcome() == ReceiptOutcome.ACCEPTED) {
        accepted.put(receipt.getBookingId(), 1);
      }
    }
    Map<UUID, Integer> bookings = bookingsOf(BOOKINGS);
    counts.put("booking-service in", (long) accepted.size());
    for (SubmittedBooking one : history.submissions()) {
      if (one.fate() == Fate.OK && !accepted.containsKey(one.id())) {
        broken.add("booking-service: " + one.tcn() + " was accepted and has no receipt");
      }
    }
    matched("booking-service", accepted.keySet(), bookings, Map.of());
  }

  private <T extends SpecificRecord> void hop(
      String service, Side<T> in, Map<UUID, Integer> answers, Map<UUID, Integer> again) {
    Map<String, Integer> letters = letters(in.topic(), service);
    Set<UUID> taken = new HashSet<>();
    history
        .log()
        .events(
            in.topic().name(),
            in.type(),
            (record, event) -> {
              String place = LoggedEvents.where(record);
              Integer times = letters.remove(place);
              if (times == null) {
                taken.add(in.booking().apply(event));
              } else if (times != 1) {
                broken.add(service + ": " + place + " has " + times + " dead letters");
              }
            });
    counts.put(service + " in", (long) taken.size());
    for (ConsumerRecord<byte[], byte[]> record : history.log().records(in.topic().name())) {
      String place = LoggedEvents.where(record);
      Integer times = letters.remove(place);
      if (history.log().planted(record)) {
        counts.merge(service + " put aside", 1L, Long::sum);
        if (times == null || times != 1) {
          broken.add(
              service + ": " + place + " has " + (times == null ? 0 : times) + " dead letters");
        }
      }
    }
    letters.keySet().forEach(place -> broken.add(service + ": a dead letter of nothing, " + place));
    matched(service, taken, answers, again);
  }

  private void matched(
      String service, Set<UUID> taken, Map<UUID, Integer> answers, Map<UUID, Integer> again) {
    for (UUID booking : taken) {
      int times = answers.getOrDefault(booking, 0);
      if (times != 1 + again.getOrDefault(booking, 0)) {
        broken.add(service + ": " + booking + " is answered " + times + " times");
      }
    }
    answers.keySet().stream()
        .filter(booking -> !taken.contains(booking))
        .forEach(booking -> broken.add(service + ": " + booking + " is answered, and was not in"));
  }

  /** How many dead letters each record has. */
  private Map<String, Integer> letters(TopicSpec topic, String service) {
    Map<String, Integer> letters = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> letter :
        history.log().records(topic.deadLetters(service))) {
      String place =
          header(letter, "dead-letter-origin-topic")
              + "/"
              + header(letter, "dead-letter-origin-partition")
              + "/"
              + header(letter, "dead-letter-origin-offset");
      letters.merge(place, 1, Integer::sum);
    }
    return letters;
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? "?" : new String(header.value(), UTF_8);
  }
}
