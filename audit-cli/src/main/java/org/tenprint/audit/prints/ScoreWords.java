package org.tenprint.audit.prints;

import java.util.List;
import java.util.Locale;
import org.tenprint.events.biometric.Identification;

/** What scores mean, for a reader who is no engineer; no more certain than what was measured. */
public final class ScoreWords {
  /** One in so many fingers of strangers: beyond it no rate of single fingers was measured. */
  private static final double MEASURED = 10_000;

  /** Decibans of one that confirms, and so contradicts by another encounter of the record alone. */
  private static final double CONFIRMING = 10 * Math.log10(1_000);

  private ScoreWords() {}

  /** What one finger's score means, a sentence or two. */
  static String of(Said said) {
    return switch (said.verdict()) {
      case CONFIRMS, AGREES -> alike(said);
      case UNDECIDED ->
          "No more alike than fingers of different people often are. A poor print of the same"
              + " finger looks so, too: this finger speaks neither for the candidate nor against.";
      case MISPLACED ->
          "Not alike to the record's finger of this label, but to another one of the record: a"
              + " label is wrong, the booking's or the record's. Here stand the two of the same"
              + " label.";
      case CONTRADICTS -> contradicts(said);
      case LACKING_IN_RECORD, LACKING_ON_CARD, NOT_COMPARED ->
          "This finger speaks neither for the candidate nor against.";
    };
  }

  /** Whether a finger that contradicts with such a score tells of a record of two people. */
  public static boolean isOfTwoPeople(double decibans) {
    return decibans >= CONFIRMING;
  }

  private static String contradicts(Said said) {
    return isOfTwoPeople(said.score().orElse(0))
        ? "Alike to one of the record's prints of this finger, and others of the record contradict:"
            + " almost surely the record holds the prints of two people, and which of them the"
            + " booking is of cannot be told by it."
        : "Not alike, although what the prints show should have been enough, by this finger, by all"
            + " that are not alike together, or by how its minutiae lie: almost surely another"
            + " person's finger, or one under a wrong label.";
  }

  private static String alike(Said said) {
    if (said.score().isEmpty()) {
      return "How alike was not told.";
    }
    double decibans = said.score().getAsDouble();
    double one = Math.pow(10, decibans / 10);
    String share =
        one >= MEASURED
            ? "fewer than one in 10,000 fingers of other people are expected to be as alike to it;"
                + " how many fewer has not been measured."
            : "about one in %s fingers of other people is expected to be as alike to it."
                .formatted(rounded(one));
    return "Score %s: %s".formatted(score(decibans), share);
  }

  /** What the whole score means, a sentence each. */
  public static List<String> of(Identification found) {
    String together =
        "%s%s. Score %s, of all fingers that made it together; a MATCH asked for %s."
            .formatted(
                found.getOutcome(),
                doubt(found),
                score(found.getScore() == null ? 0 : found.getScore()),
                score(found.getMatchThreshold()));
    String threshold =
        ("That was set so that of %s searches for people who are not enrolled about one finds"
                + " somebody by chance, among the %s then enrolled.")
            .formatted(
                rounded(1 / Math.max(1e-9, found.getFalsePositiveRate())),
                String.format(Locale.ROOT, "%,d", found.getGallerySize()));
    return List.of(
        together,
        threshold,
        "Ten points more are ten times fewer chance findings; beyond what was measured that is a"
            + " line drawn on, not a count.",
        "A score is not the probability that the prints are of one person. Chance was measured on"
            + " some kinds of prints: on another kind it can be several times as frequent.",
        "It knows nothing of how prints were taken, exchanged or labelled. Whether they are one"
            + " person's is a trained examiner's to say.");
  }

  /** Why it is in doubt, behind its outcome; empty where it is not, or does not say so. */
  public static String doubt(Identification found) {
    return found.getDoubt() == null
        ? ""
        : ", in doubt: " + found.getDoubt().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static String score(double decibans) {
    return String.format(Locale.ROOT, "%.1f", decibans);
  }

  /** One digit, and zeros. */
  private static String rounded(double number) {
    double unit = Math.pow(10, Math.floor(Math.log10(Math.max(1, number))));
    return String.format(Locale.ROOT, "%,d", Math.round(Math.round(number / unit) * unit));
  }
}
