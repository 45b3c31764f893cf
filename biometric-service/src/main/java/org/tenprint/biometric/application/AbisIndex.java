package org.tenprint.biometric.application;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.tenprint.biometric.domain.AbisEncounter;
import org.tenprint.biometric.domain.AbisPerson;
import org.tenprint.matching.Candidate;
import org.tenprint.matching.FingerAgreement;
import org.tenprint.matching.FingerVerdict;
import org.tenprint.matching.Gallery;
import org.tenprint.matching.SearchResult;
import org.tenprint.matching.SequenceCorrection;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/**
 * The people of the ABIS face in an engine of their own. A person is a subject for each set of
 * galleries that some of their active encounters are in, so that a search of a gallery sees no
 * print that is not in it; nearly everybody is one subject. Safe for any number of threads: a
 * change waits for the searches under way, and the next ones for it.
 */
final class AbisIndex {
  /**
   * A person of several sets of galleries is several subjects, and the engine proposes so many
   * alone: where one stood there more than once it looks again, without those that it found. Two
   * looks find two people, where there are two, which is what a decision hangs on.
   */
  private static final int LOOKS = 4;

  private final Gallery engine;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<String, Held> subjects = new HashMap<>();
  private final Map<String, List<String>> ofPerson = new HashMap<>();
  private long number;

  private record Held(String personId, Set<String> galleries) {}

  /**
   * @param engine empty
   */
  AbisIndex(Gallery engine) {
    this.engine = engine;
  }

  /** Holds a person as they are now, in the place of what was held before. */
  void hold(AbisPerson person) {
    with(
        lock.writeLock(),
        () -> {
          put(person);
          return null;
        });
  }

  private static <T> T with(Lock held, Supplier<T> work) {
    held.lock();
    try {
      return work.get();
    } finally {
      held.unlock();
    }
  }

  private void put(AbisPerson person) {
    Map<SortedSet<String>, List<TenPrint>> groups = new HashMap<>();
    for (AbisEncounter encounter : person.encounters()) {
      if (encounter.about().active()) {
        groups
            .computeIfAbsent(encounter.about().galleries(), none -> new ArrayList<>())
            .add(encounter.prints());
      }
    }
    List<String> now = new ArrayList<>();
    groups.forEach(
        (galleries, prints) -> {
          String id = Long.toString(number++);
          subjects.put(id, new Held(person.id(), galleries));
          engine.put(new Subject(id, prints));
          now.add(id);
        });
    remove(ofPerson.put(person.id(), now));
  }

  /** Holds a person no more. */
  void forget(String personId) {
    with(
        lock.writeLock(),
        () -> {
          remove(ofPerson.remove(personId));
          return null;
        });
  }

  private void remove(List<String> ids) {
    for (String id : ids == null ? List.<String>of() : ids) {
      engine.remove(id);
      subjects.remove(id);
    }
  }

  /** The galleries that a search finds somebody in, in their order. */
  SortedSet<String> galleries() {
    return with(
        lock.readLock(),
        () ->
            subjects.values().stream()
                .flatMap(held -> held.galleries().stream())
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  /**
   * Searches a gallery; each person is a candidate once, by their best encounter in it.
   *
   * @param gallery one, or {@link AbisEncounter#ALL}
   * @param most candidates
   */
  SearchResult search(TenPrint probe, String gallery, int most) {
    return with(lock.readLock(), () -> searched(probe, gallery, most));
  }

  private SearchResult searched(TenPrint probe, String gallery, int most) {
    boolean all = gallery.equals(AbisEncounter.ALL);
    Predicate<String> seen = id -> all || subjects.get(id).galleries().contains(gallery);
    Map<String, Candidate> people = new LinkedHashMap<>();
    SearchResult first = null;
    boolean crowded = true;
    for (int look = 0; crowded && look < LOOKS && people.size() < most; look++) {
      Set<String> known = Set.copyOf(people.keySet());
      SearchResult found =
          engine.search(
              probe,
              most * Subject.MAX_ENCOUNTERS,
              id -> !known.contains(subjects.get(id).personId()) && seen.test(id));
      for (Candidate candidate : found.candidates()) {
        String person = subjects.get(candidate.subjectId()).personId();
        people.putIfAbsent(person, named(candidate, person));
      }
      crowded = found.candidates().size() > people.size() - known.size();
      first = first == null ? found : first;
    }
    List<Candidate> ranked = new ArrayList<>(people.values());
    ranked.sort(Comparator.comparingDouble(Candidate::score).reversed());
    if (!ranked.isEmpty()) {
      ranked.set(0, whole(ranked.get(0), probe, first.correction(), seen));
    }
    return new SearchResult(
        ranked.stream().limit(most).toList(),
        first.gallerySize(),
        first.fingersSearched(),
        first.probeQuality(),
        first.correction(),
        first.engineVersion());
  }

  /**
   * The best, as all says of them that the search sees: what is in other sets of galleries is
   * another subject, which the engine did not ask whether it contradicts. Of a person of one set it
   * costs nothing, else as a comparison one to one.
   */
  private Candidate whole(
      Candidate best, TenPrint probe, SequenceCorrection correction, Predicate<String> seen) {
    List<String> parts = ofPerson.get(best.subjectId()).stream().filter(seen).toList();
    if (parts.size() < 2) {
      return best;
    }
    List<TenPrint> encounters = new ArrayList<>();
    parts.forEach(id -> encounters.addAll(engine.find(id).orElseThrow().encounters()));
    FingerAgreement all =
        OnePerson.compared(probe.moved(correction::apply), encounters).agreement();
    return all.fingers(FingerVerdict.CONTRADICTS).isEmpty()
        ? best
        : new Candidate(best.subjectId(), best.score(), best.fingersUsed(), all.moved(correction));
  }

  private static Candidate named(Candidate candidate, String person) {
    return new Candidate(person, candidate.score(), candidate.fingersUsed(), candidate.agreement());
  }
}
