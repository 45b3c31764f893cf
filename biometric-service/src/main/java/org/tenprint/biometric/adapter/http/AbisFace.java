package org.tenprint.biometric.adapter.http;

import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.biometric.application.AbisJournal;
import org.tenprint.biometric.application.AbisRefused;
import org.tenprint.biometric.application.AbisRegister;
import org.tenprint.biometric.application.AbisSearch;

/** What the resources of the ABIS face work with, where it is served. */
public final class AbisFace {
  private static final Logger LOG = LoggerFactory.getLogger(AbisFace.class);

  private final AbisRegister register;
  private final AbisSearch search;
  private final AbisJournal journal;
  private final InstantSource clock;
  private final Supplier<UUID> names;
  private final Semaphore places;

  /** What became of changes, where it could not be recorded: of those that were worked on. */
  private final Queue<AbisJournal.Line> owed = new ConcurrentLinkedQueue<>();

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

  /** Whether it is known who is held, and a request can be recorded. */
  public boolean intact() {
    return register.known() && journal.hasPlace() && owed.isEmpty();
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
    asked(by, new Change(operation, persons, Optional.empty()));
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
    asked(by, change);
    AbisJournal.Outcome outcome = AbisJournal.Outcome.FAILED;
    try {
      T done = asked.done();
      outcome = AbisJournal.Outcome.DONE;
      return done;
    } catch (AbisRefused refused) {
      outcome = AbisJournal.Outcome.REFUSED;
      throw refused;
    } finally {
      became(line(by, change, outcome));
    }
  }

  private void asked(SecurityContext by, Change change) {
    synchronized (owed) {
      while (!owed.isEmpty()) {
        journal.record(owed.peek());
        owed.remove();
      }
      journal.record(line(by, change, AbisJournal.Outcome.ASKED));
    }
  }

  /** What was done is answered so; nothing else is done until it is recorded. */
  private void became(AbisJournal.Line line) {
    synchronized (owed) {
      try {
        if (owed.isEmpty()) {
          journal.record(line);
          return;
        }
      } catch (RuntimeException e) {
        LOG.error("what became of a change is not recorded yet: nothing is done until it is", e);
      }
      owed.add(line);
    }
  }

  private AbisJournal.Line line(SecurityContext by, Change change, AbisJournal.Outcome outcome) {
    return new AbisJournal.Line(
        now(),
        by.getUserPrincipal().getName(),
        change.operation(),
        change.persons(),
        change.encounter(),
        outcome);
  }
}
