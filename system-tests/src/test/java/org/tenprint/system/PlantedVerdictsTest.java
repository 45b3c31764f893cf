package org.tenprint.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.tenprint.events.TopicCatalogue;

class PlantedVerdictsTest {
  private static final String DETERMINATIONS = TopicCatalogue.DETERMINATIONS.name();
  private static final String IDENTIFICATIONS = TopicCatalogue.IDENTIFICATIONS.name();
  private static final String DISPOSITIONS = TopicCatalogue.DISPOSITIONS.name();
  private static final String BOOKING = "5bc6-88";
  private static final Instant TO = Instant.parse("2026-11-28T12:00:00Z");
  private static final String SECOND = "the booking has another before it";

  private final Map<String, List<ConsumerRecord<byte[], byte[]>>> log = new TreeMap<>();
  private final List<ConsumerRecord<byte[], byte[]>> repeated = new ArrayList<>();

  @Test
  void ofALogOnWhichNothingWasPlantedNothingIsSaid() {
    put(DETERMINATIONS, BOOKING);
    assertEquals(0, ended(0));
    assertEquals(1, ended(1));
    assertEquals(1, ended(1, said("Determination", DETERMINATIONS, 0, BOOKING, "other bytes")));
    assertEquals(3, ended(3));
  }

  @Test
  void whatNoServiceWroteIsSaidToBeNone() {
    put(DETERMINATIONS, "poison");
    put(DISPOSITIONS, "poison");
    put(IDENTIFICATIONS, "poison"); // which is not verified
    String determination = said("Determination", DETERMINATIONS, 0, "poison", "cannot be decoded");
    String disposition = said("Disposition", DISPOSITIONS, 0, "poison", "has no value");
    assertEquals(0, ended(1, determination, disposition));
    assertEquals(1, ended(1, determination), "it must be seen");
    assertEquals(1, ended(0), "they must be seen");
    assertEquals(1, ended(1, determination, disposition, disposition), "and once");
    assertEquals(
        1, ended(1, determination, said("CaseStep", DISPOSITIONS, 0, "poison", "has no value")));
  }

  @Test
  void anythingElseStaysFound() {
    put(DETERMINATIONS, "poison");
    String planted = said("Determination", DETERMINATIONS, 0, "poison", "cannot be decoded");
    assertEquals(0, ended(1, planted));
    String wrong = said("Disposition", DISPOSITIONS, 0, "poison", "other bytes");
    assertEquals(1, ended(1, planted, wrong), "no record of that key was planted there");
    assertEquals(1, ended(1, planted.replace("DIFFERENT", "MISSING_INPUT")));
    assertEquals(1, ended(1, planted.replace("poison", BOOKING)));
    assertEquals(2, ended(2, planted));
  }

  @Test
  void whatWasNotSeenToItsEndIsNotKnown() {
    put(DETERMINATIONS, "poison");
    String planted = said("Determination", DETERMINATIONS, 0, "poison", "cannot be decoded");
    assertEquals(2, ended(1, planted, DISPOSITIONS + "/3 is not yet decided behind 12"));
  }

  @Test
  void aDeterminationThatTheRunWroteAgainIsASecondOne() {
    put(DETERMINATIONS, BOOKING);
    repeated.add(put(DETERMINATIONS, BOOKING));
    String second = said("Determination", DETERMINATIONS, 1, BOOKING, SECOND);
    assertEquals(0, ended(1, second));
    assertEquals(1, ended(0));
    assertEquals(1, ended(1, said("Determination", DETERMINATIONS, 0, BOOKING, SECOND)));
    assertEquals(1, ended(1, second.replace(SECOND, "other bytes")));
  }

  @Test
  void soIsTheAnswerToAnIdentificationThatTheRunWroteAgainAndNoOther() {
    put(IDENTIFICATIONS, BOOKING);
    repeated.add(put(IDENTIFICATIONS, BOOKING));
    put(DETERMINATIONS, BOOKING);
    put(DETERMINATIONS, BOOKING);
    String second = said("Determination", DETERMINATIONS, 1, BOOKING, SECOND);
    assertEquals(0, ended(1, second));
    put(DETERMINATIONS, BOOKING);
    String third = said("Determination", DETERMINATIONS, 2, BOOKING, SECOND);
    assertEquals(1, ended(1, second, third), "which no repetition explains");
    put(DETERMINATIONS, "another");
    put(DETERMINATIONS, "another");
    String another = said("Determination", DETERMINATIONS, 4, "another", SECOND);
    assertEquals(1, ended(1, second, another), "whose identification stands once");
  }

  @Test
  void whatIsPlantedAfterTheWindowIsNotLookedAt() {
    log.computeIfAbsent(DETERMINATIONS, none -> new ArrayList<>())
        .add(record(DETERMINATIONS, 0, "poison", TO));
    assertEquals(0, ended(0));
  }

  private ConsumerRecord<byte[], byte[]> put(String topic, String key) {
    List<ConsumerRecord<byte[], byte[]>> records =
        log.computeIfAbsent(topic, none -> new ArrayList<>());
    var record = record(topic, records.size(), key, TO.minusSeconds(1));
    records.add(record);
    return record;
  }

  private static ConsumerRecord<byte[], byte[]> record(
      String topic, long offset, String key, Instant time) {
    return new ConsumerRecord<>(
        topic,
        0,
        offset,
        time.toEpochMilli(),
        TimestampType.CREATE_TIME,
        -1,
        -1,
        key.getBytes(UTF_8),
        new byte[0],
        new RecordHeaders(),
        Optional.empty());
  }

  private static String said(
      String event, String topic, int offset, String booking, String details) {
    return "{\"verdict\":\"DIFFERENT\",\"event\":\"%s\",\"where\":\"%s/0/%d\",\"booking\":\"%s\",\"details\":\"%s\"}"
        .formatted(event, topic, offset, booking, details);
  }

  private int ended(int code, String... lines) {
    List<String> all = new ArrayList<>(List.of("taking the decisions again ..."));
    Collections.addAll(all, lines);
    all.add("EQUAL 6, DIFFERENT 2, MISSING_INPUT 0, UNVERIFIABLE_ERASED 0");
    return PlantedVerdicts.on(log, repeated::contains, TO)
        .without(new Audit.Result(code, String.join("\n", all)));
  }
}
