package org.tenprint.matching;

import com.machinezoo.sourceafis.FingerprintCompatibility;
import com.machinezoo.sourceafis.FingerprintMatcher;
import com.machinezoo.sourceafis.FingerprintTemplate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The reference: every finger of the probe against the same finger of every encounter by
 * SourceAFIS, scores added, the best encounter of a subject counted. Cost: 50 to 100 µs a finger
 * and encounter, 10 to 17 kB of heap a finger.
 */
final class ExhaustiveGallery implements Gallery {
  static final String VERSION = "exhaustive-1/sourceafis-" + FingerprintCompatibility.version();

  private record Held(Subject subject, List<Map<FingerPosition, FingerprintTemplate>> encounters) {}

  private final Map<String, Held> subjects = new ConcurrentHashMap<>();

  @Override
  public void put(Subject subject) {
    List<Map<FingerPosition, FingerprintTemplate>> encounters = new ArrayList<>();
    for (TenPrint encounter : subject.encounters()) {
      Map<FingerPosition, FingerprintTemplate> fingers = new EnumMap<>(FingerPosition.class);
      encounter
          .fingers()
          .forEach((position, template) -> fingers.put(position, SourceAfis.template(template)));
      encounters.add(fingers);
    }
    subjects.put(subject.id(), new Held(subject, encounters));
  }

  @Override
  public boolean remove(String subjectId) {
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
  public SearchResult search(TenPrint probe, int candidates) {
    Map<FingerPosition, FingerprintMatcher> matchers = new EnumMap<>(FingerPosition.class);
    probe
        .fingers()
        .forEach(
            (position, template) ->
                matchers.put(position, new FingerprintMatcher(SourceAfis.template(template))));
    return CorrectedSearch.search(
        probe, size(), correction -> ranked(moved(matchers, correction), candidates), VERSION);
  }

  private static Map<FingerPosition, FingerprintMatcher> moved(
      Map<FingerPosition, FingerprintMatcher> matchers, SequenceCorrection correction) {
    Map<FingerPosition, FingerprintMatcher> moved = new EnumMap<>(FingerPosition.class);
    matchers.forEach((position, matcher) -> moved.put(correction.apply(position), matcher));
    return moved;
  }

  private List<Candidate> ranked(Map<FingerPosition, FingerprintMatcher> matchers, int candidates) {
    return subjects.values().stream()
        .map(held -> compare(matchers, held))
        .filter(candidate -> candidate.score() > 0)
        .sorted(Candidate.RANKING)
        .limit(candidates)
        .collect(Collectors.toList());
  }

  private static Candidate compare(Map<FingerPosition, FingerprintMatcher> matchers, Held held) {
    Candidate best = new Candidate(held.subject().id(), 0, 0);
    for (Map<FingerPosition, FingerprintTemplate> encounter : held.encounters()) {
      double sum = 0;
      int fingers = 0;
      for (Map.Entry<FingerPosition, FingerprintTemplate> finger : encounter.entrySet()) {
        FingerprintMatcher matcher = matchers.get(finger.getKey());
        if (matcher != null) {
          sum += matcher.match(finger.getValue());
          fingers++;
        }
      }
      double score = fingers == 0 ? 0 : Evidence.decibans(sum, fingers);
      if (score > best.score()) {
        best = new Candidate(held.subject().id(), score, fingers);
      }
    }
    return best;
  }

  @Override
  public String engineVersion() {
    return VERSION;
  }
}
