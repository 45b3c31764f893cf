package org.tenprint.policy.law;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tenprint.policy.offence.Dates;

/**
 * Legal time of an instrument, and which other it ends.
 *
 * @param from start, inclusive
 * @param to end, exclusive; empty is open
 * @param supersedes the instrument that ends when this one starts
 * @param terminates the instrument that ends after notice, when this one's own effect starts
 */
public record Validity(
    OffsetDateTime from,
    Optional<OffsetDateTime> to,
    Optional<String> supersedes,
    Optional<Termination> terminates) {

  /** An instrument that ends no other. */
  public static Validity between(OffsetDateTime from, Optional<OffsetDateTime> to) {
    return new Validity(from, to, Optional.empty(), Optional.empty());
  }

  /** The instruments that it ends. */
  public List<String> ended() {
    return Stream.concat(supersedes.stream(), terminates.map(Termination::instrument).stream())
        .toList();
  }

  /**
   * When its own effect starts: after the notice, where it terminates another; never, where that
   * states business days of which no door has made days.
   */
  public Instant begins() {
    return terminates
        .map(t -> t.stated().isPresent() ? Instant.MAX : Dates.plus(from, t.notice()))
        .orElseGet(from::toInstant);
  }
}
