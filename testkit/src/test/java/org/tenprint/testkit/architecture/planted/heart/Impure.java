package org.tenprint.testkit.architecture.planted.heart;

import org.apache.kafka.common.TopicPartition;

public record Impure(TopicPartition partition) {}
