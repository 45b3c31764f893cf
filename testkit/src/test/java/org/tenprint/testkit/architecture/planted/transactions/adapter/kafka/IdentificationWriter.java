package org.tenprint.testkit.architecture.planted.transactions.adapter.kafka;

record IdentificationWriter(KafkaTransactions<byte[]> channel) {}
