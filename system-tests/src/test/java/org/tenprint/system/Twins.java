package org.tenprint.system;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.tenprint.localstack.Service;

/** Second instances of a system's services, which come, take over and go. */
final class Twins implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofMinutes(3);

  /** What a service counts of what it takes: its door, or its hop's consumer. */
  private static final Map<Service, Pattern> WORK =
      Map.of(
          Service.BOOKING, Pattern.compile("tenprint_submissions_total.*"),
          Service.BIOMETRIC, consumed("booking[._]bookings[._]v1"),
          Service.IMMIGRATION, consumed("biometric[._]identifications[._]v1"),
          Service.NOTIFICATION, consumed("immigration[._]determinations[._]v1"));

  private static Pattern consumed(String topic) {
    return Pattern.compile(
        "kafka_consumer_fetch_manager_records_consumed_total.*StreamThread.*" + topic + ".*");
  }

  private final FaultySystem system;
  private final Map<String, Twin> running = new ConcurrentHashMap<>();

  Twins(FaultySystem system) {
    this.system = system;
  }

  /** Whether all that were begun and not ended are ready. */
  boolean ready() {
    return running.values().stream().allMatch(Twin::ready);
  }

  @Override
  public void close() {
    running.values().parallelStream().forEach(Twin::close);
    running.clear();
  }

  /** Begins an instance beside the first; who it is to be ready with may begin meanwhile. */
  Twin begin(String name, Service service, Twin.Own its) {
    Twin twin = Twin.of(service, system.service(service), its);
    running.put(name, twin);
    return twin;
  }

  Twin running(String name) {
    return running.get(name);
  }

  /** One that is to end, and is no longer asked for. */
  Twin leave(String name) {
    return running.remove(name);
  }

  /** Begins a second, and returns when it has a part of the work. */
  void begin(Service service, Twin.Own its) {
    Twin twin = begin(service.module(), service, its);
    await("the second " + service.module() + " is ready", twin::ready);
    if (service == Service.BOOKING) {
      system.door().beside(URI.create("https://127.0.0.1:" + twin.port()));
    }
    // it has a part of the work, and does it
    await("the second " + service.module() + " works", () -> twin.worked(WORK.get(service)));
  }

  private static void await(String what, Callable<Boolean> until) {
    Awaitility.await(what).atMost(LONGEST).pollInterval(Duration.ofMillis(250)).until(until);
  }

  /** A second instance begins, and takes its part of the work. */
  static Fault begins(Service service) {
    return new Fault(
        "a second " + service.module() + " begins",
        true,
        system -> system.twins().begin(service, Twin.Own.SECOND));
  }

  /** The second ends at once, and nobody starts it again: the first takes over. */
  static Fault killSecond(Service service) {
    return new Fault(
        "kill -9 second of two " + service.module(),
        true,
        system -> {
          system.twins().leave(service.module()).kill();
          system.awaitAccepted(MORE);
          // the next is no part of what this one makes a booking wait
          system.awaitDecided();
        });
  }

  /** The first ends at once, and is started again while the second goes on. */
  static Fault killFirst(Service service) {
    return new Fault(
        "kill -9 first of two " + service.module(),
        true,
        system -> {
          system.kill(service);
          system.awaitAccepted(MORE);
          system.awaitDecided();
        });
  }

  /** The first stands still for longer than its session; the second goes on alone. */
  static Fault hangFirst(Service service, Duration time) {
    return new Fault(
        "SIGSTOP first of two %s %d s".formatted(service.module(), time.toSeconds()),
        true,
        system -> Fault.hang(system.service(service), time));
  }

  /** The second is told to end, and hands over what it has. */
  static Fault ends(Service service) {
    return new Fault(
        "the second " + service.module() + " ends in order",
        true,
        system -> system.twins().leave(service.module()).close());
  }

  /** Accepted after a kill before the next fault, and decided: the other has everything by then. */
  private static final int MORE = 20;
}
