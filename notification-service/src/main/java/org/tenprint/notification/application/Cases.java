package org.tenprint.notification.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.tenprint.notification.domain.CaseEntry;
import org.tenprint.notification.domain.RecallProgress;
import org.tenprint.notification.domain.TakenRequests;
import org.tenprint.notification.domain.WaitingCase;
import org.tenprint.notification.domain.WithheldWork;

/** The cases that are kept, by booking. */
public interface Cases {
  /** What is kept of a booking. */
  CaseEntry entry(String booking);

  /**
   * Whether so much is kept of a booking that what only tells is no longer taken: the rest is for
   * what keeps back and takes back.
   */
  boolean full(String booking);

  /** Keeps that of a booking. */
  void keep(String booking, CaseEntry entry);

  /** The requests of a booking that were taken and may come in twice. */
  TakenRequests requests(String booking);

  /** Keeps those of a booking. */
  void keep(String booking, TakenRequests requests);

  /** Forgets all that is kept of a booking, work for people included. */
  void forget(String booking);

  /** Whether and how a booking's case waits. */
  Optional<WaitingCase> waiting(String booking);

  /** Keeps that a booking's case waits, or that it does not. */
  void keep(String booking, Optional<WaitingCase> wait);

  /**
   * Looks once round the cases that wait for those that are due, for a bounded time.
   *
   * @param from the booking from which to go; empty from the first
   * @param most no more than so many are found
   */
  Due due(Optional<String> from, BiPredicate<String, WaitingCase> due, int most);

  /**
   * What was found of a look round.
   *
   * @param bookings whose cases are due, in the order of the look
   * @param next where to go on; empty where it came round
   */
  record Due(List<String> bookings, Optional<String> next) {}

  /** Keeps what was withheld and is work for people. */
  void keep(WithheldWork work);

  /** Forgets such work of before an instant, at most so much. */
  void forgetWithheld(Instant before, int most);

  /** How far recalls were looked for. */
  RecallProgress recalls();

  /** Keeps how far. */
  void keep(RecallProgress progress);

  /**
   * Walks through the cases for a bounded time.
   *
   * @param from the booking from which to go on
   */
  Walked walk(String from);

  /**
   * A part of a walk.
   *
   * @param recallable bookings of which a recipient holds something that may be recalled
   * @param next where to go on; empty at the end
   */
  record Walked(List<String> recallable, Optional<String> next) {}
}
