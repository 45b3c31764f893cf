package org.tenprint.notification.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OfficesTest {
  @Test
  void whoseOfficeIsNotNamedSeesNothing() {
    Offices boston = Offices.of(List.of("BOS"));
    assertTrue(boston.have(Optional.of("BOS")));
    assertFalse(boston.have(Optional.of("SEA")));
    assertFalse(boston.have(Optional.empty()));
    assertTrue(Offices.of(List.of("BOS", "all")).have(Optional.empty()));
    assertTrue(Offices.of(List.of()).none());
    assertFalse(boston.none());
  }

  @Test
  void aWordThatIsNoCodeNamesNone() {
    assertEquals(
        new Offices(false, Set.of("BOS")),
        Offices.of(List.of("bos", "ALL*", "", " all", "BOS", "B\nS", "Bos", "field-office:SEA")));
    assertFalse(Offices.of(List.of("ALL")).have(Optional.of("BOS")));
  }
}
