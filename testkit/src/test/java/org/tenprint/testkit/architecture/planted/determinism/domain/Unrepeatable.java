package org.tenprint.testkit.architecture.planted.determinism.domain;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

public final class Unrepeatable {
  Instant instant() {
    return Instant.now();
  }

  Supplier<Instant> reference() {
    return Instant::now;
  }

  LocalDate today() {
    return LocalDate.now(Clock.systemUTC());
  }

  UUID id() {
    return UUID.randomUUID();
  }

  long millis() {
    return System.currentTimeMillis();
  }

  long nanos() {
    return System.nanoTime();
  }

  double chance() {
    return Math.random();
  }

  Random random() {
    return new Random();
  }

  Random secure() {
    return new SecureRandom();
  }

  int local() {
    return ThreadLocalRandom.current().nextInt();
  }
}
