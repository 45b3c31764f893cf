package org.tenprint.testkit.architecture.planted.waiting.adapter.kafka;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

final class Waiting {
  private final Condition changed = new ReentrantLock().newCondition();
  private boolean there;

  synchronized void put() {
    there = true;
    notifyAll();
    changed.signal();
  }

  synchronized void take() throws InterruptedException {
    while (!there) {
      wait(50);
      this.wait();
      changed.awaitNanos(50);
      LockSupport.parkNanos(50);
      Thread.sleep(50);
    }
  }
}
