package org.tenprint.benchmarks.pipeline;

import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Bookings offered at the door, so many a second whatever becomes of those before. An agency has so
 * many connections; while each of them waits for an answer its next booking is not sent.
 */
final class OfferedBookings {
  private static final String RETRY_AFTER = "Retry-After";

  private final Submissions submissions;
  private final int connections;
  private final Map<String, Semaphore> free = new HashMap<>();

  /**
   * @param connections of each agency
   */
  OfferedBookings(Submissions submissions, int connections) {
    this.submissions = submissions;
    this.connections = connections;
  }

  /**
   * Opens the connections, those of one agency at a time: agencies keep theirs, and a handshake
   * costs the door more than a booking.
   */
  void connect() {
    for (String ori : submissions.agencies()) {
      List<CompletableFuture<?>> asked = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        asked.add(submissions.ask(ori).exceptionally(failure -> null));
      }
      asked.forEach(CompletableFuture::join);
    }
  }

  /** Offers them, each at its time; returns once all are answered. */
  List<DoorAnswer> offer(int perSecond, int seconds) throws InterruptedException {
    List<CompletableFuture<DoorAnswer>> answers = new ArrayList<>();
    long begun = System.nanoTime();
    for (int i = 0; i < perSecond * seconds; i++) {
      long due = begun + i * 1_000_000_000L / perSecond;
      TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
      answers.add(offer(submissions.booking(), due));
    }
    return answers.stream().map(CompletableFuture::join).toList();
  }

  private CompletableFuture<DoorAnswer> offer(Submissions.Booking booking, long due) {
    Semaphore own = free.computeIfAbsent(booking.ori(), ori -> new Semaphore(connections));
    if (!own.tryAcquire()) {
      return CompletableFuture.completedFuture(
          new DoorAnswer(booking.id(), due, due, DoorAnswer.NOT_SENT, "", ""));
    }
    return submissions
        .door(booking)
        .sendAsync(submissions.request(booking), BodyHandlers.discarding())
        .handle(
            (answer, failure) -> {
              own.release();
              return failure == null ? answered(booking, due, answer) : none(booking, due, failure);
            });
  }

  private static DoorAnswer answered(
      Submissions.Booking booking, long due, HttpResponse<Void> answer) {
    return new DoorAnswer(
        booking.id(),
        due,
        System.nanoTime(),
        answer.statusCode(),
        answer.headers().firstValue(RETRY_AFTER).orElse(""),
        "");
  }

  private static DoorAnswer none(Submissions.Booking booking, long due, Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return new DoorAnswer(
        booking.id(),
        due,
        System.nanoTime(),
        DoorAnswer.NONE,
        "",
        cause.getClass().getSimpleName() + ": " + cause.getMessage());
  }
}
