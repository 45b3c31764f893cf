package org.tenprint.benchmarks.matching;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.tenprint.benchmarks.run.Progress;
import org.tenprint.matching.intake.BookedPrints;
import org.tenprint.matching.intake.Extraction;
import org.tenprint.matching.intake.Print;

/**
 * A booking's images extracted in turn by one thread, and by it and one more, by turns: by the wall
 * clock, since that is what a booking waits for.
 */
final class BookedExtraction {
  private static final int OTHERS = 1;
  private static final double MILLIS = 1_000;

  private final Progress progress;
  private final List<List<Print>> bookings;
  private final Sample inTurn = new Sample();
  private final Sample ahead = new Sample();
  private int same;
  private int spent;

  /**
   * @param bookings prints of each
   */
  BookedExtraction(Progress progress, List<List<Print>> bookings) {
    this.progress = progress;
    this.bookings = bookings;
  }

  /** Figures of so many rounds. */
  Map<String, Object> measure(int rounds) {
    Progress.Phase phase = progress.begin("bookings", rounds * bookings.size());
    ExecutorService others = Executors.newFixedThreadPool(OTHERS);
    try {
      for (int i = 0; i < rounds * bookings.size(); i++) {
        List<Print> prints = bookings.get(i % bookings.size());
        List<Extraction> first = List.of();
        for (int turn = 0; turn < 2; turn++) {
          boolean alone = (i + turn) % 2 == 0;
          List<Extraction> now =
              alone
                  ? timed(inTurn, prints, BookedPrints.inTurn())
                  : timed(ahead, prints, BookedPrints.ahead(prints, others::execute));
          same += turn == 1 && now.equals(first) ? 1 : 0;
          first = now;
        }
        phase.step();
      }
    } finally {
      others.shutdown();
    }
    phase.end();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("bookings", inTurn.count());
    facts.put("imagesOfEach", bookings.get(0).size());
    facts.put("sameOutcome", same);
    facts.put("nominalMillisAtMost", spent);
    facts.put("inTurnWallMillisP50", inTurn.quantile(0.5));
    facts.put("aheadThreads", OTHERS + 1);
    facts.put("aheadWallMillisP50", ahead.quantile(0.5));
    return facts;
  }

  private List<Extraction> timed(Sample sample, List<Print> prints, BookedPrints booked) {
    double begun = progress.seconds();
    List<Extraction> extractions = new ArrayList<>();
    try (booked) {
      prints.forEach(print -> extractions.add(booked.extract(print)));
      spent = Math.max(spent, booked.spent());
    }
    sample.add(MILLIS * (progress.seconds() - begun));
    return extractions;
  }
}
