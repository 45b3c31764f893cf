package org.tenprint.biometric.application;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.tenprint.biometric.application.HeldPeople.SeenLast;
import org.tenprint.biometric.application.People.Rewritten;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.matching.Gallery;
import org.tenprint.matching.Thresholds;

/**
 * Finds a stranger who was enrolled twice: two bookings at the same moment on two instances, whose
 * transactions do not see each other. Whoever is new is searched once more among those who were
 * seen at that time, when every transaction of then is over, and where that is a match as any is,
 * the later subject's encounter goes to the earlier one, as it would have gone one after the other.
 *
 * <p>Cost: three searches of a new person among those seen in three minutes, {@value #MOST_WATCHED}
 * at most after a start; none on an instance that has had all partitions for longer, beside which
 * nobody writes. Thread-safe.
 */
public final class TwiceEnrolled {
  private static final Logger LOG = System.getLogger(TwiceEnrolled.class.getName());

  /** After a start; far more than are enrolled in that time. */
  private static final int MOST_WATCHED = 10_000;

  /** Looks of one call: a step of the hop waits meanwhile. */
  private static final int MOST_LOOKS = 16;

  private final EnrolledGallery people;
  private final RecentPeople recent;
  private final int partitions;
  private final Consumer<Throwable> failures;
  private final Map<String, Watched> watched = new HashMap<>();
  private final Set<String> changed = new HashSet<>();
  private final Set<Integer> here = new HashSet<>();

  /** Since when nobody else writes; empty while somebody may. */
  private Optional<Instant> alone = Optional.empty();

  private boolean watching;

  /**
   * @param people as the log has them
   * @param thresholds from which score it is a match
   * @param recent an empty engine, for those seen last
   * @param partitions of the bookings
   * @param failures told how an engine failed on somebody new: what it threw may hold data
   */
  public TwiceEnrolled(
      EnrolledGallery people,
      Thresholds thresholds,
      Gallery recent,
      int partitions,
      Consumer<Throwable> failures) {
    this.failures = failures;
    this.people = people;
    this.recent = new RecentPeople(people, thresholds, recent);
    this.partitions = partitions;
  }

  /** This instance answers the bookings of a partition from now on. */
  public synchronized void began(int partition, Instant now) {
    here.add(partition);
    if (here.size() == partitions && alone.isEmpty()) {
      alone = Optional.of(now);
    }
  }

  /** It does not any more. */
  public synchronized void ended(int partition) {
    here.remove(partition);
    alone = Optional.empty();
    if (here.isEmpty()) {
      // nobody asks any more; who begins anew starts from what is held
      watching = false;
      List.copyOf(watched.keySet()).forEach(this::unwatch);
    }
  }

  /**
   * The log says something of a subject, and the gallery holds that. Whether they are new is told
   * by one clock, of whoever wrote it: theirs are the times of the record and of its encounter, and
   * this instance's may be minutes from it.
   *
   * @param recorded when it was written to the log
   * @param now when it was read
   */
  public synchronized void read(String subjectId, Instant recorded, Instant now) {
    if (watching) {
      watch(subjectId, Watched.from(now, recorded.minus(Watched.RECENT)), now);
    }
  }

  private void watch(String subjectId, Watched from, Instant now) {
    watched.merge(subjectId, from, (known, same) -> known.readAgain(now));
    changed.add(subjectId);
  }

  private void unwatch(String subjectId) {
    watched.remove(subjectId);
    changed.remove(subjectId);
    recent.remove(subjectId);
  }

  /**
   * What is to be written of those who were enrolled twice; again until the log says so.
   *
   * @param partition of the bookings, whose task asks
   */
  public synchronized List<Rewritten> joined(int partition, Instant now) {
    if (!stillWatching(now)) {
      return List.of();
    }
    changed.forEach(recent::hold);
    changed.clear();
    Joins joins = new Joins();
    for (String id : due(partition, now)) {
      boolean found = look(id, now, joins);
      watched.computeIfPresent(id, (same, one) -> found ? one.again(now) : one.looked());
    }
    return joins.told;
  }

  /** What one call tells; each subject once, since what is held is what was before all of it. */
  private static final class Joins {
    private final List<Rewritten> told = new ArrayList<>();
    private final Set<String> subjects = new HashSet<>();

    void add(Rewritten one) {
      String earlier = one.moved().get(0).subject().id();
      if (!subjects.contains(earlier) && subjects.add(one.subjectId())) {
        subjects.add(earlier);
        told.add(one);
      }
    }
  }

  /** Who is to be looked at, the longest due first. */
  private List<String> due(int partition, Instant now) {
    return watched.entrySet().stream()
        .filter(one -> partition(one.getKey()) == partition)
        .filter(one -> !one.getValue().due().isAfter(now))
        .sorted(Comparator.comparing(one -> one.getValue().due()))
        .limit(MOST_LOOKS)
        .map(Map.Entry::getKey)
        .toList();
  }

  private int partition(String subjectId) {
    return Math.floorMod(subjectId.hashCode(), partitions);
  }

  private boolean stillWatching(Instant now) {
    boolean needed = alone.filter(since -> since.plus(Watched.RECENT).isBefore(now)).isEmpty();
    if (needed && !watching) {
      SeenLast last = people.held(all -> all.seenLast(now, Watched.RECENT, MOST_WATCHED));
      last.subjectIds().forEach(id -> watch(id, Watched.from(now, last.since()), now));
    }
    watching = needed;
    List<String> over =
        watched.entrySet().stream()
            .filter(one -> !needed || one.getValue().since().plus(Watched.RECENT).isBefore(now))
            .map(Map.Entry::getKey)
            .toList();
    long missed =
        over.stream()
            .filter(id -> needed && here.contains(partition(id)) && watched.get(id).looks() == 0)
            .count();
    if (missed > 0) {
      LOG.log(Level.WARNING, "people who are new were not looked at again count=" + missed);
    }
    over.forEach(this::unwatch);
    return needed;
  }

  /**
   * Whether somebody is another, who came before; and whoever came later, and was looked at before
   * this one was read, may be this one: they are looked at again, wherever their turn would be.
   */
  private boolean look(String id, Instant now, Joins joins) {
    Set<String> after = new HashSet<>();
    Optional<Rewritten> found = looked(id, after);
    found.ifPresent(joins::add);
    for (String later : after) {
      if (Optional.ofNullable(watched.get(later)).filter(one -> one.isLookedAt(now)).isPresent()) {
        looked(later, new HashSet<>()).ifPresent(joins::add);
      }
    }
    return found.isPresent();
  }

  /**
   * As below. Somebody on whom an engine fails is joined to nobody, and looked at again when they
   * would be: two subjects of one person stop the next booking of theirs at a person.
   */
  private Optional<Rewritten> looked(String id, Set<String> after) {
    try {
      return look(id, after);
    } catch (RuntimeException | StackOverflowError e) {
      failures.accept(e);
      return Optional.empty();
    }
  }

  /**
   * What is to be written of somebody new, if they are another, who came before. Of whom people
   * found what is theirs nothing is joined.
   *
   * @param after takes whoever is as alike and came later
   */
  private Optional<Rewritten> look(String id, Set<String> after) {
    Instant newSince = watched.get(id).newSince();
    return people
        .find(id)
        .filter(one -> !one.captures().get(0).at().isBefore(newSince))
        .filter(one -> !people.isOrdered(id))
        .flatMap(one -> recent.earlier(one, after).map(to -> rewritten(one, to)));
  }

  private static Rewritten rewritten(EnrolledSubject later, EnrolledSubject joined) {
    String id = later.subject().id();
    return new Rewritten(id, Optional.empty(), List.of(joined), false, later.captures());
  }
}
