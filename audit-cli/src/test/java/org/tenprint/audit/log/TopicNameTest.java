package org.tenprint.audit.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;

class TopicNameTest {
  @Test
  void everyTopicOfTheCatalogueIsKnownByItsName() {
    for (TopicSpec spec : TopicCatalogue.ALL) {
      String name = spec.family() ? spec.of("MA0130100") : spec.name();
      TopicName parsed = TopicName.parse(name).orElseThrow();
      assertEquals(spec, parsed.spec());
      assertFalse(parsed.deadLetters());
      TopicName letters =
          TopicName.parse(TopicSpec.deadLetters(name, "booking-service")).orElseThrow();
      assertEquals(spec, letters.spec());
      assertEquals(Optional.of("booking-service"), letters.group());
      assertEquals(spec.biometrics(), letters.biometrics());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "orders", "__consumer_offsets", "agency..identifications.v1", "sib.M/A.x"})
  void othersAreNot(String name) {
    assertTrue(TopicName.parse(name).isEmpty());
  }
}
