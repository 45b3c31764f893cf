package org.tenprint.benchmarks.pipeline;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.tenprint.events.BookingIds;
import org.tenprint.events.Principal;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.booking.Charge;
import org.tenprint.events.booking.ImpressionType;
import org.tenprint.events.booking.Print;
import org.tenprint.events.booking.Retention;
import org.tenprint.events.booking.Submission;
import org.tenprint.messaging.EventCodec;

/**
 * Bookings of the sample's agencies in turn, each of a person whom nobody knows, by so many
 * fingers. Not kept, so that the gallery stays as it is.
 */
final class Submissions {
  /** Of two states and two field offices. */
  static final List<String> AGENCIES = List.of("MA0130100", "MA0130300", "ILCPD0000");

  private static final String BOOKED = "2026-11-01T10:00:00-05:00";
  private static final String BORN = "1980-03-04";
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final EventCodec<Submission> CODEC = EventCodec.of(Submission.class);

  private final MeasuredStack stack;
  private final int fingers;
  private final SubmittedPrints prints;
  private final List<String> agencies;
  private final Map<String, HttpClient> doors = new HashMap<>();
  private int next;

  /**
   * @param fingers of each person, 1 to 10
   * @param agencies of the sample, that submit in turn
   */
  Submissions(MeasuredStack stack, int fingers, SubmittedPrints prints, List<String> agencies)
      throws IOException {
    this.stack = stack;
    this.fingers = fingers;
    this.prints = prints;
    this.agencies = agencies;
    for (String ori : agencies) {
      HttpClient.Builder client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
      doors.put(ori, client.sslContext(stack.tls(agency(ori))).build());
    }
  }

  private static Principal agency(String ori) {
    return new Principal(Principal.Kind.AGENCY, ori);
  }

  /** One that can be submitted. */
  record Booking(String ori, String tcn, int person) {
    UUID id() {
      return BookingIds.of(ori, tcn);
    }
  }

  /** The next one. */
  Booking booking() {
    int number = next++;
    String ori = agencies.get(number % agencies.size());
    return new Booking(ori, "BENCH-%08d".formatted(number), 1_000 + number);
  }

  private List<Print> printsOf(int person) {
    return IntStream.rangeClosed(1, fingers)
        .mapToObj(
            position ->
                Print.newBuilder()
                    .setPosition(position)
                    .setImpression(ImpressionType.ROLLED)
                    .setFormat(prints.format())
                    .setData(ByteBuffer.wrap(prints.of(person, position)))
                    .build())
        .toList();
  }

  private byte[] event(Booking booking) {
    return CODEC.encode(
        Submission.newBuilder()
            .setTcn(booking.tcn())
            .setControllingOri(booking.ori())
            .setBookingOri(booking.ori())
            .setBookedAt(BOOKED)
            .setBorn(BORN)
            .setCharges(List.of(new Charge("1201", null, LocalDate.of(2026, 10, 31))))
            .setRetention(Retention.SEARCH_ONLY)
            .setPrints(printsOf(booking.person()))
            .build());
  }

  /** Bytes of a booking event. */
  int bytes() {
    return event(new Booking(agencies.get(0), "BENCH-SIZE-0", 1)).length;
  }

  /** So many on the agencies' own topics, at once; returns their ids when all are acknowledged. */
  List<UUID> burst(int count) throws IOException {
    Map<String, Producer<byte[], byte[]>> writers = new HashMap<>();
    List<UUID> ids = new ArrayList<>();
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Booking booking = booking();
      ids.add(booking.id());
      String topic = TopicCatalogue.SUBMISSIONS.of(booking.ori());
      byte[] key = booking.tcn().getBytes(StandardCharsets.UTF_8);
      records.add(new ProducerRecord<>(topic, key, event(booking)));
    }
    for (String ori : agencies) {
      Map<String, Object> settings = stack.client(agency(ori));
      writers.put(
          TopicCatalogue.SUBMISSIONS.of(ori),
          new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()));
    }
    records.forEach(record -> writers.get(record.topic()).send(record));
    writers.values().forEach(Producer::flush);
    writers.values().forEach(Producer::close);
    return ids;
  }

  /**
   * When a booking was due, and when the door accepted it, by {@link System#nanoTime}; empty where
   * it was put off.
   */
  record Sent(UUID id, long due, CompletableFuture<Optional<Long>> accepted) {
    /** How long one that was accepted waited for that, nanoseconds. */
    long waited() {
      return accepted.join().orElseThrow() - due;
    }
  }

  /** So many a second through the door, each at its time whatever becomes of those before it. */
  List<Sent> steadily(int count, int perSecond) throws InterruptedException {
    List<Sent> sent = new ArrayList<>();
    List<Booking> bookings = IntStream.range(0, count).mapToObj(i -> booking()).toList();
    List<HttpRequest> requests = bookings.stream().map(this::request).toList();
    long begun = System.nanoTime();
    for (int i = 0; i < count; i++) {
      long due = begun + i * 1_000_000_000L / perSecond;
      TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
      sent.add(
          new Sent(bookings.get(i).id(), due, accepted(door(bookings.get(i)), requests.get(i))));
    }
    return sent;
  }

  private static CompletableFuture<Optional<Long>> accepted(HttpClient door, HttpRequest request) {
    return door.sendAsync(request, BodyHandlers.discarding())
        .thenApply(
            answer -> {
              return switch (answer.statusCode()) {
                case 202 -> Optional.of(System.nanoTime());
                case 429, 503 -> Optional.empty();
                default ->
                    throw new IllegalStateException("the door answered " + answer.statusCode());
              };
            });
  }

  List<String> agencies() {
    return agencies;
  }

  /** Asks for a booking of that agency that is not there. */
  CompletableFuture<HttpResponse<Void>> ask(String ori) {
    URI nothing = URI.create(stack.door() + "/" + ori + "/BENCH-NEVER");
    HttpRequest request = HttpRequest.newBuilder(nothing).timeout(LONGEST).build();
    return doors.get(ori).sendAsync(request, BodyHandlers.discarding());
  }

  /** Its agency's client. */
  HttpClient door(Booking booking) {
    return doors.get(booking.ori());
  }

  /** What its agency sends. */
  HttpRequest request(Booking booking) {
    return HttpRequest.newBuilder(URI.create(stack.door()))
        .timeout(LONGEST)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(json(booking)))
        .build();
  }

  private String json(Booking booking) {
    String all =
        IntStream.rangeClosed(1, fingers)
            .mapToObj(
                position ->
                    "{\"position\": %d, \"format\": \"%s\", \"data\": \"%s\"}"
                        .formatted(
                            position,
                            prints.format(),
                            Base64.getEncoder()
                                .encodeToString(prints.of(booking.person(), position))))
            .collect(Collectors.joining(", "));
    return """
    {"tcn": "%s", "controllingOri": "%s", "bookedAt": "%s", "born": "%s",
     "charges": [{"ncic": "1201", "occurred": "2026-10-31"}], "prints": [%s]}
    """
        .formatted(booking.tcn(), booking.ori(), BOOKED, BORN, all);
  }
}
