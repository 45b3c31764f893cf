package org.tenprint.testkit.architecture.planted.transactions.adapter.kafka;

/** Called as SmallRye's. */
public interface KafkaTransactions<T> {
  void withTransaction(T emitted);
}
