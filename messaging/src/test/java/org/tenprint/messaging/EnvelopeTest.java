package org.tenprint.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
  private final Envelope first =
      Envelope.first("/booking-service", "org.tenprint.Booking", "b-1", "x", Samples.TIME);

  @Test
  void survivesTheHeaders() {
    RecordHeaders headers = new RecordHeaders();
    first.writeTo(headers);
    assertEquals(first, Envelope.readFrom(headers, "topic/0/1", Samples.TIME.plusSeconds(9)));
    assertEquals(
        "1.0", new String(headers.lastHeader("ce_specversion").value(), StandardCharsets.UTF_8));
  }

  @Test
  void whatFollowsIsTheSameInAReplayAndKeepsTheChain() {
    Envelope next = first.next("/biometric-service", "t", "b-1", "", Samples.TIME);
    assertEquals(next, first.next("/biometric-service", "t", "b-1", "", Samples.TIME));
    assertEquals(first.correlationId(), next.correlationId());
    assertEquals(first.traceparent().substring(3, 35), next.traceparent().substring(3, 35));
    assertNotEquals(first.id(), next.id());
    assertNotEquals(first.traceparent(), next.traceparent());
    assertNotEquals(
        next.id(), first.next("/biometric-service", "t", "b-1", "2", Samples.TIME).id());
  }

  @Test
  void aForeignRecordGetsAChainOfItsOwn() {
    Envelope made = Envelope.readFrom(new RecordHeaders(), "topic/0/1", Samples.TIME);
    assertEquals(made, Envelope.readFrom(new RecordHeaders(), "topic/0/1", Samples.TIME));
    assertTrue(made.traceparent().matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01"), made.traceparent());
  }

  @Test
  void oversizedOrBrokenHeadersAreNotBelieved() {
    RecordHeaders headers = new RecordHeaders();
    first.writeTo(headers);
    byte[] huge = new byte[100_000];
    Arrays.fill(huge, (byte) 'a');
    headers.add("ce_correlationid", huge);
    headers.add("traceparent", "not a trace".getBytes(StandardCharsets.UTF_8));
    headers.add("ce_time", "yesterday".getBytes(StandardCharsets.UTF_8));
    Envelope read = Envelope.readFrom(headers, "topic/0/1", Samples.TIME);
    assertEquals(first.id(), read.correlationId());
    assertEquals(Samples.TIME, read.time());
    assertTrue(read.traceparent().startsWith("00-"), read.traceparent());
  }
}
