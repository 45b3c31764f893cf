package org.tenprint.system;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What people and field offices say of a case that does not exist, by each word in order. */
final class CaseWords {
  private static final UUID UNKNOWN = UUID.nameUUIDFromBytes(new byte[] {7});

  private static final String PAPER = ", \"authority\": \"Court\", \"order\": \"1\"";
  private static final String SINCE = ", \"from\": \"2011-06-06T14:00:00Z\"";
  private static final String ORI = ", \"ori\": \"MA0130100\"";

  /** What a kind is told by, beside the booking; nothing where it is not here. */
  private static final Map<String, String> MORE =
      Map.of(
          "request", ORI + ", \"warrant\": \"none\"",
          "expunged", ", \"order\": \"O-1\"",
          "charge-dismissed", ", \"ncic\": \"1201\"" + PAPER,
          "dismissal-taken-back", ", \"ncic\": \"1201\"" + PAPER,
          "protection-lifted", ", \"ground\": \"ended\"" + PAPER + SINCE,
          "fact-stated", ", \"fact\": \"registry\", \"says\": \"no\"" + PAPER + SINCE,
          "tried-as-adult", PAPER,
          "adult-trial-vacated", PAPER,
          "consented",
              ORI + ", \"asked\": \"2011-06-06T14:00:00Z\", \"form\": \"1\", \"terms\": \"alone\"",
          "consent-withdrawn", ORI);

  private CaseWords() {}

  /** The body; empty where the row is not of a word. */
  static Optional<String> body(HttpTable.Row row) {
    return switch (row.route()) {
      case "POST /reviews" -> Optional.of(said("verdict", row.variant(), ""));
      case "POST /case-events" ->
          Optional.of(said("kind", row.variant(), MORE.getOrDefault(row.variant(), "")));
      default -> Optional.empty();
    };
  }

  private static String said(String key, String word, String more) {
    return "{\"booking\": \"%s\", \"%s\": \"%s\"%s}".formatted(UNKNOWN, key, word, more);
  }
}
