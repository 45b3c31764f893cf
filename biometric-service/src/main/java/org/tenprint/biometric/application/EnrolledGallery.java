package org.tenprint.biometric.application;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.tenprint.biometric.application.HeldPeople.Searched;
import org.tenprint.biometric.domain.CapturedPrints;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.biometric.domain.EnrolledSubject.Capture;
import org.tenprint.biometric.domain.LogAddress;
import org.tenprint.matching.Candidate;
import org.tenprint.matching.Gallery;
import org.tenprint.matching.SequenceCorrection;
import org.tenprint.matching.prints.TenPrint;

/**
 * The people who can be found, as the log has them ({@link #follow}, {@link #remove}), and on top
 * of that what this instance has enrolled and not yet read back from the log ({@link #enrol}): the
 * next booking of a person finds them although the enrolment's transaction may not have ended.
 * Should it be aborted, {@link #forgetUnconfirmed} takes that back.
 *
 * <p>Updates come from the feed's thread and from the hop's, searches from the hop's.
 */
public final class EnrolledGallery implements People {
  /** Who wrote an enrolment to the log. */
  public enum Writer {
    /** This service, any instance of it: it follows from what was held of the subject. */
    ANSWER,
    /** Somebody else, who states what is to be held. */
    OTHER
  }

  private final HeldPeople people;
  private final Removals removals = new Removals();
  private final EncounterOrders orders;
  private final Amendments amendments;
  private final LastLogged logged;

  /** As below, of subjects whose keys have their own names. */
  public EnrolledGallery(Gallery gallery) {
    this(gallery, UnaryOperator.identity());
  }

  /**
   * @param gallery the engine's, empty
   * @param keyOf the name of a subject's key, by which {@link #removedForGood} names the subject
   */
  public EnrolledGallery(Gallery gallery, UnaryOperator<String> keyOf) {
    this.people = new HeldPeople(gallery);
    this.orders = new EncounterOrders(keyOf);
    this.amendments = new Amendments(people, orders);
    this.logged = new LastLogged(people);
  }

  /** The log says so of this subject; false when a removal before it makes that void. */
  public synchronized boolean follow(EnrolledSubject stated, Writer writer) {
    String id = stated.subject().id();
    if (removals.voids(stated, writer)) {
      if (logged.of(id).isPresent()) {
        removals.isBack(id);
        amendments.rewriteWhole(id);
      }
      return false;
    }
    amendments.read(stated);
    Optional<EnrolledSubject> alone = amendments.left(stated);
    if (alone.isEmpty()) {
      // an answer only ever adds: what others wrote of a person stays, whatever one says
      if (writer == Writer.ANSWER && logged.of(id).isPresent()) {
        amendments.rewriteWhole(id);
      } else {
        amendments.nothingLeft(id, stated.captures());
        logged.over(id);
        amendments.drop(id);
      }
      return true;
    }
    EnrolledSubject left = alone.get();
    EnrolledSubject enrolled =
        writer == Writer.ANSWER ? amendments.united(left, () -> logged.of(id)) : left;
    amendments.followed(stated, left, enrolled);
    if (!holds(left) && !holds(enrolled) && logged.said(id, Optional.of(enrolled))) {
      return true;
    }
    if (!logged.over(id) || writer != Writer.ANSWER || enrolled != left) {
      people.hold(enrolled);
    }
    return true;
  }

  /** With what the log said before it may be all, though one of them can be read no more. */
  private boolean holds(EnrolledSubject said) {
    return said.captures().equals(people.captures().get(said.subject().id()));
  }

  /**
   * The log says that this subject's encounters are others': by orders, or these by no order. What
   * is held beyond that, whoever wrote so had not read: it stays, and is written anew.
   */
  public synchronized void followEmptied(String subjectId, Collection<Capture> joined) {
    amendments.ended(subjectId);
    amendments.takeGone(subjectId);
    Optional<EnrolledSubject> left =
        logged.of(subjectId).flatMap(last -> last.keeping(c -> !joined.contains(c)));
    left.ifPresent(held -> amendments.rewriteWhole(subjectId));
    if (!logged.said(subjectId, left)) {
      left.ifPresentOrElse(people::hold, () -> people.drop(subjectId));
    }
  }

  /** Of what the log last says of this subject nothing is left: each booking was expunged. */
  public synchronized void followErased(String subjectId) {
    amendments.erased(subjectId);
    logged.over(subjectId);
    amendments.drop(subjectId);
  }

  /** A booking was expunged: its encounter is held no more. Cost: a walk over all people. */
  public synchronized void forget(UUID booking) {
    amend(orders.forget(booking));
  }

  /** Two people found whose a booking's prints are; under which id that is. Cost: as above. */
  public synchronized Optional<String> reassign(UUID booking, Optional<String> subjectId) {
    amend(orders.reassign(booking, subjectId));
    return subjectId.map(orders::living);
  }

  /** A subject was removed for good; who is held under it goes on under another. Cost: as above. */
  public synchronized void removedForGood(String key) {
    amend(orders.removedForGood(key));
  }

  private void amend(boolean isNew) {
    if (isNew) {
      people.ordered();
      logged.amend(amendments::amended);
      amendments.apply();
      logged.settle();
    }
  }

  /** Whether somebody was forgotten since this was last asked: a snapshot still has them. */
  public synchronized boolean hasForgotten() {
    return amendments.tell();
  }

  /** Whether the log is yet to say what is held: a start from a snapshot would not know. */
  public synchronized boolean owing() {
    return amendments.owing();
  }

  /** What the log is to say of those of whom a booking was forgotten; each is told once. */
  synchronized List<Rewritten> rewritten(Predicate<String> which) {
    return amendments.claim(id -> which.test(id) && !logged.isBehind(id));
  }

  @Override
  public List<Rewritten> rewritten(int partition, int partitions) {
    return rewritten(id -> Math.floorMod(id.hashCode(), partitions) == partition);
  }

  @Override
  public synchronized void notRewritten(String subjectId) {
    amendments.unclaim(subjectId);
  }

  /** As {@link #follow}, and notes where that stands on the log. */
  public synchronized boolean follow(EnrolledSubject enrolled, Writer writer, LogAddress at) {
    if (!follow(enrolled, writer)) {
      return false;
    }
    people.standsAt(enrolled.subject().id(), at);
    return true;
  }

  /** The log says, as of then, that this person is to be forgotten; also what was unconfirmed. */
  public synchronized void remove(String subjectId, Instant recorded) {
    List<Capture> all = new ArrayList<>(amendments.takeGone(subjectId));
    logged.of(subjectId).ifPresent(last -> all.addAll(last.captures()));
    logged.over(subjectId);
    removals.remember(subjectId, all, recorded);
    amendments.ended(subjectId);
    people.drop(subjectId);
  }

  @Override
  public synchronized List<String> removeAgain() {
    return removals.claim();
  }

  @Override
  public synchronized void enrol(EnrolledSubject enrolled, CapturedPrints booking) {
    logged.step(enrolled, booking);
    enrol(enrolled, booking.at().partition());
  }

  @Override
  public synchronized void takeBack(UUID booking, int partition) {
    logged.takeBack(booking, partition, amendments::left);
  }

  /** As above, whichever booking of that partition led to it. */
  public synchronized void enrol(EnrolledSubject enrolled, int partition) {
    logged.before(enrolled.subject().id(), partition);
    left(enrolled).ifPresent(people::hold);
  }

  /** What may be held of anybody, here or elsewhere: the orders are of all. */
  synchronized Optional<EnrolledSubject> left(EnrolledSubject enrolled) {
    return amendments.left(enrolled);
  }

  @Override
  public synchronized void forgetUnconfirmed(int partition) {
    logged.forget(partition);
    removals.unclaim();
    amendments.unclaim();
  }

  /**
   * Hands over the gallery as the log has it, without what is unconfirmed; false where the log is
   * yet to say what is held. Updates wait meanwhile; searches too where something was unconfirmed.
   */
  public synchronized boolean snapshot(Memory.Sink sink) throws IOException {
    if (owing()) {
      return false;
    }
    logged.handOver(people.memory(removals.all()), sink);
    return true;
  }

  /** Takes over what a snapshot held: before anything is followed or searched. */
  public synchronized void restore(Gallery restored, Memory memory) {
    people.restore(restored, memory);
    removals.restore(memory.removals());
    amendments.restored();
  }

  /** What is held of a subject. */
  public synchronized Optional<EnrolledSubject> find(String subjectId) {
    return people.find(subjectId);
  }

  /** Whether it was ordered that an encounter is this subject's. */
  synchronized boolean isOrdered(String subjectId) {
    return orders.isOfSeveral(subjectId);
  }

  /** What is asked of those who are held, at one moment. */
  synchronized <T> T held(Function<HeldPeople, T> asked) {
    return asked.apply(people);
  }

  /** How many people. */
  public int size() {
    return people.gallery().size();
  }

  @Override
  public String engineVersion() {
    return people.gallery().engineVersion();
  }

  @Override
  public Found search(CapturedPrints booking, TenPrint probe) {
    Searched found = people.search(probe);
    return new Found(found.result(), () -> held(people -> people.best(found)));
  }

  @Override
  public int size(CapturedPrints booking) {
    return size();
  }

  /** What a shard ranks under one assumption about the labels. */
  List<Candidate> rank(
      TenPrint probe, SequenceCorrection correction, int candidates, Predicate<String> among) {
    return people.rank(probe, correction, candidates, among);
  }
}
