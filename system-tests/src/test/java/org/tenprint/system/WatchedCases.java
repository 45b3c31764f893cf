package org.tenprint.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.awaitility.Awaitility;
import org.tenprint.events.BookingIds;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.booking.Booking;
import org.tenprint.events.booking.BookingContext;
import org.tenprint.events.common.OffsetTime;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.notification.Approval;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Issuer;
import org.tenprint.events.notification.PlaceKind;
import org.tenprint.events.notification.Reason;
import org.tenprint.events.notification.Scope;
import org.tenprint.events.notification.ScopeKind;
import org.tenprint.localstack.Service;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.testkit.TestBroker;
import org.tenprint.vault.KeyVault;

/**
 * Bookings of people who are in the gallery, at agencies to which everything is permitted until
 * they refuse, and what must become of each: nothing else may ever stand in the log.
 */
final class WatchedCases {
  private static final List<String> AGENCIES =
      List.of(
          "MA0130100",
          "ILCPD0000",
          "CA0194200",
          "NJNPD0000",
          "NY0303000",
          "TX1010000",
          "AZ0070000",
          "VA0070100",
          "CA0380100");
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int RECIPIENTS = 3;
  private static final String DELIVERED = "DELIVERED PERMITTED";
  private static final String RECALLED = "RECALLED RECIPIENT_REFUSED";
  private static final String WITHHELD = "WITHHELD RECIPIENT_REFUSED";
  private static final String HELD = "HELD EXAMINER_REVIEW";

  private final KeyVault keys;
  private final TopicWriters writers;
  private final TestBroker broker;
  private final Bookings bookings;
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

  /** What must be decided, in order: {@code booking recipient} to {@code OUTCOME REASON}. */
  private final Map<String, List<String>> due = new TreeMap<>();

  private boolean unread;
  private final Map<Service, UUID> asked = new TreeMap<>();
  private CompletableFuture<Void> submitted = CompletableFuture.completedFuture(null);

  WatchedCases(TestBroker broker, Bookings bookings, KeyVault keys, TopicWriters writers) {
    this.keys = keys;
    this.writers = writers;
    this.broker = broker;
    this.bookings = bookings;
  }

  /**
   * Two bookings an agency of one person: the first enrols, the second is a match and delivered.
   */
  void undisturbed() {
    instrument("SHARE", Edge.SHARE, new Scope(ScopeKind.NATION, "US"), Effect.PERMIT);
    instrument("RETURN", Edge.RETURN, new Scope(ScopeKind.NATION, "US"), Effect.PERMIT);
    for (String ori : AGENCIES) {
      bookings.submit(ori, "FIRST-" + ori, body(ori, "FIRST-" + ori));
    }
    awaitDispositions(AGENCIES.size());
    for (String ori : AGENCIES) {
      bookings.submit(ori, tcn(ori), body(ori, tcn(ori)));
    }
    awaitDispositions(2 * AGENCIES.size());
    due.putAll(decided());
    for (String ori : AGENCIES) {
      String agency = BookingIds.of(ori, tcn(ori)) + " agency:" + ori;
      assertEquals(List.of(DELIVERED), due.get(agency), "undisturbed");
    }
  }

  private void awaitDispositions(int cases) {
    Awaitility.await()
        .atMost(LONGEST)
        .until(() -> Log.dispositions(broker).size() >= cases * RECIPIENTS);
  }

  private static String tcn(String ori) {
    return "SECOND-" + ori;
  }

  private static byte[] body(String ori, String tcn) {
    return Bookings.tenPrint(ori, tcn, AGENCIES.indexOf(ori) + 1).getBytes(UTF_8);
  }

  /**
   * The agency of that number and its bureau receive nothing from now on, and what they received is
   * recalled.
   */
  void refuse(int agency) {
    String ori = AGENCIES.get(agency);
    UUID second = BookingIds.of(ori, tcn(ori));
    due.put(second + " agency:" + ori, List.of(DELIVERED, RECALLED));
    due.put(second + " sib:" + ori.substring(0, 2), List.of(DELIVERED, RECALLED));
    instrument("REFUSAL-" + ori, Edge.RETURN, new Scope(ScopeKind.ORI, ori), Effect.WITHHOLD);
  }

  private void instrument(String id, Edge edge, Scope scope, Effect effect) {
    OffsetTime from = new OffsetTime(now.minus(Duration.ofDays(400)), 0);
    Instrument instrument =
        Instrument.newBuilder()
            .setId(id)
            .setIssuer(effect == Effect.PERMIT ? Issuer.FEDERAL : Issuer.STATE)
            .setScope(scope)
            .setPlace(PlaceKind.CONTROLLING)
            .setEdge(edge)
            .setEffect(effect)
            .setReason(effect == Effect.PERMIT ? null : Reason.RECIPIENT_REFUSED)
            .setEffectiveFrom(from)
            .setRecorded(new OffsetTime(now, 0))
            .setAuthor("author")
            .setApprovals(List.of(new Approval("one", null, null), new Approval("two", null, null)))
            .build();
    write(TopicCatalogue.INSTRUMENTS, id, instrument);
  }

  /** Gives each service a booking of the agency's person, where it takes its work from. */
  void submit(String what, int agency) {
    String ori = AGENCIES.get(agency);
    asked.clear();
    for (Service service : Service.values()) {
      String tcn = what + "-" + service.name();
      UUID id = BookingIds.of(ori, tcn);
      asked.put(service, id);
      due.put(id + " agency:" + ori, List.of(WITHHELD));
      due.put(id + " sib:" + ori.substring(0, 2), List.of(WITHHELD));
      due.putAll(ofFieldOffice(BookingIds.of(ori, tcn(ori)), id));
      ask(service, ori, tcn, id);
    }
  }

  private Map<String, List<String>> ofFieldOffice(UUID undisturbed, UUID id) {
    Map<String, List<String>> same = new TreeMap<>();
    due.forEach(
        (key, decisions) -> {
          if (key.startsWith(undisturbed + " field-office:")) {
            same.put(
                key.replace(undisturbed.toString(), id.toString()),
                unread ? List.of(HELD) : decisions);
          }
        });
    return same;
  }

  private void ask(Service service, String ori, String tcn, UUID id) {
    UUID like = BookingIds.of(ori, tcn(ori));
    switch (service) {
      case BOOKING ->
          submitted = CompletableFuture.runAsync(() -> bookings.submit(ori, tcn, body(ori, tcn)));
      case BIOMETRIC -> {
        Booking booking = event(TopicCatalogue.BOOKINGS, Booking.class, like);
        BookingContext context = as(booking.getContext(), tcn, id);
        write(
            TopicCatalogue.BOOKINGS,
            id.toString(),
            Booking.newBuilder(booking).setContext(context).build());
      }
      case IMMIGRATION -> {
        var identification = event(TopicCatalogue.IDENTIFICATIONS, Identification.class, like);
        write(TopicCatalogue.IDENTIFICATIONS, id.toString(), as(identification, tcn, id));
      }
      case NOTIFICATION -> {
        var determination = event(TopicCatalogue.DETERMINATIONS, Determination.class, like);
        Identification identification = as(determination.getIdentification(), tcn, id);
        write(
            TopicCatalogue.DETERMINATIONS,
            id.toString(),
            Determination.newBuilder(determination).setIdentification(identification).build());
      }
    }
  }

  private static Identification as(Identification like, String tcn, UUID id) {
    return Identification.newBuilder(like).setContext(as(like.getContext(), tcn, id)).build();
  }

  private static BookingContext as(BookingContext like, String tcn, UUID id) {
    return BookingContext.newBuilder(like).setTcn(tcn).setBookingId(id).build();
  }

  /**
   * What no feed can read: each wants a producer for its dead letters, and that wants a thread. One
   * is an instrument, of which nobody can say what it withholds: what comes after it is held.
   */
  void poison() {
    unread = true;
    for (TopicSpec topic :
        List.of(TopicCatalogue.ENROLMENTS, TopicCatalogue.RECORDS, TopicCatalogue.INSTRUMENTS)) {
      broker.produce(topic.name(), "poison".getBytes(UTF_8), new byte[] {1});
    }
  }

  /** Whether a service has done what it was asked. */
  boolean answered(Service service) {
    String id = asked.get(service).toString();
    return switch (service) {
      case BOOKING -> submitted.isDone() && !submitted.isCompletedExceptionally();
      case BIOMETRIC -> Log.keys(broker, TopicCatalogue.IDENTIFICATIONS).contains(id);
      case IMMIGRATION -> Log.keys(broker, TopicCatalogue.DETERMINATIONS).contains(id);
      case NOTIFICATION -> decided().keySet().stream().anyMatch(key -> key.startsWith(id));
    };
  }

  /** Whatever stands in the log is what is due; not everything need stand there yet. */
  void assertNothingWrong() {
    decided()
        .forEach(
            (key, decisions) -> {
              List<String> all = due.getOrDefault(key, List.of());
              List<String> begun = all.subList(0, Math.min(all.size(), decisions.size()));
              assertEquals(begun, decisions, key);
            });
  }

  /** Everything that is due stands in the log, once and in order, and nothing else. */
  void awaitFinished(Duration longest) {
    int wanted = count(due);
    Awaitility.await().atMost(longest).until(() -> count(decided()) >= wanted);
    submitted.join();
    assertEquals(due, decided());
  }

  private static int count(Map<String, List<String>> decisions) {
    return decisions.values().stream().mapToInt(List::size).sum();
  }

  private Map<String, List<String>> decided() {
    Map<String, List<String>> decided = new TreeMap<>();
    for (Disposition d : Log.dispositions(broker)) {
      decided
          .computeIfAbsent(d.getBookingId() + " " + d.getRecipient(), key -> new ArrayList<>())
          .add(d.getOutcome() + " " + d.getReason());
    }
    return decided;
  }

  private <T extends SpecificRecord> T event(TopicSpec topic, Class<T> type, UUID booking) {
    return broker.consume(topic.name()).stream()
        .filter(record -> new String(record.key(), UTF_8).equals(booking.toString()))
        .map(record -> decode(type, record.value()))
        .findFirst()
        .orElseThrow();
  }

  private <T extends SpecificRecord> T decode(Class<T> type, byte[] value) {
    try {
      return EventCodec.of(type).with(keys).decode(value);
    } catch (PoisonEvent e) {
      throw new AssertionError(e);
    }
  }

  @SuppressWarnings("unchecked")
  private <T extends SpecificRecord> void write(TopicSpec topic, String key, T event) {
    byte[] value = EventCodec.of((Class<T>) event.getClass()).encode(event);
    broker.produce(List.of(writers.signed(topic, key.getBytes(UTF_8), value)));
  }
}
