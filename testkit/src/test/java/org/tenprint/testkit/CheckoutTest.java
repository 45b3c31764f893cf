package org.tenprint.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class CheckoutTest {

  @Test
  void theRootHoldsTheModules() {
    assertTrue(Files.exists(Checkout.root().resolve("testkit").resolve("pom.xml")));
  }

  @Test
  void referenceDataThatIsNotThereIsAbsent() {
    assertTrue(Checkout.shared("no/such/reference").isEmpty());
  }
}
