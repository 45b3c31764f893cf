package org.tenprint.audit.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tenprint.audit.prints.ScoreWords;
import org.tenprint.events.biometric.FingerScore;
import org.tenprint.events.biometric.FingerVerdicts;

/** What each finger of an identification says, in words. */
final class Fingers {
  private static final String UNDECIDED = "is undecided";

  /** What an undecided finger is that has a score. */
  private static final String MISPLACED = "stands under another label in the record";

  private static final String CONTRADICTS = "contradicts";

  /** What a finger is by which a record is told to be of two people. */
  private static final String ALIKE_TO_ONE =
      "contradicts and is alike to one encounter of the record";

  private Fingers() {}

  /** A sentence that begins with a blank; fingers in the order of their positions. */
  static String text(FingerVerdicts said) {
    Map<Integer, String> words = new TreeMap<>();
    put(said.getAgreeing(), "agrees", words);
    put(said.getConfirming(), "confirms", words);
    put(said.getUndecided(), UNDECIDED, words);
    put(said.getContradicting(), CONTRADICTS, words);
    put(said.getLackingInRecord(), "is lacking in the record", words);
    put(said.getLackingOnCard(), "is lacking on the card", words);
    for (FingerScore score : said.getScores()) {
      String turned = score.getTurn() == null ? "" : ", turned by " + score.getTurn() + " degrees";
      words.computeIfPresent(
          score.getPosition(),
          (position, verdict) ->
              scored(verdict, score.getScore())
                  + " ("
                  + Words.score(score.getScore())
                  + turned
                  + ")");
    }
    List<String> fingers = new ArrayList<>();
    words.forEach((position, what) -> fingers.add(position + " " + what));
    return " By finger: " + Words.list(fingers) + "." + notShown(said);
  }

  /** Which fingers neither a score nor a second look shows; nothing where that was not told. */
  private static String notShown(FingerVerdicts said) {
    return said.getNotShown() == null || said.getNotShown().isEmpty()
        ? ""
        : " Not shown to be the candidate's: "
            + Words.list(said.getNotShown().stream().map(String::valueOf).toList())
            + ".";
  }

  private static String scored(String verdict, double decibans) {
    return switch (verdict) {
      case UNDECIDED -> decibans > 0 ? MISPLACED : verdict;
      case CONTRADICTS -> ScoreWords.isOfTwoPeople(decibans) ? ALIKE_TO_ONE : verdict;
      default -> verdict;
    };
  }

  private static void put(List<Integer> positions, String verdict, Map<Integer, String> words) {
    positions.forEach(position -> words.put(position, verdict));
  }
}
