package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PlantedVerdictsTest {
  private static final String HEAD = "VERDICT    EVENT          WHERE       BOOKING  DETAILS\n";
  private static final String PLANTED =
      "DIFFERENT  Determination  immigration.determinations.v1/3/36  poison  cannot be decoded\n";
  private static final String WRONG =
      "DIFFERENT  Disposition  notification.dispositions.v1/3/36  5bc6-88 poison  other bytes\n";
  private static final String MISSING =
      "MISSING_INPUT  Determination  immigration.determinations.v1/3/37  poison  an input\n";

  @Test
  void whatATestPlantedIsNoDecision() {
    assertEquals(0, ended(1, HEAD + PLANTED + PLANTED + "EQUAL 6, DIFFERENT 2: not all EQUAL"));
    assertEquals(0, ended(0, "EQUAL 6, DIFFERENT 0"));
  }

  @Test
  void anythingElseStaysFound() {
    assertEquals(1, ended(1, HEAD + PLANTED + WRONG));
    assertEquals(1, ended(1, HEAD + PLANTED + MISSING));
    assertEquals(1, ended(1, HEAD));
    assertEquals(2, ended(2, HEAD + PLANTED));
  }

  private static int ended(int code, String output) {
    return PlantedVerdicts.without(new Audit.Result(code, output));
  }
}
