package org.tenprint.biometric.application;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.tenprint.biometric.application.People.Rewritten;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.biometric.domain.EnrolledSubject.Capture;

/**
 * What follows from {@link EncounterOrders} for encounters that the log holds: a booking that was
 * expunged is held no more, one that was reassigned under nobody but the person whose prints they
 * are. What is held follows from the log and the orders alone; at a start the orders are read
 * first, since of a person of reassignments several records count. The log is written anew until it
 * says so by itself. Not thread-safe.
 */
final class Amendments {
  private final HeldPeople people;
  private final EncounterOrders orders;
  private final Set<String> rewrites = new LinkedHashSet<>();
  private final Set<String> claimed = new HashSet<>();
  private final Map<String, List<Capture>> gone = new HashMap<>();
  private final Set<String> erased = new HashSet<>();

  /** By the subject under which the log has them: encounters that are of others. */
  private final Map<String, EnrolledSubject> moving = new HashMap<>();

  private boolean untold;

  Amendments(HeldPeople people, EncounterOrders orders) {
    this.people = people;
    this.orders = orders;
  }

  /** Somebody is held as a snapshot held them. */
  void restored() {
    people.captures().keySet().forEach(orders::seen);
    apply();
  }

  /** What is held of all people is held as the orders say; who is concerned is written anew. */
  void apply() {
    List<String> concerned =
        people.captures().entrySet().stream()
            .filter(one -> one.getValue().stream().anyMatch(c -> !orders.stays(one.getKey(), c)))
            .map(Map.Entry::getKey)
            .toList();
    for (String id : concerned) {
      amended(people.find(id).orElseThrow()).ifPresentOrElse(people::hold, () -> people.drop(id));
      rewrite(id);
    }
  }

  /** What may be held of whom was held; notes what is gone, and what is of others. */
  Optional<EnrolledSubject> amended(EnrolledSubject held) {
    String id = held.subject().id();
    others(held).ifPresent(more -> moving.merge(id, more, EnrolledSubject::united));
    Optional<EnrolledSubject> left = left(held);
    if (left.isEmpty()) {
      nothingLeft(id, held.captures());
    }
    return left;
  }

  /** What may be held of a person: the same where it is all; empty if it is nothing. */
  Optional<EnrolledSubject> left(EnrolledSubject enrolled) {
    return enrolled.keeping(capture -> orders.stays(enrolled.subject().id(), capture));
  }

  /** The log says so of a subject; it is to be written anew where that is not what is held. */
  void read(EnrolledSubject stated) {
    orders.seen(stated.subject().id());
    gone.remove(stated.subject().id());
    move(stated);
  }

  /** The log says of a subject that it is removed, or that nothing is left: so it is. */
  void ended(String subjectId) {
    over(subjectId);
    moving.remove(subjectId);
    erased.remove(subjectId);
  }

  /** Of what the log says of a subject nobody can read anything: each booking was expunged. */
  void erased(String subjectId) {
    ended(subjectId);
    erased.add(subjectId);
  }

  /**
   * What is held of whom was followed: it is to be written anew where the log says another thing,
   * and by nobody any more where it says that, whoever wrote it.
   *
   * @param stated by the log
   * @param left what of that is held
   * @param enrolled that with what the log said before
   */
  void followed(EnrolledSubject stated, EnrolledSubject left, EnrolledSubject enrolled) {
    String id = stated.subject().id();
    if (left != stated) {
      rewrite(id);
    } else if (enrolled != left) {
      rewriteWhole(id);
    } else {
      over(id);
    }
  }

  private void over(String subjectId) {
    claimed.remove(subjectId);
    rewrites.remove(subjectId);
  }

  /** Notes what of a subject is of others. */
  private void move(EnrolledSubject stated) {
    String id = stated.subject().id();
    others(stated).ifPresentOrElse(others -> moving.put(id, others), () -> moving.remove(id));
  }

  private Optional<EnrolledSubject> others(EnrolledSubject of) {
    String id = of.subject().id();
    return of.keeping(c -> !orders.stays(id, c) && orders.home(id, c).isPresent());
  }

  /**
   * Whether something is to be written: also encounters on the way from a subject to another, which
   * a snapshot would lack.
   */
  boolean owing() {
    return !moving.isEmpty() || rewrites.stream().anyMatch(id -> !saysNothing(id));
  }

  /**
   * What an answer states of a person, with what was held before and it does not name: an answer
   * only ever adds, so another was given at that moment that had not read it, or the person is one
   * of reassignments, whose encounters come from several subjects, each by itself.
   */
  EnrolledSubject united(EnrolledSubject stated, Supplier<Optional<EnrolledSubject>> before) {
    Optional<EnrolledSubject> last = before.get();
    boolean named =
        !orders.isOfSeveral(stated.subject().id())
            && last.map(held -> stated.captures().containsAll(held.captures())).orElse(true);
    return named ? stated : last.map(stated::united).orElse(stated);
  }

  /** Of a subject nothing is left; these were held of it. */
  void nothingLeft(String subjectId, List<Capture> captures) {
    gone.put(subjectId, List.copyOf(captures));
  }

  /** What was held of a subject of whom nothing was left, once. */
  List<Capture> takeGone(String subjectId) {
    return Optional.ofNullable(gone.remove(subjectId)).orElse(List.of());
  }

  /** Nobody is held, and the log is to say so. */
  void drop(String subjectId) {
    people.drop(subjectId);
    rewrite(subjectId);
  }

  /** The log is to say of a subject what is left. */
  void rewrite(String subjectId) {
    rewriteWhole(subjectId);
    untold = true;
  }

  /** The log is to say of a subject all that is held: more than it says, and nothing less. */
  void rewriteWhole(String subjectId) {
    rewrites.add(subjectId);
    claimed.remove(subjectId);
  }

  /**
   * What is to be written; each subject once until {@link #unclaim}. Of a person to whom several
   * encounters go, each next record has those of the records before it.
   */
  List<Rewritten> claim(Predicate<String> which) {
    rewrites.removeIf(id -> which.test(id) && saysNothing(id));
    Map<String, EnrolledSubject> told = new HashMap<>();
    return rewrites.stream()
        .filter(which)
        .filter(claimed::add)
        .map(this::rewritten)
        .map(one -> withTold(one, told))
        .toList();
  }

  private static Rewritten withTold(Rewritten one, Map<String, EnrolledSubject> told) {
    List<EnrolledSubject> moved =
        one.moved().stream()
            .map(next -> told.merge(next.subject().id(), next, EnrolledSubject::united))
            .toList();
    Optional<EnrolledSubject> before = Optional.ofNullable(told.get(one.subjectId()));
    Optional<EnrolledSubject> left =
        one.left().map(held -> before.map(held::united).orElse(held)).or(() -> before);
    left.ifPresent(held -> told.put(one.subjectId(), held));
    return new Rewritten(one.subjectId(), left, moved, one.forGood() && left.isEmpty());
  }

  /** Another wrote it already, or an operator has removed the person since. */
  private boolean saysNothing(String subjectId) {
    return people.find(subjectId).isEmpty()
        && !moving.containsKey(subjectId)
        && !gone.containsKey(subjectId)
        && !erased.contains(subjectId);
  }

  /** What left a subject may have been found to be its own again. */
  private Rewritten rewritten(String subjectId) {
    List<EnrolledSubject> moved = new ArrayList<>(moved(subjectId));
    Optional<EnrolledSubject> back =
        moved.stream().filter(one -> one.subject().id().equals(subjectId)).findFirst();
    back.ifPresent(moved::remove);
    Optional<EnrolledSubject> left = back.or(() -> people.find(subjectId));
    return new Rewritten(subjectId, left, moved, left.isEmpty() && isForGood(subjectId));
  }

  /** What leaves a subject, with what is held of those to whom it goes, where that is here. */
  private List<EnrolledSubject> moved(String subjectId) {
    EnrolledSubject others = moving.get(subjectId);
    if (others == null) {
      return List.of();
    }
    return others.captures().stream()
        .flatMap(capture -> orders.home(subjectId, capture).stream())
        .distinct()
        .sorted()
        .flatMap(
            to ->
                others
                    .keeping(c -> orders.home(subjectId, c).filter(to::equals).isPresent())
                    .stream()
                    .map(part -> part.as(to)))
        .map(part -> people.find(part.subject().id()).map(held -> held.united(part)).orElse(part))
        .toList();
  }

  /** What was taken from a subject by a finding alone says nothing of what others know of it. */
  private boolean isForGood(String subjectId) {
    return erased.contains(subjectId)
        || gone.getOrDefault(subjectId, List.of()).stream().anyMatch(orders::isForgotten);
  }

  /** What was claimed may not have been written. */
  void unclaim() {
    claimed.clear();
  }

  /** What was claimed of a subject was not written. */
  void unclaim(String subjectId) {
    claimed.remove(subjectId);
  }

  /** Whether something is held no more since this was last asked: a snapshot still has it. */
  boolean tell() {
    boolean told = untold;
    untold = false;
    return told;
  }
}
