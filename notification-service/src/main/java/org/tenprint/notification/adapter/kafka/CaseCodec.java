package org.tenprint.notification.adapter.kafka;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tenprint.events.immigration.Determination;
import org.tenprint.messaging.Envelope;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.notification.domain.Case;
import org.tenprint.notification.domain.CaseEntry;
import org.tenprint.notification.domain.EarlyEvents;
import org.tenprint.notification.domain.Happening;
import org.tenprint.notification.domain.LogAddress;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.cases.CaseFile;
import org.tenprint.policy.decision.Disclosure;
import org.tenprint.policy.decision.Disposition;
import org.tenprint.policy.fact.Dismissal;
import org.tenprint.policy.fact.GoneCharges;
import org.tenprint.policy.fact.Reported;
import org.tenprint.policy.fact.Request;

/**
 * State to and from the bytes of the stores: {@code {"version":21,"value":…}}, JSON of the
 * components' own names, the determination inside as an event, of each decision what {@link
 * LeanCase} leaves, and facts that stand more than once as {@link SharedFacts} writes them.
 *
 * <p>Every released version is read for ever; what has none is version 1. What a later version
 * wrote ends the process. Samples of each version, which a test reads, say when a name changed.
 */
final class CaseCodec {
  /** The version that is written. */
  static final int VERSION = 21;

  /** From this version on an event that came early says itself who reports a dismissed charge. */
  private static final int DISMISSED_BY_TWO = 16;

  /**
   * What is kept of a booking.
   *
   * @param opened what stands beside its case, once there is one
   */
  record Kept(Optional<OpenedCase> opened, CaseEntry entry) {}

  /** A case on its way to bytes. */
  record KeptCase(
      byte[] determination,
      Envelope envelope,
      CaseFile file,
      int step,
      Instant at,
      SortedMap<String, String> sent,
      SortedMap<String, SortedMap<Integer, String>> earlier) {
    KeptCase {
      Objects.requireNonNull(determination, "determination");
      Objects.requireNonNull(envelope, "envelope");
      Objects.requireNonNull(file, "file");
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(sent, "sent");
    }
  }

  /** An entry on its way to bytes. */
  record KeptEntry(Optional<KeptCase> open, List<Happening> early, List<LogAddress> ahead) {
    KeptEntry {
      early = List.copyOf(early);
      ahead = List.copyOf(ahead);
    }

    KeptEntry reportedBySources() {
      return new KeptEntry(
          open, early.stream().map(Happening::reportedByItsSource).toList(), ahead);
    }
  }

  /** Any value on its way to bytes. */
  record Versioned<T>(int version, T value) {}

  /** Events by the names of their kinds. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = CaseEvent.Reviewed.class, name = "REVIEWED"),
    @JsonSubTypes.Type(value = CaseEvent.ChargeDismissed.class, name = "CHARGE_DISMISSED"),
    @JsonSubTypes.Type(value = CaseEvent.DismissalTakenBack.class, name = "DISMISSAL_TAKEN_BACK"),
    @JsonSubTypes.Type(value = CaseEvent.PersonProtected.class, name = "PROTECTED"),
    @JsonSubTypes.Type(value = CaseEvent.ProtectionLifted.class, name = "PROTECTION_LIFTED"),
    @JsonSubTypes.Type(value = CaseEvent.FactStated.class, name = "FACT_STATED"),
    @JsonSubTypes.Type(value = CaseEvent.TriedAsAdult.class, name = "TRIED_AS_ADULT"),
    @JsonSubTypes.Type(value = CaseEvent.AdultTrialVacated.class, name = "ADULT_TRIAL_VACATED"),
    @JsonSubTypes.Type(value = CaseEvent.Consented.class, name = "CONSENTED"),
    @JsonSubTypes.Type(value = CaseEvent.ConsentWithdrawn.class, name = "CONSENT_WITHDRAWN"),
    @JsonSubTypes.Type(value = CaseEvent.Expunged.class, name = "EXPUNGED"),
    @JsonSubTypes.Type(value = CaseEvent.Misidentified.class, name = "MISIDENTIFIED"),
    @JsonSubTypes.Type(value = CaseEvent.Requested.class, name = "REQUESTED"),
    @JsonSubTypes.Type(value = CaseEvent.Dispatched.class, name = "DISPATCHED")
  })
  private interface Kinds {}

  /** By what a request is known when it comes in twice, which is kept beside the case. */
  @JsonIgnoreProperties("request")
  private interface ComesOnce {}

  /** To version 4 the warrant alone was kept of a request, under its own name. */
  private interface AskedBefore {
    @JsonAlias("warrant")
    Optional<Request> request();
  }

  /** The same of an event. */
  private interface RequestedBefore {
    @JsonAlias("warrant")
    Request request();
  }

  /** By which reference data a hold was said is written where it is known. */
  private interface SaidBy {
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    Optional<String> referenceData();
  }

  /** What stood before a review that was put off is written of such a one alone. */
  private interface KnownBefore {
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    Optional<LogAddress> behind();
  }

  /** To version 20 one paper waited of each code, and no dismissed charge was kept. */
  private interface OnePaperBefore {
    @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
    SortedMap<String, List<Dismissal>> dismissals();

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    Optional<GoneCharges> gone();
  }

  /** That it takes a dismissal back is written of what does. */
  private interface TakesBack {
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    boolean back();
  }

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .addModule(new SimpleModule().addDeserializer(Request.class, new RequestReader()))
          .addModule(SharedFacts.module())
          .addMixIn(CaseEvent.class, Kinds.class)
          .addMixIn(Happening.class, ComesOnce.class)
          .addMixIn(Happening.Known.class, KnownBefore.class)
          .addMixIn(Disclosure.class, AskedBefore.class)
          .addMixIn(Disclosure.Taken.class, AskedBefore.class)
          .addMixIn(CaseEvent.Requested.class, RequestedBefore.class)
          .addMixIn(Disposition.class, SaidBy.class)
          .addMixIn(Reported.class, OnePaperBefore.class)
          .addMixIn(Dismissal.class, TakesBack.class)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Pattern VERSIONED = Pattern.compile("\\{\"version\":(\\d{1,9}),.*");
  private static final int PREFIX = 32;

  /** Readable: the whole state is sealed. */
  private static final EventCodec<Determination> DETERMINATIONS =
      EventCodec.of(Determination.class);

  private final NotificationCodecs.Inputs events;

  CaseCodec(NotificationCodecs.Inputs events) {
    this.events = events;
  }

  byte[] encode(Kept kept) {
    CaseEntry entry = kept.entry();
    return bytes(
        new KeptEntry(
            entry.open().map(open -> written(open, kept.opened().orElseThrow())),
            entry.early().events(),
            List.copyOf(entry.ahead())));
  }

  private KeptCase written(Case open, OpenedCase beside) {
    return new KeptCase(
        DETERMINATIONS.encode(beside.determination()),
        beside.envelope(),
        LeanCase.of(open.file()),
        open.step(),
        open.at(),
        beside.sent(),
        beside.earlier());
  }

  /**
   * A case as it is kept.
   *
   * @throws IllegalStateException if it is none: a matter of this case alone
   */
  Kept decode(String booking, byte[] bytes) {
    KeptEntry entry = entry(bytes);
    return new Kept(
        entry.open().map(this::beside),
        new CaseEntry(
            entry.open().map(open -> new Case(booking, open.file(), open.step(), open.at())),
            new EarlyEvents(entry.early()),
            CaseEntry.sorted(entry.ahead())));
  }

  private KeptEntry entry(byte[] bytes) {
    try {
      int version = version(bytes);
      if (version == 1) {
        return read(bytes, FirstEntry.class).now(events);
      }
      KeptEntry kept = read(bytes, KeptEntry.class);
      return version < DISMISSED_BY_TWO ? kept.reportedBySources() : kept;
    } catch (UncheckedIOException e) {
      throw new IllegalStateException("a kept case cannot be read", e);
    }
  }

  private OpenedCase beside(KeptCase kept) {
    try {
      Determination determination = events.determinations().decode(kept.determination());
      return new OpenedCase(determination, kept.envelope(), kept.sent(), kept.earlier());
    } catch (PoisonEvent e) {
      throw new IllegalStateException("a kept determination cannot be read", e);
    }
  }

  /** The version of the state that these bytes are. */
  static int version(byte[] bytes) {
    String start =
        new String(bytes, 0, Math.min(bytes.length, PREFIX), StandardCharsets.ISO_8859_1);
    Matcher versioned = VERSIONED.matcher(start);
    return versioned.matches() ? Integer.parseInt(versioned.group(1)) : 1;
  }

  /** Any record of this service to bytes. */
  static byte[] bytes(Object value) {
    try {
      return JSON.writeValueAsBytes(new Versioned<>(VERSION, value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("state cannot be written", e);
    }
  }

  /**
   * Any record of this service from bytes.
   *
   * @throws NewerState if a later version wrote it
   * @throws UncheckedIOException if they are no such record
   */
  static <T> T read(byte[] bytes, Class<T> type) {
    int version = version(bytes);
    if (version > VERSION) {
      throw new NewerState(version, VERSION);
    }
    try {
      T value = version == 1 ? JSON.readValue(bytes, type) : versioned(bytes, type);
      if (value == null) {
        throw new IOException("it is empty");
      }
      return value;
    } catch (IOException e) {
      throw new UncheckedIOException("state cannot be read", e);
    }
  }

  private static <T> T versioned(byte[] bytes, Class<T> type) throws IOException {
    JavaType versioned = JSON.getTypeFactory().constructParametricType(Versioned.class, type);
    Versioned<T> read = JSON.readValue(bytes, versioned);
    return read.value();
  }
}
