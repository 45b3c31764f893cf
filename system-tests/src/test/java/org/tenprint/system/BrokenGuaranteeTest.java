package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenprint.localstack.Service;

class BrokenGuaranteeTest {
  private static final String COMBINATION = "java/org/tenprint/policy/decision/Combination.java";

  @ParameterizedTest
  @EnumSource
  void whatIsExchangedStandsOnceInTheSourceOfToday(BrokenGuarantee broken) throws IOException {
    String altered = broken.mutant().altered();
    broken
        .mutant()
        .changes()
        .values()
        .forEach(put -> assertTrue(altered.contains(put), broken + " has not: " + put));
  }

  @Test
  void eachHasItsOwnFolder() {
    List<String> names = Stream.of(BrokenGuarantee.values()).map(Object::toString).toList();
    assertEquals(new HashSet<>(names).size(), names.size(), names.toString());
    assertFalse(names.isEmpty());
  }

  @Test
  void whatDoesNotStandThereOrTwiceIsNoMutant() {
    for (String text : Set.of("withholding = first(Effect.WITHHOLD);", "Considered voice")) {
      Mutant mutant =
          new Mutant("none", Service.NOTIFICATION, "policy", COMBINATION, Map.of(text, ""));
      AssertionError refused = assertThrows(AssertionError.class, mutant::altered);
      assertTrue(refused.getMessage().contains(text), refused.getMessage());
    }
  }
}
