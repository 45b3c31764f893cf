package org.tenprint.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ThreadStacksTest {
  @Test
  void aThreadIsToldWithWhereItIs() throws InterruptedException {
    CountDownLatch over = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    Thread one = new Thread(() -> waits(begun, over), "told-1");
    one.start();
    begun.await();
    try {
      String told = ThreadStacks.told("told-\\d");
      assertTrue(told.startsWith("told-1 at "), told);
      assertTrue(told.contains("ThreadStacksTest.waits"), told);
      assertEquals("", ThreadStacks.told("told"), "the whole name");
    } finally {
      over.countDown();
      one.join();
    }
  }

  private static void waits(CountDownLatch begun, CountDownLatch over) {
    begun.countDown();
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
