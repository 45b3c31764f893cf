package org.tenprint.biometric.adapter.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Places for bodies. */
class AbisPlacesTest {
  @Test
  void one_client_does_not_hold_them_all_and_all_together_hold_no_more_than_there_are() {
    AbisPlaces places = new AbisPlaces(3, 2);
    assertTrue(places.taken("slow"));
    assertTrue(places.taken("slow"));
    assertFalse(places.taken("slow"));
    assertTrue(places.taken("other"));
    assertFalse(places.taken("third"));
    places.left("slow");
    assertTrue(places.taken("third"));
    assertFalse(places.taken("slow"));
    places.left("third");
    assertTrue(places.taken("slow"));
  }
}
