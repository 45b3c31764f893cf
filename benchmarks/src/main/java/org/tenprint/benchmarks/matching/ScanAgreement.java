package org.tenprint.benchmarks.matching;

import com.machinezoo.sourceafis.FingerprintMatcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tenprint.matching.Candidate;
import org.tenprint.matching.Decision;
import org.tenprint.matching.Evidence;
import org.tenprint.matching.FingerPosition;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.Gallery;
import org.tenprint.matching.SearchResult;
import org.tenprint.matching.SourceAfis;
import org.tenprint.matching.Subject;
import org.tenprint.matching.TenPrint;
import org.tenprint.matching.Thresholds;

/**
 * How often the engine and the exhaustive scan answer differently, ten fingers. A whole scan of
 * 100,000 people takes a minute of CPU, so two parts: everybody scanned in a small gallery; and in
 * the large one the mate alone compared on all fingers, which is the scan's answer unless a
 * stranger reaches the match threshold (one search in a thousand by that threshold's definition).
 * Arguments: result folder, people. Command: {@code mvn -pl benchmarks -am compile
 * exec:exec@scan-agreement}.
 */
public final class ScanAgreement {
  private static final int SMALL = 300;
  private static final int SMALL_SEARCHES = 60;
  private static final int MATED = 500;

  private ScanAgreement() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Map<String, Object> result = Machine.facts("exec:exec@scan-agreement");
    result.put("wholeScan", wholeScan());
    Population population = new Population(Integer.parseInt(args[1]));
    result.put("people", population.people);
    result.put("mateBooking", mateOnly(population, ImpressionQuality.BOOKING));
    result.put("mateFvcLike", mateOnly(population, ImpressionQuality.FVC_LIKE));
    Path folder = Path.of(args[0]);
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("matching-agreement.json"), Json.write(result));
    System.out.println(Json.write(result));
  }

  /** Half the probes are enrolled people's, half are strangers'. */
  private static Map<String, Object> wholeScan() {
    Gallery engine = Galleries.create(SMALL);
    Gallery scan = Galleries.exhaustive();
    SyntheticPeople people = new SyntheticPeople(Population.ENROLLED);
    for (int person = 0; person < SMALL; person++) {
      Subject subject =
          Subject.of(
              Population.id(person), people.encounter(person, 0, ImpressionQuality.BOOKING, 10));
      engine.put(subject);
      scan.put(subject);
    }
    int differ = 0;
    for (int i = 0; i < SMALL_SEARCHES; i++) {
      TenPrint probe =
          people.encounter(SMALL - SMALL_SEARCHES / 2 + i, 1, ImpressionQuality.FVC_LIKE, 10);
      differ += answer(engine.search(probe)).equals(answer(scan.search(probe))) ? 0 : 1;
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("people", SMALL);
    facts.put("searches", SMALL_SEARCHES);
    facts.put("different", differ);
    return facts;
  }

  private static String answer(SearchResult result) {
    Decision decision = Thresholds.DEFAULT.decide(result);
    return decision == Decision.NO_MATCH
        ? "NO_MATCH"
        : decision + " " + result.best().map(Candidate::subjectId).orElse("");
  }

  private static Map<String, Object> mateOnly(Population population, ImpressionQuality quality) {
    SyntheticPeople people = new SyntheticPeople(Population.ENROLLED);
    double threshold = Thresholds.DEFAULT.matchScore(population.people);
    int notProposed = 0;
    int judgedOtherwise = 0;
    for (int i = 0; i < MATED; i++) {
      int person = i * (population.people / MATED);
      TenPrint probe = people.encounter(person, 1, quality, 10);
      boolean scan =
          compare(probe, people.encounter(person, 0, ImpressionQuality.BOOKING, 10)) >= threshold;
      SearchResult result = population.gallery.search(probe);
      boolean engine =
          Thresholds.DEFAULT.decide(result) == Decision.MATCH
              && result.best().orElseThrow().subjectId().equals(Population.id(person));
      boolean listed =
          result.candidates().stream().anyMatch(c -> c.subjectId().equals(Population.id(person)));
      notProposed += scan && !listed ? 1 : 0;
      judgedOtherwise += scan != engine && (listed || !scan) ? 1 : 0;
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("searches", MATED);
    facts.put("mateNotProposed", notProposed);
    facts.put("mateProposedButDecisionDiffers", judgedOtherwise);
    return facts;
  }

  private static double compare(TenPrint probe, TenPrint mate) {
    double sum = 0;
    for (FingerPosition position : probe.fingers().keySet()) {
      sum +=
          new FingerprintMatcher(SourceAfis.template(probe.fingers().get(position)))
              .match(SourceAfis.template(mate.fingers().get(position)));
    }
    return Evidence.decibans(sum, probe.size());
  }
}
