package org.tenprint.matching;

import com.machinezoo.sourceafis.FingerprintCompatibility;
import com.machinezoo.sourceafis.FingerprintMatcher;
import com.machinezoo.sourceafis.FingerprintTemplate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.SourceAfis;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/**
 * The reference: every finger of the probe against the same finger of every encounter by
 * SourceAFIS, scores added, the best encounter of a subject counted and the others paid for. Turned
 * prints are found as given. Cost: 50 to 100 µs a finger and encounter, 10 to 17 kB of heap a
 * finger.
 */
final class ExhaustiveGallery implements Gallery {
  static final String VERSION = "exhaustive-11/sourceafis-" + FingerprintCompatibility.version();

  /** A finger of the gallery. */
  private record Enrolled(FingerprintTemplate template, FingerTemplate finger) {
    static Enrolled of(FingerTemplate finger) {
      return new Enrolled(SourceAfis.template(finger), finger);
    }
  }

  private record Held(Subject subject, List<Map<FingerPosition, Enrolled>> encounters) {}

  /** A finger of the probe. */
  private record Matcher(FingerprintMatcher matcher, FingerTemplate finger) {
    static Matcher of(FingerTemplate finger) {
      return new Matcher(new FingerprintMatcher(SourceAfis.template(finger)), finger);
    }

    FingerPair pair(Enrolled other) {
      return new FingerPair(finger, other.finger(), matcher.match(other.template()));
    }
  }

  private final Map<String, Held> subjects = new ConcurrentHashMap<>();

  @Override
  public synchronized void put(Subject subject) {
    List<Map<FingerPosition, Enrolled>> encounters = new ArrayList<>();
    for (TenPrint encounter : subject.encounters()) {
      Map<FingerPosition, Enrolled> fingers = new EnumMap<>(FingerPosition.class);
      encounter.fingers().forEach((position, finger) -> fingers.put(position, Enrolled.of(finger)));
      encounters.add(fingers);
    }
    subjects.put(subject.id(), new Held(subject, encounters));
  }

  @Override
  public synchronized boolean merge(String subjectId, String otherId) {
    return Gallery.super.merge(subjectId, otherId);
  }

  @Override
  public synchronized boolean remove(String subjectId) {
    return subjects.remove(subjectId) != null;
  }

  @Override
  public Optional<Subject> find(String subjectId) {
    return Optional.ofNullable(subjects.get(subjectId)).map(Held::subject);
  }

  @Override
  public int size() {
    return subjects.size();
  }

  @Override
  public SearchResult search(TenPrint probe, int candidates, Predicate<String> among) {
    Map<FingerPosition, Matcher> matchers = new EnumMap<>(FingerPosition.class);
    probe.fingers().forEach((position, template) -> matchers.put(position, Matcher.of(template)));
    return CorrectedSearch.search(
        probe, size(), correction -> ranked(matchers, correction, candidates, among), VERSION);
  }

  private static Map<FingerPosition, Matcher> moved(
      Map<FingerPosition, Matcher> matchers, SequenceCorrection correction) {
    Map<FingerPosition, Matcher> moved = new EnumMap<>(FingerPosition.class);
    matchers.forEach((position, matcher) -> moved.put(correction.apply(position), matcher));
    return moved;
  }

  private List<Candidate> ranked(
      Map<FingerPosition, Matcher> probe,
      SequenceCorrection correction,
      int candidates,
      Predicate<String> among) {
    if (correction.assumesTurned()) {
      return List.of();
    }
    Map<FingerPosition, Matcher> matchers = moved(probe, correction);
    return subjects.values().stream()
        .filter(held -> among.test(held.subject().id()))
        .map(held -> compare(matchers, held))
        .map(candidate -> candidate.saying(candidate.agreement().moved(correction)))
        .filter(candidate -> candidate.score() > 0)
        .sorted(Candidate.RANKING)
        .limit(candidates)
        .collect(Collectors.toList());
  }

  @Override
  public Optional<Verification> verify(TenPrint probe, String subjectId) {
    Map<FingerPosition, Matcher> matchers = new EnumMap<>(FingerPosition.class);
    probe.fingers().forEach((position, template) -> matchers.put(position, Matcher.of(template)));
    return Optional.ofNullable(subjects.get(subjectId))
        .map(
            held -> {
              Scored best = best(matchers, held);
              return new Verification(best.candidate(matchers, held), best.encounter(), VERSION);
            });
  }

  /** An encounter compared. */
  private record Scored(int encounter, double score, Map<FingerPosition, FingerPair> pairs) {
    Candidate candidate(Map<FingerPosition, Matcher> matchers, Held held) {
      return candidate(score, pairs.size(), matchers, held);
    }

    /** Of which so many fingers made that score. */
    Candidate candidate(
        double decibans, int used, Map<FingerPosition, Matcher> matchers, Held held) {
      double paid = Tries.paid(decibans, tries(matchers, held));
      return new Candidate(held.subject().id(), paid, used, completed(pairs, matchers, held));
    }
  }

  private static Candidate compare(Map<FingerPosition, Matcher> matchers, Held held) {
    Scored best = best(matchers, held);
    double alone = LoneFinger.evidence(best.pairs().values(), matchers.size());
    if (alone > best.score()) {
      return best.candidate(alone, 1, matchers, held);
    }
    return best.score() > 0
        ? best.candidate(matchers, held)
        : new Candidate(held.subject().id(), 0, 0, FingerAgreement.NONE);
  }

  private static int tries(Map<FingerPosition, Matcher> matchers, Held held) {
    return (int)
        held.encounters().stream()
            .filter(encounter -> !Collections.disjoint(encounter.keySet(), matchers.keySet()))
            .count();
  }

  private static Scored best(Map<FingerPosition, Matcher> matchers, Held held) {
    Scored best = null;
    for (int i = 0; i < held.encounters().size(); i++) {
      Map<FingerPosition, FingerPair> said = new EnumMap<>(FingerPosition.class);
      double sum = 0;
      for (Map.Entry<FingerPosition, Enrolled> finger : held.encounters().get(i).entrySet()) {
        Matcher matcher = matchers.get(finger.getKey());
        if (matcher != null) {
          FingerPair pair = matcher.pair(finger.getValue());
          sum += pair.excess();
          said.put(finger.getKey(), pair);
        }
      }
      double score = said.isEmpty() ? 0 : Evidence.decibans(sum, said.size());
      if (best == null || score > best.score()) {
        best = new Scored(i, score, said);
      }
    }
    return best;
  }

  /** What the scored encounter lacks is compared with the newest that has it. */
  private static FingerAgreement completed(
      Map<FingerPosition, FingerPair> pairs, Map<FingerPosition, Matcher> matchers, Held held) {
    for (int i = held.encounters().size() - 1; i >= 0; i--) {
      Map<FingerPosition, Enrolled> encounter = held.encounters().get(i);
      matchers.forEach(
          (position, matcher) -> {
            Enrolled other = encounter.get(position);
            if (other != null && !pairs.containsKey(position)) {
              pairs.put(position, matcher.pair(other));
            }
          });
    }
    return FingerAgreement.of(
        pairs,
        matchers.keySet(),
        held.subject().encounters(),
        false,
        (finger, other) -> matchers.get(finger).pair(Enrolled.of(other)));
  }

  @Override
  public String engineVersion() {
    return VERSION;
  }
}
