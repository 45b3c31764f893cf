package org.tenprint.notification.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.CaseChange;
import org.tenprint.decisions.CaseMoment;
import org.tenprint.decisions.CaseReplay;
import org.tenprint.decisions.CaseSettings;
import org.tenprint.decisions.KnownRules;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.immigration.Determination;
import org.tenprint.messaging.Envelope;
import org.tenprint.notification.TestEvents;
import org.tenprint.notification.domain.Case;
import org.tenprint.notification.domain.CaseEntry;
import org.tenprint.notification.domain.EarlyEvents;
import org.tenprint.notification.domain.Happening;
import org.tenprint.notification.domain.LogAddress;
import org.tenprint.notification.domain.RecallProgress;
import org.tenprint.notification.domain.WaitingCase;
import org.tenprint.notification.domain.WithheldWork;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.ConsentTerms;
import org.tenprint.policy.fact.LiftGround;
import org.tenprint.testkit.fuzz.Bounds;
import org.tenprint.testkit.fuzz.KeptInputs;
import org.tenprint.vault.MemoryVault;

/**
 * What the hop keeps in its state: what is read is the same once written and read, what is damaged
 * ends by one of two exceptions, and what a later version wrote by a third. An input is a byte that
 * chooses the store, then the bytes.
 */
public class CaseStateFuzzTest {
  private static final CaseCodec CODEC =
      new CaseCodec(NotificationCodecs.of(Optional.empty(), new MemoryVault()).inputs());
  private static final Instant NOW = Instant.parse("2011-06-06T04:00:00Z");
  private static final long SOME = 32 << 20;
  private static final long A_BYTE = 4096;

  @Test
  void keptInputsHold() {
    assertTrue(KeptInputs.replay(getClass(), CaseStateFuzzTest::fuzzerTestOneInput) > 0);
  }

  public static List<byte[]> seeds() throws BrokenEvent {
    CaseReplay replay = new CaseReplay(TestEvents.REFERENCE);
    Determination determination =
        TestEvents.determination(
            TestEvents.booking("MA0130100", "T-1", NOW).build(), IdentificationOutcome.GREY, NOW);
    CaseSettings settings = new CaseSettings(Duration.ofDays(1), new TreeSet<>());
    CaseMoment moment =
        new CaseMoment(NOW, KnownRules.NONE, settings, Optional.empty(), Optional.empty());
    CaseChange change = replay.open(determination, moment);
    Envelope envelope = Envelope.first("/a", "b", "c", "d", NOW);
    List<byte[]> seeds = new ArrayList<>();
    Case open = new Case("b", change.next().file(), 1, NOW);
    OpenedCase beside =
        new OpenedCase(determination, envelope, change.next().sent(), change.next().earlier());
    seeds.add(
        seed(0, CODEC.encode(new CaseCodec.Kept(Optional.of(beside), CaseEntry.NONE.with(open)))));
    Happening early =
        new Happening(
            new CaseEvent.PersonProtected(), new LogAddress("t", 0, 1), "", Optional.empty());
    Happening order =
        new Happening(
            new CaseEvent.TriedAsAdult("a", "b", "c"),
            new LogAddress("t", 0, 2),
            "a",
            Optional.empty());
    Happening consent =
        new Happening(
            new CaseEvent.Consented("a", "MA0130100", NOW, "F-1", ConsentTerms.WITH_COUNSEL),
            new LogAddress("t", 0, 3),
            "a",
            Optional.empty());
    Happening lift =
        new Happening(
            new CaseEvent.ProtectionLifted("a", LiftGround.WAIVED, "b", "c", NOW),
            new LogAddress("t", 0, 4),
            "a",
            Optional.empty());
    EarlyEvents events = EarlyEvents.NONE;
    for (Happening one : List.of(early, order, consent, lift)) {
      events = events.with(one).orElseThrow();
    }
    seeds.add(
        seed(0, CODEC.encode(new CaseCodec.Kept(Optional.empty(), CaseEntry.NONE.with(events)))));
    WaitingCase.of(open, NOW, 3).ifPresent(waiting -> seeds.add(seed(1, CaseCodec.bytes(waiting))));
    WithheldWork work =
        new WithheldWork("b", NOW, new TreeSet<>(Set.of("NO_RULE", "ERROR")), Optional.of("BOS"));
    seeds.add(seed(2, CaseCodec.bytes(work)));
    seeds.add(seed(3, CaseCodec.bytes(RecallProgress.NONE)));
    return seeds;
  }

  private static byte[] seed(int store, byte[] bytes) {
    byte[] seed = new byte[bytes.length + 1];
    seed[0] = (byte) store;
    System.arraycopy(bytes, 0, seed, 1, bytes.length);
    return seed;
  }

  /** The target. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length < 2) {
      return;
    }
    byte[] bytes = Arrays.copyOfRange(input, 1, input.length);
    switch (input[0] & 3) {
      case 0 -> entry(bytes);
      case 1 -> record(bytes, WaitingCase.class);
      case 2 -> record(bytes, WithheldWork.class);
      default -> record(bytes, RecallProgress.class);
    }
  }

  private static void entry(byte[] bytes) {
    try {
      CaseCodec.Kept kept =
          Bounds.within(SOME + A_BYTE * bytes.length, () -> CODEC.decode("b", bytes));
      byte[] written = CODEC.encode(kept);
      require(Arrays.equals(CODEC.encode(CODEC.decode("b", written)), written), "another case");
    } catch (IllegalStateException | NewerState damaged) {
      require(damaged.getMessage() != null, "damaged, and it does not say what");
    } catch (RuntimeException untyped) {
      throw untyped;
    } catch (Exception untyped) {
      throw new AssertionError("a checked failure", untyped);
    }
  }

  private static <T> void record(byte[] bytes, Class<T> type) {
    try {
      T value = Bounds.within(SOME + A_BYTE * bytes.length, () -> CaseCodec.read(bytes, type));
      T again = CaseCodec.read(CaseCodec.bytes(value), type);
      require(again.equals(value), "another " + type.getSimpleName());
    } catch (UncheckedIOException | NewerState damaged) {
      require(damaged.getMessage() != null, "damaged, and it does not say what");
    } catch (RuntimeException untyped) {
      throw untyped;
    } catch (Exception untyped) {
      throw new AssertionError("a checked failure", untyped);
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
