package org.tenprint.notification.adapter.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.tenprint.decisions.CaseState;
import org.tenprint.events.immigration.Determination;
import org.tenprint.messaging.Envelope;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.policy.CaseFile;
import org.tenprint.policy.Decision;
import org.tenprint.policy.Disclosure;

/**
 * Cases to and from the bytes of the state store: JSON of the case's own components, the
 * determination inside as an event. Explanations are left out: nothing that follows rests on them.
 */
final class CaseCodec {
  /** An open case on its way to bytes. */
  record Kept(
      byte[] determination,
      Envelope envelope,
      CaseFile file,
      int step,
      Instant at,
      SortedMap<String, String> sent) {}

  /** An entry on its way to bytes. */
  record KeptEntry(Optional<Kept> open, List<CaseEntry.Early> early) {}

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
          .build();

  private final EventCodec<Determination> determinations;

  CaseCodec(EventCodec<Determination> determinations) {
    this.determinations = determinations;
  }

  byte[] encode(CaseEntry entry) {
    return bytes(new KeptEntry(entry.open().map(this::kept), entry.early()));
  }

  private Kept kept(CaseEntry.Open open) {
    CaseState state = open.state();
    return new Kept(
        determinations.encode(state.determination()),
        open.envelope(),
        lean(state.file()),
        state.step(),
        state.at(),
        state.sent());
  }

  private static CaseFile lean(CaseFile file) {
    return new CaseFile(
        file.circumstances(),
        file.decided(),
        file.disclosures().stream().map(CaseCodec::lean).toList(),
        file.checked(),
        file.bookVersion());
  }

  private static Disclosure lean(Disclosure disclosure) {
    Decision decision = disclosure.taken().decision();
    Decision unexplained =
        new Decision(
            decision.outcome(),
            decision.reason(),
            decision.instruments(),
            decision.holds(),
            List.of());
    return new Disclosure(
        disclosure.recipient(),
        disclosure.warrant(),
        new Disclosure.Taken(
            unexplained,
            disclosure.taken().at(),
            disclosure.taken().circumstances(),
            disclosure.taken().warrant()),
        disclosure.latest(),
        disclosure.sending(),
        disclosure.sent());
  }

  CaseEntry decode(byte[] bytes) {
    KeptEntry entry = read(bytes, KeptEntry.class);
    return new CaseEntry(entry.open().map(this::open), entry.early());
  }

  private CaseEntry.Open open(Kept kept) {
    try {
      Determination determination = determinations.decode(kept.determination());
      return new CaseEntry.Open(
          new CaseState(determination, kept.file(), kept.step(), kept.at(), kept.sent()),
          kept.envelope());
    } catch (PoisonEvent e) {
      throw new IllegalStateException("a kept determination cannot be read", e);
    }
  }

  /** Any record of this package to bytes. */
  static byte[] bytes(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("state cannot be written", e);
    }
  }

  /** Any record of this package from bytes. */
  static <T> T read(byte[] bytes, Class<T> type) {
    try {
      return JSON.readValue(bytes, type);
    } catch (IOException e) {
      throw new UncheckedIOException("state cannot be read", e);
    }
  }
}
