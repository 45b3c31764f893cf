package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShownOutputTest {
  private static final String UNTIL = "2026-11-27T12:00:00Z";

  private static boolean matches(List<String> shown, List<String> printed) {
    return ShownOutput.matches(shown, printed);
  }

  @Test
  void whatIsAnotherEachTimeIsNotCompared() {
    List<String> printed =
        List.of("WHERE     WHAT", "a.v1/2/0  MATCH with 12.5,", "          told", "end");
    assertTrue(matches(List.of("WHERE WHAT", "...", "end"), printed));
    assertTrue(matches(List.of("WHERE WHAT", "a.v1/1/77  MATCH with 3.1, told", "end"), printed));
    assertTrue(matches(List.of("..."), List.of()));
  }

  @Test
  void whatIsPrintedOtherwiseIsSeen() {
    List<String> printed = List.of("WHERE WHAT", "a.v1/2/0  MATCH with 12.5,", "  told", "end");
    assertFalse(matches(List.of("WHERE WHAT", "a.v1/1/77  GREY with 3.1, told", "end"), printed));
    assertFalse(matches(List.of("WHERE WHAT", "a.v1/1/77  MATCH with 3.1, told"), printed));
    assertFalse(matches(List.of("WHERE WHAT", "..."), List.of("WHERE")));
    assertFalse(matches(List.of("...", "end"), List.of("end", "more")));
    assertFalse(matches(List.of(), List.of("more")));
    assertFalse(matches(List.of("EQUAL 65"), List.of("EQUAL 64")));
  }

  @Test
  void jsonIsComparedByWhatItSays() {
    String printed =
        "{\"id\":\"381166fe-6a43-5d1b-9d0e-7c8f2b1a4e60\",\"status\":\"ACCEPTED\",\"notUsed\":[]}";
    assertTrue(
        matches(
            List.of("{\"id\":\"381166fe-…\", \"status\":\"ACCEPTED\",", " \"notUsed\":[]}"),
            List.of(printed)));
    assertFalse(
        matches(
            List.of("{\"id\":\"381166fe-…\",\"status\":\"REFUSED\",\"notUsed\":[]}"),
            List.of(printed)));
    assertFalse(
        matches(List.of("{\"id\":\"381166fe-…\",\"status\":\"ACCEPTED\"}"), List.of(printed)));
  }

  @Test
  void rowsOfLaterAreOfSomebodyElseAndEarlierOnesAreNot() {
    List<String> shown = List.of("TIME WHAT", "2026-01-01T00:00:00Z  told");
    String row = "2026-11-27T11:00:00.5Z  told";
    List<String> later = List.of("TIME  WHAT", row, "2026-11-27T12:00:01Z  more");
    assertTrue(matches(shown, ShownOutput.until(UNTIL, later)));
    assertFalse(matches(shown, later));
    List<String> earlier = List.of("TIME  WHAT", row, "2026-11-27T11:59:59Z  more");
    assertFalse(matches(shown, ShownOutput.until(UNTIL, earlier)));
  }
}
