package org.tenprint.biometric.adapter.http;

import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.tenprint.biometric.application.AbisJournal;
import org.tenprint.biometric.application.AbisRefused;
import org.tenprint.biometric.application.AbisRegister;
import org.tenprint.biometric.application.AbisSearch;

/** What the resources of the ABIS face work with, where it is served. */
public final class AbisFace {
  private final AbisRegister register;
  private final AbisSearch search;
  private final AbisJournal journal;
  private final InstantSource clock;
  private final Supplier<UUID> names;
  private final Semaphore places;

  /**
   * @param names another at each call
   * @param atOnce how many requests are worked on at one time: the pipeline wants processors, too
   */
  public AbisFace(
      AbisRegister register,
      AbisSearch search,
      AbisJournal journal,
      InstantSource clock,
      Supplier<UUID> names,
      int atOnce) {
    this.register = register;
    this.search = search;
    this.journal = journal;
    this.clock = clock;
    this.names = names;
    this.places = new Semaphore(atOnce);
  }

  /** What one request asks for. */
  interface Work<T> {
    T done() throws AbisRefused;
  }

  /**
   * Does it, if there is a place.
   *
   * @throws AbisBusy if there is none
   */
  <T> T work(Work<T> asked) throws AbisRefused {
    if (!places.tryAcquire()) {
      throw new AbisBusy();
    }
    try {
      return asked.done();
    } finally {
      places.release();
    }
  }

  /** Whether it is known who is held. */
  public boolean intact() {
    return register.known();
  }

  /** Who is held, and how they are changed. */
  AbisRegister register() {
    return register;
  }

  /** Whose prints some are. */
  AbisSearch search() {
    return search;
  }

  /** The time. */
  Instant now() {
    return clock.instant();
  }

  /** An id that nobody has. */
  String name() {
    return names.get().toString();
  }

  /** Records what is about to be handed out. */
  void record(SecurityContext by, String operation, List<String> persons) {
    line(by, new Change(operation, persons, Optional.empty()), AbisJournal.Outcome.ASKED);
  }

  /**
   * What changes somebody.
   *
   * @param persons of whom; of a merge the one that stays, and the one that does not
   * @param encounter which of theirs, where it is one
   */
  record Change(String operation, List<String> persons, Optional<String> encounter) {}

  /** Records before it is done that it is to be, and behind it what became of it. */
  <T> T changed(SecurityContext by, Change change, Work<T> asked) throws AbisRefused {
    line(by, change, AbisJournal.Outcome.ASKED);
    AbisJournal.Outcome outcome = AbisJournal.Outcome.FAILED;
    try {
      T done = asked.done();
      outcome = AbisJournal.Outcome.DONE;
      return done;
    } catch (AbisRefused refused) {
      outcome = AbisJournal.Outcome.REFUSED;
      throw refused;
    } finally {
      line(by, change, outcome);
    }
  }

  private void line(SecurityContext by, Change change, AbisJournal.Outcome outcome) {
    journal.record(
        new AbisJournal.Line(
            now(),
            by.getUserPrincipal().getName(),
            change.operation(),
            change.persons(),
            change.encounter(),
            outcome));
  }
}
