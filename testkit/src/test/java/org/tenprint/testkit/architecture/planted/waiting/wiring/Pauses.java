package org.tenprint.testkit.architecture.planted.waiting.wiring;

import java.time.Duration;

final class Pauses {
  void pause(Duration length) throws InterruptedException {
    Thread.sleep(length.toMillis());
  }
}
