package org.tenprint.audit.prints;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.MinutiaPair;

/**
 * One finger of a booking beside the candidate's.
 *
 * @param heading whose, in one line
 * @param finger its position as booked
 * @param said what the identification says of it
 * @param again whether comparing it here and now gives the same, in words; empty where it was not
 *     compared
 * @param card the booking's print; empty where there is none that was searched
 * @param record the candidate's; empty where the record has none
 * @param pairs minutiae that lie on each other; none where it was not compared
 */
public record FingerSheet(
    String heading,
    FingerPosition finger,
    Said said,
    String again,
    Optional<Side> card,
    Optional<Side> record,
    List<MinutiaPair> pairs) {
  /**
   * A print.
   *
   * @param label under which it stands there, and since when
   * @param source where it is from
   * @param quality how far it can be relied on, and by what that was told
   */
  record Side(FingerTemplate template, String label, String source, String quality) {}

  /** Such as {@code left index (7)}. */
  public String name() {
    return name(finger);
  }

  static String name(FingerPosition finger) {
    return finger.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " (" + finger.code() + ")";
  }

  /** Of its picture. */
  public String fileName() {
    return String.format(
        Locale.ROOT,
        "finger-%02d-%s.svg",
        finger.code(),
        finger.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /** What it says, in a few words. */
  public String verdict() {
    return said.verdict().words();
  }

  /** Decibans; empty where there is none. */
  public String score() {
    return said.score().isPresent() ? ScoreWords.score(said.score().getAsDouble()) : "";
  }

  /** What that means. */
  public String meaning() {
    return ScoreWords.of(said);
  }

  /** Quality of both sides. */
  public String quality() {
    return "booking: %s; record: %s"
        .formatted(
            card.map(Side::quality).orElse("none"), record.map(Side::quality).orElse("none"));
  }
}
