package org.tenprint.booking.adapter.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.tenprint.booking.application.Unavailable;

class BodiesTest {
  private static final int LIMIT = 64 * 1024;

  private long now;
  private final Bodies bodies = new Bodies(80 * 1024, () -> now);

  @Test
  void readsABodyOfItsLimit() throws Exception {
    byte[] sent = new byte[LIMIT];
    try (Bodies.Body body = bodies.read(new ByteArrayInputStream(sent), LIMIT, LIMIT)) {
      assertArrayEquals(sent, body.take());
    }
  }

  @Test
  void refusesADeclaredLengthWithoutReading() {
    InputStream unread =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("was read");
          }
        };
    assertThrows(Bodies.TooLarge.class, () -> bodies.read(unread, LIMIT + 1, LIMIT));
  }

  @Test
  void readsNoFurtherThanTheLimitWhateverWasDeclared() {
    for (long declared : new long[] {-1, 10}) {
      ByteArrayInputStream endless = new ByteArrayInputStream(new byte[4 * LIMIT]);
      assertThrows(Bodies.TooLarge.class, () -> bodies.read(endless, declared, LIMIT));
      assertEquals(3 * LIMIT - 1, endless.available());
    }
  }

  @Test
  void aBodyThatTricklesInGivesItsShareBack() throws Exception {
    InputStream trickle =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }

          @Override
          public int read(byte[] into, int from, int most) {
            now += 1_000_000_000L;
            return 1;
          }
        };
    assertThrows(Bodies.TooSlow.class, () -> bodies.read(trickle, -1, LIMIT));
    assertEquals(121_000_000_000L, now);
    bodies.read(new ByteArrayInputStream(new byte[LIMIT]), -1, LIMIT).close();
  }

  @Test
  void whoFindsTheBudgetHeldComesBackLaterAndClosingGivesItBack() throws Exception {
    ByteArrayInputStream none = new ByteArrayInputStream(new byte[0]);
    try (Bodies.Body held = bodies.read(none, -1, LIMIT)) {
      assertEquals(0, held.take().length);
      assertThrows(Unavailable.class, () -> bodies.read(none, -1, LIMIT));
    }
    bodies.read(none, -1, LIMIT).close();
    assertThrows(Bodies.TooLarge.class, () -> bodies.read(none, LIMIT + 1, LIMIT));
    bodies.read(none, -1, LIMIT).close();
  }
}
