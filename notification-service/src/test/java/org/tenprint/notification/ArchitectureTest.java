package org.tenprint.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.tenprint.testkit.architecture.ServiceArchitecture;

class ArchitectureTest {
  @Test
  void theServiceHasTheShapeOfAService() {
    new ServiceArchitecture("org.tenprint.notification").check();
  }

  /** So that the rule against them cannot pass by a name of before. */
  @Test
  void smallRyesTransactionsAreStillCalledAsTheRuleNamesThem() throws ClassNotFoundException {
    Class<?> theirs =
        Class.forName(
            "io.smallrye.reactive.messaging.kafka.transactions.KafkaTransactions",
            false,
            getClass().getClassLoader());
    assertEquals("KafkaTransactions", theirs.getSimpleName());
  }
}
