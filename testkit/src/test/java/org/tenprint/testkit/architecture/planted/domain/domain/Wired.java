package org.tenprint.testkit.architecture.planted.domain.domain;

import org.apache.kafka.common.TopicPartition;

public record Wired(TopicPartition partition) {}
