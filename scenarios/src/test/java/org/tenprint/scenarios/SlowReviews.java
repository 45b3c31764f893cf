package org.tenprint.scenarios;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.tenprint.policy.fact.Findings;
import org.tenprint.policy.fact.Verdict;

/** What people said of a slow case's holds, and what two of them made of each. */
final class SlowReviews {
  private final Map<String, Map<String, Verdict>> votes = new TreeMap<>();
  private final Set<String> lifted = new TreeSet<>();
  private final Set<String> upheld = new TreeSet<>();
  private Findings.Citizenship citizenship = Findings.Citizenship.OPEN;

  /**
   * What a review brought about.
   *
   * @param nobody two people say that nobody was found
   * @param corrects what went out is to be taken back
   */
  record Agreed(boolean nobody, boolean corrects) {}

  /** The same so far. */
  SlowReviews copy() {
    SlowReviews copy = new SlowReviews();
    votes.forEach((hold, given) -> copy.votes.put(hold, new TreeMap<>(given)));
    copy.lifted.addAll(lifted);
    copy.upheld.addAll(upheld);
    copy.citizenship = citizenship;
    return copy;
  }

  Findings findings(boolean sealed) {
    return new Findings(
        sealed, citizenship, new TreeSet<>(lifted), new TreeSet<>(upheld), new TreeMap<>());
  }

  /** Nothing but what was upheld was said of questions that are asked anew. */
  void forget(String front) {
    votes.keySet().removeIf(hold -> hold.startsWith(front));
    lifted.removeIf(hold -> hold.startsWith(front));
  }

  /** The same of questions of which one of these instruments is asked. */
  void forget(Set<String> instruments) {
    forget(hold -> List.of(hold.split(" ")).stream().anyMatch(instruments::contains));
  }

  /** The same of such questions. */
  void forget(Predicate<String> rests) {
    votes.keySet().removeIf(rests);
    lifted.removeIf(rests);
  }

  /** Verdicts on what stands no longer are none. */
  void keepOnly(Set<String> standing) {
    votes.keySet().retainAll(standing);
  }

  /** A person's verdict on the holds that stand. */
  Agreed take(String by, Verdict verdict, Set<String> standing) {
    boolean nobody = false;
    boolean corrects = false;
    for (String hold : standing) {
      boolean identity = hold.equals("GREY") || hold.equals("OUT MATCH");
      boolean claim = hold.equals("CITIZENSHIP") || hold.equals("OUT CITIZEN");
      boolean answers =
          switch (verdict) {
            case MATCH, NO_MATCH -> identity;
            case CITIZEN, NOT_CITIZEN -> claim;
            case RELEASE, WITHHOLD -> !identity && !claim;
          };
      if (!answers) {
        continue;
      }
      Map<String, Verdict> given = votes.computeIfAbsent(hold, h -> new TreeMap<>());
      given.put(by, verdict);
      if (given.values().stream().filter(v -> v == verdict).count() >= 2) {
        nobody |= verdict == Verdict.NO_MATCH;
        corrects |= agreed(hold, verdict);
      }
    }
    return new Agreed(nobody, corrects);
  }

  /** What two people make of a hold; whether it takes back what went out. */
  private boolean agreed(String hold, Verdict verdict) {
    boolean out = hold.startsWith("OUT ");
    switch (verdict) {
      case MATCH -> {
        if (!out) {
          lifted.add("GREY");
        }
      }
      case NO_MATCH -> {
        // the case itself is of nobody from then on
      }
      case CITIZEN -> citizenship = Findings.Citizenship.CITIZEN;
      case NOT_CITIZEN -> citizenship = out ? citizenship : Findings.Citizenship.CLAIM_CLEARED;
      case RELEASE -> lifted.add(hold);
      case WITHHOLD -> upheld.add(hold);
    }
    return out && (verdict == Verdict.NO_MATCH || verdict == Verdict.CITIZEN);
  }
}
