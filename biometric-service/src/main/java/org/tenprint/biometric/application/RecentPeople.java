package org.tenprint.biometric.application;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

/** Those who were seen last, to be searched among themselves. Not thread-safe. */
final class RecentPeople {
  private final EnrolledGallery people;
  private final Thresholds thresholds;
  private final Gallery gallery;

  /**
   * @param people as the log has them
   * @param thresholds from which score it is a match
   * @param gallery an empty engine
   */
  RecentPeople(EnrolledGallery people, Thresholds thresholds, Gallery gallery) {
    this.people = people;
    this.thresholds = thresholds;
    this.gallery = gallery;
  }

  /** They are among those seen last no more. */
  void remove(String id) {
    gallery.remove(id);
  }

  /**
   * An earlier subject with the encounters of this one; empty where one of them is not.
   *
   * @param alike takes whoever is as alike and came later
   */
  Optional<EnrolledSubject> earlier(EnrolledSubject later, Set<String> alike) {
    Set<String> aside = new HashSet<>(Set.of(later.subject().id()));
    gallery.remove(later.subject().id());
    try {
      return earlier(later, aside, alike);
    } finally {
      aside.forEach(this::hold);
    }
  }

  /** They are as the log has them now. */
  void hold(String id) {
    people.find(id).ifPresentOrElse(held -> gallery.put(held.subject()), () -> gallery.remove(id));
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
  private Optional<EnrolledSubject> earlier(
      EnrolledSubject later, Set<String> aside, Set<String> alike) {
    Optional<EnrolledSubject> joined = Optional.empty();
    for (int i = 0; i < later.captures().size(); i++) {
      TenPrint prints = later.subject().encounters().get(i);
      SearchResult result = searchBefore(later, prints, aside, alike);
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
  private SearchResult searchBefore(
      EnrolledSubject later, TenPrint prints, Set<String> aside, Set<String> alike) {
    while (true) {
      SearchResult result = search(prints);
      List<Candidate> after =
          result.candidates().stream()
              .filter(one -> people.find(one.subjectId()).filter(c -> isBefore(c, later)).isEmpty())
              .toList();
      if (after.isEmpty()) {
        return result;
      }
      for (Candidate one : after) {
        gallery.remove(one.subjectId());
        aside.add(one.subjectId());
        if (one.score() >= thresholds.matchScore(result.gallerySize())) {
          alike.add(one.subjectId());
        }
      }
    }
  }

  /** As large as the gallery is by which the thresholds go. */
  private SearchResult search(TenPrint prints) {
    SearchResult among = gallery.search(prints);
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

  /**
   * What is searched here may still have what an order has taken: the fingers are compared with
   * what is held now, and some of them must be there.
   */
  private static Optional<EnrolledSubject> added(
      EnrolledSubject known, Capture capture, Optional<TenPrint> kept) {
    List<TenPrint> earlier = known.subject().encounters();
    return kept.filter(prints -> earlier.stream().anyMatch(one -> share(one, prints)))
        .filter(prints -> EncounterAgreement.withEach(prints, earlier))
        .map(prints -> new Subject(known.subject().id(), List.of(prints)))
        .map(subject -> known.united(new EnrolledSubject(subject, List.of(capture))));
  }

  private static boolean share(TenPrint one, TenPrint other) {
    return one.only(other.fingers().keySet()).isPresent();
  }
}
