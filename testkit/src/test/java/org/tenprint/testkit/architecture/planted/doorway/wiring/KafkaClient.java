package org.tenprint.testkit.architecture.planted.doorway.wiring;

final class KafkaClient {}
