package org.tenprint.system.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClockCallsTest {
  private static final long HOUR = 3_600_000;

  /** Has a long among its constants, which takes two places there. */
  static final class Asks implements Callable<Long> {
    private static final long FAR = 1L << 40;

    @Override
    public Long call() {
      LongSupplier reference = System::currentTimeMillis;
      return Math.min(reference.getAsLong(), System.currentTimeMillis()) + FAR - FAR;
    }
  }

  /** Asks another clock. */
  static final class AsksNone implements Callable<Long> {
    @Override
    public Long call() {
      return System.nanoTime();
    }
  }

  private static final class Redirecting extends ClassLoader {
    private Redirecting() {
      super(ClockCallsTest.class.getClassLoader());
    }

    private Class<?> define(byte[] bytes) {
      return defineClass(null, bytes, 0, bytes.length);
    }
  }

  @AfterEach
  void right() {
    WrongClock.ahead(0);
  }

  @Test
  void whoAsksTheClockIsToldAnHourMoreOrLess() throws Exception {
    var made = new Redirecting().define(ClockCalls.redirected(bytes(Asks.class)));
    var constructor = made.getDeclaredConstructor();
    constructor.setAccessible(true);
    Callable<?> asks = (Callable<?>) constructor.newInstance();
    for (long ahead : new long[] {HOUR, -HOUR, 0}) {
      WrongClock.ahead(ahead);
      long told = (Long) asks.call() - System.currentTimeMillis();
      assertEquals(ahead / HOUR, Math.round((double) told / HOUR));
    }
  }

  @Test
  void whoAsksNoClockIsLeftAlone() throws IOException {
    assertNull(ClockCalls.redirected(bytes(AsksNone.class)));
  }

  @Test
  void nanosecondsSinceAnInstantAreOfTheWrongClockToo() {
    WrongClock.ahead(HOUR);
    long seconds = System.currentTimeMillis() / 1_000 - 100;
    long hours = Math.round(WrongClock.getNanoTimeAdjustment(seconds) / 1e9 / 3_600);
    assertEquals(1, hours);
  }

  private static byte[] bytes(Class<?> type) throws IOException {
    String name = type.getName().replace('.', '/') + ".class";
    try (InputStream file = type.getClassLoader().getResourceAsStream(name)) {
      return file.readAllBytes();
    }
  }
}
