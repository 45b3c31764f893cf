package org.tenprint.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerArgumentsTest {

  @Test
  void readsFolderPortAndOverrides() {
    BrokerArguments read =
        BrokerArguments.parse(
            List.of("--data", "x", "--port", "9092", "--set", "a.b=1=2", "--set", "c=d"));
    assertTrue(read.data().isAbsolute());
    assertEquals(9092, read.port());
    assertEquals(Map.of("a.b", "1=2", "c", "d"), read.overrides());
  }

  @Test
  void withoutAPortAnyFreeOneIsTaken() {
    assertEquals(0, BrokerArguments.parse(List.of("--data", "x")).port());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--port 9092",
        "--data",
        "--data x --port many",
        "--data x --port 65536",
        "--data x --port -1",
        "--data x --set novalue",
        "--data x --set =1",
        "--data x --prot 1"
      })
  void refusesWhatItDoesNotUnderstand(String line) {
    List<String> arguments = List.of(line.split(" "));
    assertThrows(IllegalArgumentException.class, () -> BrokerArguments.parse(arguments));
  }
}
