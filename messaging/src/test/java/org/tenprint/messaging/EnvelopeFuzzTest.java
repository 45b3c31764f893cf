package org.tenprint.messaging;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.tenprint.testkit.fuzz.KeptInputs;

/**
 * Headers of a record, as anybody may have written them: an envelope, always, from which another
 * follows, and which a record can carry. An input is a header after the other: its name's number,
 * the length of its value, the value.
 */
public class EnvelopeFuzzTest {
  private static final List<String> NAMES =
      List.of(
          "ce_specversion",
          "ce_id",
          "ce_source",
          "ce_type",
          "ce_subject",
          "ce_time",
          "ce_correlationid",
          "content-type",
          "traceparent",
          "other");
  private static final Instant RECORDED = Instant.parse("2011-06-06T04:00:00Z");

  @Test
  void keptInputsHold() {
    assertTrue(KeptInputs.replay(getClass(), EnvelopeFuzzTest::fuzzerTestOneInput) > 0);
  }

  public static List<byte[]> seeds() {
    RecordHeaders headers = new RecordHeaders();
    Envelope.first("/a", "b.C", "d", "e", RECORDED).writeTo(headers);
    byte[] seed = new byte[4096];
    int at = 0;
    for (var header : headers) {
      seed[at++] = (byte) NAMES.indexOf(header.key());
      seed[at++] = (byte) header.value().length;
      System.arraycopy(header.value(), 0, seed, at, header.value().length);
      at += header.value().length;
    }
    return List.of(Arrays.copyOf(seed, at));
  }

  /** The target. */
  public static void fuzzerTestOneInput(byte[] input) {
    RecordHeaders headers = new RecordHeaders();
    int at = 0;
    while (at + 2 <= input.length) {
      String name = NAMES.get((input[at] & 0xff) % NAMES.size());
      int length = input[at + 1] & 0xff;
      int end = Math.min(input.length, at + 2 + length);
      headers.add(name, length == 0xff ? null : Arrays.copyOfRange(input, at + 2, end));
      at = end;
    }
    Envelope envelope = Envelope.readFrom(headers, "topic/0/1", RECORDED);
    check(envelope);
    check(envelope.next("/b", "c.D", "s", "1", RECORDED));
    Envelope again = writtenAndRead(envelope);
    check(again);
    if (!writtenAndRead(again).equals(again)) {
      throw new AssertionError("an envelope that was written by us reads as another");
    }
  }

  private static Envelope writtenAndRead(Envelope envelope) {
    Headers headers = new RecordHeaders();
    envelope.writeTo(headers);
    return Envelope.readFrom(headers, "topic/0/2", RECORDED);
  }

  private static void check(Envelope envelope) {
    boolean said =
        Stream.of(envelope.id(), envelope.source(), envelope.type(), envelope.correlationId())
            .noneMatch(String::isEmpty);
    if (!said) {
      throw new AssertionError("a part of the envelope is empty");
    }
    if (!envelope.traceparent().matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}")) {
      throw new AssertionError("no trace context");
    }
    envelope.time().toEpochMilli();
    for (String text : List.of(envelope.id(), envelope.source(), envelope.subject())) {
      if (text.getBytes(StandardCharsets.UTF_8).length > 1024) {
        throw new AssertionError("a part of the envelope without end");
      }
    }
  }
}
