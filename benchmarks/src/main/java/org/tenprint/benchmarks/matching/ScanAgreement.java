package org.tenprint.benchmarks.matching;

import com.machinezoo.sourceafis.FingerprintMatcher;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.tenprint.benchmarks.run.Progress;
import org.tenprint.benchmarks.run.ResultFile;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.Candidate;
import org.tenprint.matching.Decision;
import org.tenprint.matching.Evidence;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.Gallery;
import org.tenprint.matching.SearchResult;
import org.tenprint.matching.Thresholds;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.SourceAfis;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/**
 * How often the engine and the exhaustive scan answer differently, ten fingers. A whole scan of
 * 100,000 people takes a minute of CPU and more, so two parts: everybody scanned in a small
 * gallery; and in the large one the mate alone compared on all fingers, which is the scan's answer
 * unless a stranger reaches the match threshold (one search in a thousand by that threshold's
 * definition). Each difference is told with its cause.
 */
final class ScanAgreement {
  private static final int SMALL = 1000;
  private static final int SMALL_SEARCHES = 200;

  private final ResultFile results;
  private final Progress progress;

  /** Why the engine answers otherwise than the scan. */
  private enum Cause {
    /** The index did not propose the mate. */
    MATE_NOT_PROPOSED,
    /** The mate came first and beyond the threshold, and what the fingers say holds the card. */
    HELD_IN_DOUBT,
    /** The mate was judged on fewer fingers than the scan compares, which made the decision. */
    JUDGED_ON_FEWER_FINGERS,
    /** Another subject stands before the mate or beside it beyond the threshold. */
    ANOTHER_SUBJECT,
    /** None of these. */
    OTHER
  }

  ScanAgreement(ResultFile results, Progress progress) {
    this.results = results;
    this.progress = progress;
  }

  void run(int people, int mated) throws IOException {
    results.put("engine", Galleries.create(1).engineVersion());
    results.put("wholeScan", wholeScan());
    Map<String, Object> facts = new LinkedHashMap<>();
    results.put("people", people);
    results.put("gallery", facts);
    Population population = Population.build(people, facts, progress);
    List<ProbeSource> sources = new ArrayList<>();
    sources.add(new SyntheticProbes("booking", ImpressionQuality.BOOKING, people));
    sources.add(new SyntheticProbes("fvcLike", ImpressionQuality.FVC_LIKE, people));
    RealPrints.find().ifPresent(prints -> sources.add(new RealProbes(prints.prints())));
    for (ProbeSource source : sources) {
      results.put(source.name(), mateOnly(population.gallery, source, mated));
    }
  }

  /** Half the probes are enrolled people's, half are strangers'. */
  private Map<String, Object> wholeScan() {
    Gallery engine = Galleries.create(SMALL);
    Gallery scan = Galleries.exhaustive();
    SyntheticPeople people = new SyntheticPeople(Population.ENROLLED);
    for (int person = 0; person < SMALL; person++) {
      Subject subject =
          Subject.of(
              Population.id(person),
              people.encounter(person, 0, ImpressionQuality.BOOKING, FingerPosition.COUNT));
      engine.put(subject);
      scan.put(subject);
    }
    AtomicInteger differ = new AtomicInteger();
    Workers.each(
        progress,
        "whole scans of " + SMALL + " people",
        SMALL_SEARCHES,
        i -> {
          TenPrint probe =
              new SyntheticPeople(Population.ENROLLED)
                  .encounter(
                      SMALL - SMALL_SEARCHES / 2 + i,
                      1,
                      ImpressionQuality.FVC_LIKE,
                      FingerPosition.COUNT);
          if (!answer(engine.search(probe)).equals(answer(scan.search(probe)))) {
            differ.incrementAndGet();
          }
        });
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("people", SMALL);
    facts.put("searches", SMALL_SEARCHES);
    facts.put("different", differ.get());
    return facts;
  }

  private static String answer(SearchResult result) {
    Decision decision = Thresholds.DEFAULT.decide(result);
    return decision == Decision.NO_MATCH
        ? "NO_MATCH"
        : decision + " " + result.best().map(Candidate::subjectId).orElse("");
  }

  private Map<String, Object> mateOnly(Gallery gallery, ProbeSource source, int wanted) {
    List<Map<String, Object>> differences = Collections.synchronizedList(new ArrayList<>());
    int searches = 0;
    for (ProbeSource.Round round : source.mated(wanted, FingerPosition.COUNT)) {
      round.enrolled().forEach(gallery::put);
      Workers.each(
          progress,
          "mated searches of " + source.name(),
          round.count(),
          i -> {
            ProbeSource.Search search = round.search().apply(i);
            search
                .probe()
                .flatMap(probe -> difference(gallery, probe, search.mate().orElseThrow()))
                .ifPresent(differences::add);
          });
      searches += round.count();
      round.enrolled().forEach(subject -> gallery.remove(subject.id()));
    }
    Proportion different = new Proportion(differences.size(), searches);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("searches", searches);
    facts.put("different", differences.size());
    facts.put("differentShareUpper95", different.high());
    facts.put("differences", differences);
    return facts;
  }

  private static Optional<Map<String, Object>> difference(
      Gallery gallery, TenPrint probe, String mate) {
    SearchResult result = gallery.search(probe);
    Subject held = gallery.find(mate).orElseThrow();
    double scanned = compare(probe, held.encounters().get(0));
    double threshold = Thresholds.DEFAULT.matchScore(result.gallerySize());
    boolean scan = scanned >= threshold;
    boolean engine =
        Thresholds.DEFAULT.decide(result) == Decision.MATCH
            && result.best().orElseThrow().subjectId().equals(mate);
    if (scan == engine) {
      return Optional.empty();
    }
    Optional<Candidate> listed =
        result.candidates().stream().filter(c -> c.subjectId().equals(mate)).findFirst();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("mate", mate);
    facts.put("cause", cause(result, listed, probe.size()));
    facts.put("doubt", Thresholds.DEFAULT.doubt(result).map(Enum::name).orElse(""));
    facts.put("threshold", threshold);
    facts.put("scanScoreOfMate", scanned);
    facts.put("engineScoreOfMate", listed.map(Candidate::score).orElse(0.0));
    facts.put("engineFingersOfMate", listed.map(Candidate::fingersUsed).orElse(0));
    facts.put("engineBest", result.best().map(Candidate::subjectId).orElse("nobody"));
    facts.put("engineMargin", result.margin());
    return Optional.of(facts);
  }

  private static Cause cause(SearchResult result, Optional<Candidate> mate, int fingers) {
    if (mate.isEmpty()) {
      return Cause.MATE_NOT_PROPOSED;
    }
    double threshold = Thresholds.DEFAULT.matchScore(result.gallerySize());
    boolean another =
        result.candidates().stream().anyMatch(c -> !c.equals(mate.get()) && c.score() >= threshold);
    if (another) {
      return Cause.ANOTHER_SUBJECT;
    }
    if (mate.get().score() >= threshold) {
      return Cause.HELD_IN_DOUBT;
    }
    return mate.get().fingersUsed() < fingers ? Cause.JUDGED_ON_FEWER_FINGERS : Cause.OTHER;
  }

  private static double compare(TenPrint probe, TenPrint mate) {
    double sum = 0;
    int used = 0;
    for (FingerPosition position : probe.fingers().keySet()) {
      if (mate.finger(position).isPresent()) {
        FingerTemplate own = probe.fingers().get(position);
        FingerTemplate other = mate.fingers().get(position);
        double score =
            new FingerprintMatcher(SourceAfis.template(own)).match(SourceAfis.template(other));
        sum += Evidence.excess(score, own.size(), other.size());
        used++;
      }
    }
    return used == 0 ? 0 : Evidence.decibans(sum, used);
  }
}
