package org.tenprint.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainersTest {

  @ParameterizedTest
  @CsvSource({"auto,true,true", "auto,false,false", "never,true,false", "always,false,true"})
  void theSwitchDecidesAndDockerOnlyWhenLeftToIt(String wish, boolean docker, boolean used) {
    assertEquals(used, Containers.used(wish, () -> docker));
  }

  @Test
  void unsetMeansWhereDockerAnswers() {
    assertTrue(Containers.used(null, () -> true));
  }

  @Test
  void aTypoIsAnErrorNotADefault() {
    BooleanSupplier docker = () -> true;
    var error = assertThrows(IllegalStateException.class, () -> Containers.used("nevr", docker));
    assertTrue(error.getMessage().contains("nevr"), error.getMessage());
  }
}
