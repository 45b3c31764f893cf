package org.tenprint.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.tenprint.testkit.guarantee.SubmittedBooking;
import org.tenprint.testkit.guarantee.SubmittedBooking.Fate;
import org.tenprint.testkit.guarantee.SubmittedBooking.Place;

/**
 * Agencies that submit at a steady rate, whatever becomes of it, and keep what they were told. Out
 * of order; some three times at once; some that cannot be accepted; some that ask once and never
 * again. The same seed submits the same.
 */
final class BookingStream implements AutoCloseable {
  /** Persons that are enrolled before, each with ten fingers. */
  static final int KNOWN = 12;

  /** Persons who are not, two fingers each. */
  private static final int STRANGERS = 40;

  /** A date of birth that nobody else has, and a name: no file may hold them. */
  static final List<String> CANARIES = List.of("SENTINEL", "1987-06-05", "19870605");

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int SENDERS = 24;
  private static final int WINDOW = 20;

  private final List<Place> places;
  private final Supplier<Bookings> door;
  private final Random random;
  private final String prefix;
  private final Queue<SubmittedBooking> submitted = new ConcurrentLinkedQueue<>();
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicInteger enrolled = new AtomicInteger();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final ThreadPoolExecutor senders =
      new ThreadPoolExecutor(
          SENDERS, SENDERS, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<Runnable>());
  private final List<Integer> window = new ArrayList<>();
  private final AtomicInteger bursts = new AtomicInteger();
  private final TopicAgencies writers;
  private int begun;

  /**
   * @param places of the agencies
   * @param writer of an agency's own topic, by its ORI
   * @param door as it is now: another after everything was started again
   */
  BookingStream(
      List<Place> places,
      Function<String, Producer<byte[], byte[]>> writer,
      Supplier<Bookings> door,
      long seed) {
    this.places = places;
    this.writers = new TopicAgencies(writer);
    this.door = door;
    this.random = new Random(seed);
    this.prefix = "F%05d".formatted(Math.floorMod(seed, 100_000L));
  }

  /** Enrols the known; returns when all are accepted. */
  void enrol() {
    for (int person = 0; person < KNOWN; person++) {
      enrolNext();
    }
  }

  /** Enrols somebody more, who does not come again; returns when that is accepted. */
  void enrolNext() {
    int person = enrolled.getAndIncrement();
    Place place = places.get(person % places.size());
    String tcn = prefix + "-ENROL-%03d".formatted(person);
    submit(place, tcn, tenPrint(place, tcn, person, true), false, false, PATIENCE);
  }

  /** Begins to submit so many bookings a second. */
  void start(int rate) {
    long pause = 1_000_000L / rate;
    clock.scheduleAtFixedRate(this::next, 0, pause, TimeUnit.MICROSECONDS);
  }

  private void next() {
    if (window.isEmpty()) {
      for (int i = 0; i < WINDOW; i++) {
        window.add(begun++);
      }
      Collections.shuffle(window, random);
    }
    int number = window.remove(window.size() - 1);
    int kind = random.nextInt(100);
    Place place = places.get(random.nextInt(places.size()));
    boolean known = random.nextInt(100) < 60;
    int person = known ? random.nextInt(KNOWN) : 1000 + random.nextInt(STRANGERS);
    String tcn = prefix + "-%08d".formatted(number);
    boolean minor = kind < 5;
    boolean refused = kind >= 5 && kind < 8;
    boolean once = kind >= 8 && kind < 14;
    boolean thrice = kind >= 14 && kind < 24;
    String text =
        known ? tenPrint(place, tcn, person, false) : Bookings.json(place.ori(), tcn, person);
    String born =
        text.replace("1980-03-04", minor ? "2015-03-04" : CANARIES.get(1))
            .replace(
                "\"controllingOri\": \"" + (refused ? place.ori() : "-"),
                "\"controllingOri\": \"XX");
    Duration patience = once ? Duration.ZERO : PATIENCE;
    if (kind >= 24 && kind < 34) {
      senders.execute(() -> answered(writers.send(place, tcn, person, known).answered()));
      return;
    }
    // first what tells of it: at the end whatever is due and not sent is dropped
    senders.execute(() -> submit(place, tcn, born, known, minor, patience));
    if (thrice) {
      senders.execute(() -> attempt(place.ori(), born.getBytes(UTF_8)));
      senders.execute(() -> attempt(place.ori(), born.getBytes(UTF_8)));
    }
  }

  /** So many through the agencies' own topics, as quickly as they can be written. */
  void burst(int count) {
    burst(places, count);
  }

  /** The same of one agency. */
  void burst(String ori, int count) {
    burst(places.stream().filter(one -> one.ori().equals(ori)).toList(), count);
  }

  private void burst(List<Place> by, int count) {
    by.forEach(writers::open);
    List<TopicAgencies.Sent> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String tcn = prefix + "-BURST-%05d".formatted(bursts.incrementAndGet());
      all.add(writers.send(by.get(i % by.size()), tcn, 1000 + i % STRANGERS, false));
    }
    all.forEach(sent -> answered(sent.answered()));
  }

  private void answered(SubmittedBooking one) {
    if (one.fate() == Fate.OK) {
      accepted.incrementAndGet();
    }
    submitted.add(one);
  }

  /** Does something while nothing is written to an agency's own topic, nor on its way there. */
  void without(String ori, Fault.Step step) throws Exception {
    writers.without(ori, step);
  }

  private static String tenPrint(Place place, String tcn, int person, boolean enrol) {
    String text = Bookings.tenPrint(place.ori(), tcn, 1 + person);
    return enrol ? text : text.replace("\"retention\": \"ENROL\",", "");
  }

  private void submit(
      Place place, String tcn, String text, boolean known, boolean minor, Duration patience) {
    Instant from = Instant.now();
    Fate fate = Fate.UNKNOWN;
    do {
      int status = attempt(place.ori(), text.getBytes(UTF_8));
      fate = status == 202 ? Fate.OK : status / 100 == 4 && status != 429 ? Fate.REFUSED : fate;
    } while (fate == Fate.UNKNOWN && waited(from, patience));
    answered(new SubmittedBooking(place, tcn, fate, from, Instant.now(), known, minor));
  }

  /** Whether there is time for another attempt, after a pause. */
  private static boolean waited(Instant from, Duration patience) {
    try {
      TimeUnit.MILLISECONDS.sleep(patience.isZero() ? 0 : 300);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    return Instant.now().isBefore(from.plus(patience));
  }

  /** The status, 0 where there was no answer. */
  private int attempt(String ori, byte[] body) {
    try {
      HttpResponse<String> answer = door.get().post(ori, "application/json", body);
      return answer.statusCode();
    } catch (IOException e) {
      return 0;
    }
  }

  /** How many were accepted until now. */
  int accepted() {
    return accepted.get();
  }

  /**
   * Submits no more, and returns when each has its answer or was given up. What was due and not
   * sent, on a machine that is too slow, is no submission.
   */
  void finish() throws InterruptedException {
    clock.shutdownNow();
    senders.getQueue().clear();
    senders.shutdown();
    if (!senders.awaitTermination(PATIENCE.toSeconds() * 2, TimeUnit.SECONDS)) {
      throw new AssertionError("agencies wait for ever");
    }
  }

  List<SubmittedBooking> submitted() {
    return List.copyOf(submitted);
  }

  @Override
  public void close() {
    clock.shutdownNow();
    senders.shutdownNow();
  }
}
