package org.tenprint.biometric.application;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tenprint.biometric.application.People.Rewritten;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.biometric.domain.EnrolledSubject.Capture;
import org.tenprint.matching.Candidate;
import org.tenprint.matching.Decision;
import org.tenprint.matching.EncounterAgreement;
import org.tenprint.matching.FingerVerdict;
import org.tenprint.matching.Gallery;
import org.tenprint.matching.SearchResult;
import org.tenprint.matching.Thresholds;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/**
 * Finds a stranger who was enrolled twice: two bookings at the same moment on two instances, whose
 * transactions do not see each other. Whoever is new is searched once more among those who were
 * seen at that time, when every transaction of then is over, and where that is a match as any is,
 * the later subject's encounter goes to the earlier one, as it would have gone one after the other.
 *
 * <p>Cost: three searches of a new person among those seen in two minutes; none on an instance that
 * has had all partitions for longer, beside which nobody writes. Thread-safe.
 */
public final class TwiceEnrolled {
  private static final Logger LOG = System.getLogger(TwiceEnrolled.class.getName());

  /** After being read: at once, again, and when no transaction of then can be open any more. */
  private static final List<Duration> LOOKS =
      List.of(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(30));

  /** What was found is looked for again until the log says so. */
  private static final Duration AGAIN = Duration.ofSeconds(10);

  /** How long somebody is one of those who were seen at that time. */
  static final Duration RECENT = Duration.ofMinutes(2);

  /** Looks of one call: a step of the hop waits meanwhile. */
  private static final int MOST_LOOKS = 16;

  private final EnrolledGallery people;
  private final Thresholds thresholds;
  private final Gallery recent;
  private final int partitions;
  private final Map<String, Watched> watched = new HashMap<>();
  private final Set<String> changed = new HashSet<>();
  private final Set<Integer> here = new HashSet<>();

  /** Since when nobody else writes; empty while somebody may. */
  private Optional<Instant> alone = Optional.empty();

  private boolean watching;

  private record Watched(Instant since, int looks, Instant due) {}

  /**
   * @param people as the log has them
   * @param thresholds from which score it is a match
   * @param recent an empty engine, for those seen last
   * @param partitions of the bookings
   */
  public TwiceEnrolled(
      EnrolledGallery people, Thresholds thresholds, Gallery recent, int partitions) {
    this.people = people;
    this.thresholds = thresholds;
    this.recent = recent;
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
  }

  /** The log says something of a subject, and the gallery holds that. */
  public synchronized void read(String subjectId, Instant now) {
    if (watching) {
      watch(subjectId, now);
    }
  }

  private void watch(String subjectId, Instant now) {
    watched.putIfAbsent(subjectId, new Watched(now, 0, now.plus(LOOKS.get(0))));
    changed.add(subjectId);
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
    changed.forEach(this::hold);
    changed.clear();
    List<Rewritten> joined = new ArrayList<>();
    for (String id : due(partition, now)) {
      Optional<Rewritten> found = look(id, now);
      found.ifPresent(joined::add);
      watched.compute(id, (same, one) -> next(one, found.isPresent(), now));
    }
    return joined;
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

  private static Watched next(Watched of, boolean found, Instant now) {
    if (found) {
      return new Watched(of.since(), of.looks(), now.plus(AGAIN));
    }
    int looks = Math.min(of.looks() + 1, LOOKS.size());
    Instant due =
        looks == LOOKS.size() ? of.since().plus(RECENT) : of.since().plus(LOOKS.get(looks));
    return new Watched(of.since(), looks, due);
  }

  private boolean stillWatching(Instant now) {
    boolean needed = alone.filter(since -> since.plus(RECENT).isBefore(now)).isEmpty();
    if (needed && !watching) {
      people.seenSince(now.minus(RECENT)).forEach(id -> watch(id, now));
    }
    watching = needed;
    List<String> over =
        watched.entrySet().stream()
            .filter(one -> !needed || one.getValue().since().plus(RECENT).isBefore(now))
            .map(Map.Entry::getKey)
            .toList();
    long missed =
        over.stream()
            .filter(id -> needed && here.contains(partition(id)) && watched.get(id).looks() == 0)
            .count();
    if (missed > 0) {
      LOG.log(Level.WARNING, "people who are new were not looked at again count=" + missed);
    }
    over.forEach(watched::remove);
    over.forEach(changed::remove);
    over.forEach(recent::remove);
    return needed;
  }

  /** What is to be written of somebody, if they are another, who came before. */
  private Optional<Rewritten> look(String id, Instant now) {
    Optional<EnrolledSubject> found = people.find(id);
    if (found.isEmpty() || first(found.get()).at().isBefore(now.minus(RECENT))) {
      return Optional.empty();
    }
    EnrolledSubject later = found.get();
    Set<String> aside = new HashSet<>(Set.of(id));
    recent.remove(id);
    try {
      return earlier(later, aside)
          .map(joined -> new Rewritten(id, Optional.empty(), List.of(joined), false));
    } finally {
      aside.forEach(this::hold);
    }
  }

  private void hold(String id) {
    people.find(id).ifPresentOrElse(held -> recent.put(held.subject()), () -> recent.remove(id));
  }

  private static boolean isBefore(EnrolledSubject one, EnrolledSubject other) {
    int order = first(one).at().compareTo(first(other).at());
    String id = one.subject().id();
    return order < 0 || order == 0 && id.compareTo(other.subject().id()) < 0;
  }

  private static Capture first(EnrolledSubject of) {
    return of.captures().get(0);
  }

  /** Somebody before, with the encounters of the later one; empty where one of these is not. */
  private Optional<EnrolledSubject> earlier(EnrolledSubject later, Set<String> aside) {
    Optional<EnrolledSubject> joined = Optional.empty();
    for (int i = 0; i < later.captures().size(); i++) {
      TenPrint prints = later.subject().encounters().get(i);
      SearchResult result = searchBefore(later, prints, aside);
      if (thresholds.decide(result) != Decision.MATCH) {
        return Optional.empty();
      }
      String id = result.best().orElseThrow().subjectId();
      if (joined.filter(one -> !one.subject().id().equals(id)).isPresent()) {
        return Optional.empty();
      }
      Capture capture = later.captures().get(i);
      Optional<EnrolledSubject> before = joined.or(() -> people.find(id));
      joined = before.flatMap(known -> added(known, capture, kept(prints, result)));
      if (joined.isEmpty()) {
        return Optional.empty();
      }
    }
    return joined;
  }

  /** Whoever came later is put aside: it is they who are looked at, when it is their turn. */
  private SearchResult searchBefore(EnrolledSubject later, TenPrint prints, Set<String> aside) {
    while (true) {
      SearchResult result = search(prints);
      List<String> after =
          result.candidates().stream()
              .map(Candidate::subjectId)
              .filter(id -> people.find(id).filter(one -> isBefore(one, later)).isEmpty())
              .toList();
      if (after.isEmpty()) {
        return result;
      }
      after.forEach(recent::remove);
      aside.addAll(after);
    }
  }

  /** As large as the gallery is by which the thresholds go. */
  private SearchResult search(TenPrint prints) {
    SearchResult among = recent.search(prints);
    return new SearchResult(
        among.candidates(),
        people.size(),
        among.fingersSearched(),
        among.probeQuality(),
        among.correction(),
        among.engineVersion());
  }

  /** The fingers that are found to be that person's, under the labels by which they matched. */
  private static Optional<TenPrint> kept(TenPrint prints, SearchResult result) {
    Candidate best = result.best().orElseThrow();
    return prints
        .only(best.agreement().fingers(FingerVerdict.CONFIRMS))
        .map(fingers -> fingers.moved(result.correction()::apply));
  }

  private static Optional<EnrolledSubject> added(
      EnrolledSubject known, Capture capture, Optional<TenPrint> kept) {
    List<TenPrint> earlier = known.subject().encounters();
    return kept.filter(
            prints -> earlier.size() == 1 || EncounterAgreement.withEach(prints, earlier))
        .map(prints -> new Subject(known.subject().id(), List.of(prints)))
        .map(subject -> known.united(new EnrolledSubject(subject, List.of(capture))));
  }
}
