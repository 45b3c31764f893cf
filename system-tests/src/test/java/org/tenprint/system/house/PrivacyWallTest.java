package org.tenprint.system.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recipient and topic are joined in one place, {@code RecipientAddress}. */
class PrivacyWallTest {
  /** A recipient's kind put before a code, a case on it, or a recipient's topic by hand. */
  private static final Pattern BY_HAND =
      Pattern.compile(
          "\"(field-office|sib|agency|request):\"|case \"(field-office|sib)\""
              + "|\"(field-office|sib|agency)\\.\"|\\.(matches|identifications)\\.v1\"");

  /** The catalogue, the address, and policy's own word: a test in decisions holds them together. */
  private static final Set<String> WALL =
      Set.of("TopicCatalogue.java", "RecipientAddress.java", "Recipient.java");

  @Test
  void noSourceJoinsARecipientToATopicByHand() {
    List<String> byHand =
        Sources.mainSources().stream()
            .filter(source -> !WALL.contains(source.getFileName().toString()))
            .filter(source -> joins(Sources.read(source)))
            .map(Path::toString)
            .toList();
    assertEquals(List.of(), byHand);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "equals(\"agency:\" + ori)",
        "case \"field-office\" -> x",
        "\"sib.\" + state + \".identifications.v1\"",
        "\"field-office.%s.matches.v1\""
      })
  void aPlantedJoinIsFound(String planted) {
    assertTrue(joins(planted));
  }

  @Test
  void aRecipientOfADemoIsNoJoin() {
    assertFalse(joins("await(\"field-office:BOS\")"));
  }

  private static boolean joins(String source) {
    return BY_HAND.matcher(source.replace("\"biometric.identifications.v1\"", "")).find();
  }
}
