package org.tenprint.doorway.rest;

import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tenprint.events.Purpose;
import org.tenprint.messaging.AccessLog;
import org.tenprint.messaging.Accessed;

/**
 * What a service hands out of what it knows of people: each read is recorded, and acknowledged,
 * before. What tells nothing of anybody, a refusal and an empty list, is not recorded, and costs no
 * time by which it could be told from another.
 */
public final class Readings {
  /** The header with the purpose. */
  public static final String PURPOSE = "Tenprint-Purpose";

  /** The header with the case reference. */
  public static final String CASE = "Tenprint-Case";

  private final AccessLog log;
  private final String service;
  private final InstantSource clock;

  /**
   * @param log where accesses are recorded
   * @param service whose door it is, by its name
   * @param clock says when
   */
  public Readings(AccessLog log, String service, InstantSource clock) {
    this.log = log;
    this.service = service;
    this.clock = clock;
  }

  /**
   * What a person says it is for.
   *
   * @throws UnstatedPurpose if they say nothing, or not in its form
   */
  public static Purpose stated(HttpHeaders headers) {
    return stated(headers.getRequestHeader(PURPOSE), headers.getRequestHeader(CASE));
  }

  /**
   * What a party says it is for, or else what its door is for.
   *
   * @param usual the door's
   * @throws UnstatedPurpose if they say it not in its form
   */
  public static Purpose stated(HttpHeaders headers, String usual) {
    List<String> words = headers.getRequestHeader(PURPOSE);
    return stated(
        words == null || words.isEmpty() ? List.of(usual) : words, headers.getRequestHeader(CASE));
  }

  static Purpose stated(List<String> words, List<String> cases) {
    Optional<String> word =
        one(words)
            .or(
                () -> {
                  throw new UnstatedPurpose(
                      "say in " + PURPOSE + " what it is for, such as hold-review");
                });
    try {
      return new Purpose(word.get(), one(cases));
    } catch (IllegalArgumentException e) {
      throw new UnstatedPurpose("in " + PURPOSE + " and " + CASE + ": " + e.getMessage());
    }
  }

  private static Optional<String> one(List<String> values) {
    if (values != null && values.size() > 1) {
      throw new UnstatedPurpose("say " + PURPOSE + " and " + CASE + " once");
    }
    return values == null ? Optional.empty() : values.stream().findFirst();
  }

  /**
   * A read.
   *
   * @param by who reads, as the door knows them
   * @param operation method and route, such as {@code GET /work-items}
   * @param purpose what for
   */
  public record Reading(String by, String operation, Purpose purpose) {}

  /**
   * Gives back what is to be handed out, once it stands in the log that it is.
   *
   * @param bookings of which it is; where it is of none nothing is recorded
   * @throws org.tenprint.messaging.NotRecorded if the brokers do not acknowledge it
   */
  public <T> T handOut(Reading reading, List<UUID> bookings, T data) {
    String door = service + " " + reading.operation();
    Instant now = clock.instant();
    for (int from = 0; from < bookings.size(); from += Accessed.MOST) {
      List<UUID> some = bookings.subList(from, Math.min(bookings.size(), from + Accessed.MOST));
      log.record(
          new Accessed(reading.by(), door, new Accessed.OfBookings(some), reading.purpose(), now));
    }
    return data;
  }
}
