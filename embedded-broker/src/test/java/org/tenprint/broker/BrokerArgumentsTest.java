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
            List.of(
                "--data",
                "x",
                "--identity",
                "y",
                "--peers",
                "z",
                "--port",
                "9092",
                "--cluster",
                "one",
                "--set",
                "a.b=1=2",
                "--set",
                "c=d"));
    assertTrue(read.data().isAbsolute());
    assertTrue(read.identity().orElseThrow().isAbsolute());
    assertTrue(read.peers().orElseThrow().endsWith("z"));
    assertEquals(9092, read.port());
    assertEquals("one", read.cluster().orElseThrow());
    assertEquals(Map.of("a.b", "1=2", "c", "d"), read.overrides());
  }

  @Test
  void withoutAPortAnyFreeOneIsTaken() {
    assertEquals(0, BrokerArguments.parse(List.of("--data", "x", "--identity", "y")).port());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--port 9092",
        "--data",
        "--data x",
        "--data x --unprotected false",
        "--data x --identity y --unprotected true",
        "--data x --unprotected true --peers z",
        "--data x --identity y --port many",
        "--data x --identity y --port 65536",
        "--data x --identity y --port -1",
        "--data x --identity y --set novalue",
        "--data x --identity y --set =1",
        "--data x --identity y --prot 1"
      })
  void refusesWhatItDoesNotUnderstand(String line) {
    List<String> arguments = List.of(line.split(" "));
    assertThrows(IllegalArgumentException.class, () -> BrokerArguments.parse(arguments));
  }
}
