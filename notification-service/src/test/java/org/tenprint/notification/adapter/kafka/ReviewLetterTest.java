package org.tenprint.notification.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tenprint.decisions.Times;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.notification.Review;
import org.tenprint.messaging.Emitter;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.notification.TestKeys;
import org.tenprint.notification.domain.Happening;
import org.tenprint.notification.domain.LogAddress;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.Verdict;

/** What is put aside of a review out of its turn is the record as it stands in the log. */
class ReviewLetterTest {
  private static final UUID BOOKING = new UUID(1, 1);
  private static final LogAddress WHERE = new LogAddress(TopicCatalogue.REVIEWS.name(), 0, 7);
  private static final Instant SAID = Instant.parse("2026-06-01T12:00:00Z");
  private static final Instant STOOD = Instant.parse("2026-05-31T08:00:00Z");
  private static final Happening UNREAD =
      new Happening(new CaseEvent.Reviewed("ann", Verdict.RELEASE), WHERE, "ann", Optional.empty());

  private final NotificationCodecs codecs =
      NotificationCodecs.of(Optional.empty(), TestKeys.MEMORY);
  private final byte[] said =
      codecs
          .inputs()
          .reviews()
          .encode(
              new Review(
                  BOOKING,
                  "ann",
                  org.tenprint.events.notification.Verdict.RELEASE,
                  Times.written(SAID, ZoneOffset.ofHours(-5))));
  private final List<Object[]> letters = new ArrayList<>();

  private byte[] putAside(Happening review, Map<LogAddress, byte[]> log) {
    Emitter out =
        (Emitter)
            Proxy.newProxyInstance(
                Emitter.class.getClassLoader(),
                new Class<?>[] {Emitter.class},
                (proxy, method, arguments) -> letters.add(arguments) ? null : proxy);
    new CaseOutbox(
            null, codecs, null, null, out, null, null, at -> Optional.ofNullable(log.get(at)))
        .putAside(BOOKING.toString(), review);
    assertEquals(1, letters.size());
    assertEquals(WHERE.topic(), letters.get(0)[0]);
    return (byte[]) letters.get(0)[2];
  }

  @Test
  void ofOneThatStandsUnread() {
    assertArrayEquals(said, putAside(UNREAD, Map.of(WHERE, said)));
  }

  @Test
  void ofOneThatWasPutOff() {
    Happening waits = UNREAD.putOff(STOOD, 3, Optional.empty());
    assertArrayEquals(said, putAside(waits, Map.of(WHERE, said)));
  }

  @Test
  void whereTheLogHasItNoMoreItIsWrittenAnew() throws PoisonEvent {
    byte[] anew = putAside(UNREAD.putOff(STOOD, 3, Optional.empty()), Map.of());
    Review read = codecs.inputs().reviews().decode(anew);
    assertEquals("ann", read.getBy());
    assertEquals(org.tenprint.events.notification.Verdict.RELEASE, read.getVerdict());
    assertEquals(STOOD, read.getAt().getInstant());
  }
}
