package org.tenprint.notification.domain;

import java.util.Locale;
import java.util.Optional;

/**
 * What one finger of a booking says of the candidate.
 *
 * @param position 1 to 10, as booked
 * @param says of the candidate
 * @param decibans how alike, by this finger alone (of one that is labelled otherwise: to the finger
 *     of the record to which it belongs); empty where it was not compared, or that was not told
 * @param shown whether its score or a second look at its minutiae shows that it is the candidate's;
 *     empty where that was not told
 * @param turn degrees, 0 to 359, counter-clockwise, by which the booked print lies turned against
 *     the record's; empty unless the card was found turned
 * @param quality of the booked print, 0 to 100; empty where it was not searched, or that was not
 *     told. Of an image how much of a good print's area shows clear ridges, of a minutiae record
 *     how many minutiae it has; which of the two it was, an identification does not tell
 */
public record SheetFinger(
    int position,
    Says says,
    Optional<Double> decibans,
    Optional<Boolean> shown,
    Optional<Integer> turn,
    Optional<Integer> quality) {
  /** One in so many fingers of strangers: beyond it no rate of single fingers was measured. */
  private static final double MEASURED = 10_000;

  /** What a finger says, in the words of {@code docs/scores.md}. */
  public enum Says {
    /** It would be enrolled with the candidate's. */
    CONFIRMS("agrees, strongly", "at most one in 1,000 strangers' fingers is as alike"),
    /** More alike than the fingers of strangers. */
    AGREES("agrees", "more alike than most strangers' fingers; one in 15 is as alike or more"),
    /** Compared, and not alike. */
    UNDECIDED(
        "undecided",
        "not alike; a poor, turned or small print of the same finger looks so, too, and which it is"
            + " cannot be told"),
    /** Compared with the record's finger of its label, and alike to another one. */
    LABELLED_OTHERWISE(
        "alike to another finger of the record",
        "this finger is in the record under another label: one of the labels is wrong"),
    /** It, or all that are not alike together, all but surely another person's. */
    CONTRADICTS(
        "contradicts",
        "not alike, although what the prints show should have been enough, by this finger, by all"
            + " unlike ones together, or by how the minutiae of a poor one lie: almost surely"
            + " another person's, or a wrong label. A score below 30 that it has all the same is"
            + " chance's. One of 30 or more says that it is alike to one booking of the record while"
            + " another booking of it is somebody else's: the record holds two people's prints"),
    /** The candidate's record has no print of it. */
    LACKING_IN_RECORD("not compared", "the record has no print of it"),
    /** The booking has no usable print of it. */
    LACKING_ON_CARD("not compared", "the booking has no usable print of it"),
    /** It was searched, and why it was not compared is not told. */
    NOT_COMPARED("not compared", "one side has no print of it, or four others had found nothing");

    private final String words;
    private final String meaning;

    Says(String words, String meaning) {
      this.words = words;
      this.meaning = meaning;
    }

    /** A few words. */
    public String words() {
      return words;
    }

    /** What they mean. */
    public String meaning() {
      return meaning;
    }

    /** Whether it speaks for the candidate. */
    public boolean agrees() {
      return this == CONFIRMS || this == AGREES;
    }

    /** Whether it was compared and says nothing of the label that it has. */
    public boolean isUndecided() {
      return this == UNDECIDED || this == LABELLED_OTHERWISE;
    }
  }

  /**
   * How many strangers' fingers are as alike, of one that agrees: a share that is rounded to one
   * digit, and none beyond what was measured. Empty of the others, whose score means nothing.
   */
  public Optional<String> chance() {
    return decibans.filter(score -> says.agrees()).map(SheetFinger::share);
  }

  private static String share(double decibans) {
    double one = Math.pow(10, decibans / 10);
    if (one >= MEASURED) {
      return "fewer than one in 10,000 strangers' fingers; how many fewer was not measured";
    }
    double unit = Math.pow(10, Math.floor(Math.log10(Math.max(1, one))));
    return String.format(
        Locale.ROOT, "about one in %,d strangers' fingers", Math.round(one / unit) * (long) unit);
  }
}
