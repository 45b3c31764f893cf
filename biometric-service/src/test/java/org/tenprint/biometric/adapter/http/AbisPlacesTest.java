package org.tenprint.biometric.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.tenprint.doorway.GeneralProblem;
import org.tenprint.doorway.body.Busy;

/** Places with resources. */
class AbisPlacesTest {
  private final AbisPlaces places = new AbisPlaces(3, 2);

  private String take(String client) {
    return places.take(client).map(Busy::kind).map(GeneralProblem::name).orElse("taken");
  }

  @Test
  void one_client_does_not_hold_them_all_and_all_together_hold_no_more_than_there_are() {
    assertEquals("taken", take("much"));
    assertEquals("taken", take("much"));
    assertEquals("TOO_MANY", take("much"));
    assertEquals("taken", take("other"));
    assertEquals("UNAVAILABLE", take("third"));
    assertEquals("TOO_MANY", take("much"), "its own are told, whoever has the rest");
    places.left("much");
    assertEquals("taken", take("third"));
    assertEquals("UNAVAILABLE", take("much"));
    places.left("third");
    assertEquals("taken", take("much"));
  }
}
