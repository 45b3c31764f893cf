package org.tenprint.notification.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenprint.notification.domain.PrintEvidence;
import org.tenprint.notification.domain.SheetFinger;
import org.tenprint.notification.domain.SheetFinger.Says;
import org.tenprint.testkit.Checkout;

/** What an examiner reads of the prints. */
class WorkSheetDocumentTest {
  private static SheetFinger finger(int position, Says says, Double decibans) {
    return new SheetFinger(
        position,
        says,
        Optional.ofNullable(decibans),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static PrintEvidence evidence(List<SheetFinger> fingers) {
    return new PrintEvidence(
        "S-1",
        Optional.of("FINGER_CONTRADICTS"),
        Optional.of(118.4),
        Optional.empty(),
        70,
        60,
        10_000,
        "e",
        Optional.of("HANDS_EXCHANGED"),
        Optional.of(fingers));
  }

  @Test
  void eachFingerHasItsVerdictItsScoreAndWhatTheyMean() {
    SheetFinger whole =
        new SheetFinger(
            1,
            Says.CONFIRMS,
            Optional.of(33.1),
            Optional.of(true),
            Optional.of(178),
            Optional.of(81));
    Map<String, Object> prints =
        WorkSheetDocument.prints(
            evidence(
                List.of(
                    whole,
                    finger(2, Says.AGREES, null),
                    finger(4, Says.LABELLED_OTHERWISE, 41.0),
                    finger(5, Says.CONTRADICTS, 21.0),
                    finger(7, Says.NOT_COMPARED, null))));
    assertEquals("HANDS_EXCHANGED", prints.get("assumed"));
    assertEquals(List.of(1, 2), prints.get("agreeing"));
    assertEquals(List.of(4), prints.get("undecided"));
    assertEquals(List.of(5), prints.get("contradicting"));
    List<?> fingers = (List<?>) prints.get("fingers");
    assertEquals(
        Map.of(
            "position",
            1,
            "verdict",
            "confirms",
            "says",
            "agrees, strongly",
            "means",
            "at most one in 1,000 strangers' fingers is as alike",
            "decibans",
            33.1,
            "asAlike",
            "about one in 2,000 strangers' fingers",
            "shown",
            true,
            "turnedDegrees",
            178,
            "quality",
            81),
        fingers.get(0));
    assertEquals(
        List.of("position", "verdict", "says", "means"),
        List.copyOf(((Map<?, ?>) fingers.get(1)).keySet()));
    Map<?, ?> contradicting = (Map<?, ?>) fingers.get(3);
    assertEquals(21.0, contradicting.get("decibans"));
    assertTrue(!contradicting.containsKey("asAlike"), "its score is chance's");
  }

  @ParameterizedTest
  @CsvSource({"11.8, '20'", "20, '100'", "29.9, '1,000'", "39.9, '10,000'"})
  void aScoreOfOneThatAgreesIsAShareOfStrangers(double decibans, String number) {
    assertEquals(
        Optional.of("about one in " + number + " strangers' fingers"),
        finger(1, Says.AGREES, decibans).chance());
  }

  @ParameterizedTest
  @CsvSource({"40", "412", "1e300"})
  void beyondWhatWasMeasuredNoShareIsTold(double decibans) {
    assertTrue(
        finger(1, Says.CONFIRMS, decibans).chance().orElseThrow().startsWith("fewer than one in"));
  }

  /** People read one meaning, here and in the page that explains it. */
  @ParameterizedTest
  @EnumSource
  void itsWordsAreThoseOfThePage(Says says) throws IOException {
    String page = Files.readString(Checkout.root().resolve("docs/scores.md"));
    String row =
        page.lines()
            .filter(line -> line.startsWith("| **" + says.words() + "**"))
            .findFirst()
            .orElseThrow();
    assertTrue(row.contains(says.meaning()), row);
  }

  /** What the document names of prints is what the code can say. */
  @Test
  void theDocumentNamesEveryVerdict() throws IOException {
    String document =
        Files.readString(Checkout.root().resolve("docs/openapi/notification-service.yaml"));
    String verdicts =
        String.join(", ", Arrays.stream(Says.values()).map(WorkSheetDocument::word).toList());
    assertTrue(document.contains("verdict: {enum: [" + verdicts + "]"), verdicts);
    assertTrue(document.contains("doubt: {enum: [" + names("Doubt") + "]"), "doubt");
    String assumed = names("LabelCorrection").replace("UNKNOWN, NONE, ", "");
    assertTrue(document.contains("assumed: {enum: [" + assumed + "]"), assumed);
  }

  private static String names(String schema) throws IOException {
    String avro =
        Files.readString(
            Checkout.root().resolve("events/src/main/avro/biometric/" + schema + ".avsc"));
    return avro.substring(avro.indexOf("\"symbols\": [") + 12, avro.indexOf(']'))
        .replaceAll("[\\s\"]", "")
        .replace(",", ", ");
  }
}
