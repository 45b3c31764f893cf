package org.tenprint.notification.adapter.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.InstrumentEvents;
import org.tenprint.doorway.Allowances;
import org.tenprint.notification.application.AskAgency;
import org.tenprint.notification.application.AskedBefore;
import org.tenprint.notification.application.CaseEventLog;
import org.tenprint.notification.application.Refused;
import org.tenprint.notification.application.ReportOnCase;
import org.tenprint.notification.application.ReviewCases;
import org.tenprint.notification.application.ReviewLog;
import org.tenprint.notification.application.ShowWork;
import org.tenprint.notification.application.Standing;
import org.tenprint.notification.domain.SheetRules;
import org.tenprint.policy.fact.Verdict;
import org.tenprint.policy.law.Admission;
import org.tenprint.policy.law.Instrument;
import org.tenprint.reference.ReferenceSet;
import org.tenprint.testkit.fuzz.Bounds;
import org.tenprint.testkit.fuzz.KeptInputs;

/**
 * JSON bodies of every door of people: reviews, case events, terminations, proposals. Done, or
 * refused; what is admitted of a proposal is the same once it was an event.
 */
public class BodiesFuzzTest {
  private static final ReferenceSet REFERENCE = ReferenceSet.sample();
  private static final Instant NOW = Instant.parse("2011-06-06T04:00:00Z");
  private static final long SOME = 24 << 20;
  private static final long A_BYTE = 4096;
  private static final int LONGEST_DETAIL = 2000;

  private interface Door {
    Object take() throws Refused;
  }

  @Test
  void keptInputsHold() {
    assertTrue(KeptInputs.replay(getClass(), BodiesFuzzTest::fuzzerTestOneInput) > 0);
  }

  public static List<byte[]> seeds() {
    String booking = "\"booking\":\"6a0f4c62-7d55-5a39-9a43-52c8f5b0d3aa\"";
    return List.of(
            "{" + booking + ",\"verdict\":\"no-match\"}",
            "{" + booking + ",\"verdict\":\"match\",\"sheet\":\"%032x\"}".formatted(7),
            "{" + booking + ",\"kind\":\"request\",\"ori\":\"MA0130100\",\"warrant\":\"judicial\"}",
            "{"
                + booking
                + ",\"kind\":\"request\",\"ori\":\"MA0130100\",\"warrant\":\"none\","
                + "\"purpose\":\"custody-safety\"}",
            "{"
                + booking
                + ",\"kind\":\"charge-dismissed\",\"ncic\":\"1201\",\"authority\":\"c\","
                + "\"order\":\"1\"}",
            "{" + booking + ",\"kind\":\"expunged\",\"order\":\"1\"}",
            "{" + booking + ",\"kind\":\"protected\"}",
            "{\"id\":\"E\",\"notice\":\"P30D\",\"from\":\"2011-06-06T00:00:00-04:00\","
                + "\"citation\":\"x\"}",
            "{\"id\":\"A\",\"issuer\":\"state\",\"scope\":{\"state\":\"MA\"},\"edge\":\"return\","
                + "\"effect\":\"withhold\",\"reason\":\"RECIPIENT_REFUSED\",\"effective\":"
                + "{\"from\":\"2011-06-06T00:00:00-04:00\",\"to\":\"2012-06-06T00:00:00-04:00\"},"
                + "\"when\":{\"level\":{\"scheme\":\"sc-2008\",\"at-least\":\"L2\"},\"basis\":"
                + "\"charge\",\"convicted-within\":\"P5Y\",\"status\":[\"citizen\"]},\"recipients\":"
                + "[\"sib\"],\"unless\":[\"B\"],\"supersedes\":\"C\",\"citation\":\"x\"}")
        .stream()
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  private static final Allowances UNBOUNDED =
      new Allowances(1_000_000, 1_000_000, System::nanoTime);
  private static final EveryRole SOMEBODY = new EveryRole("somebody");

  /** The target. */
  public static void fuzzerTestOneInput(byte[] input) {
    ReviewLog reviews = (booking, review, at) -> recorded(booking, review);
    CaseEventLog events = (booking, report, at) -> recorded(booking, report);
    Standing decided =
        new Standing.Decided(Set.of(Verdict.values()), Set.of("somebody"), Set.of(), "BOS");
    ShowWork nothing =
        new ShowWork(
            booking -> decided,
            booking -> Optional.empty(),
            (booking, text) -> Optional.empty(),
            new SheetRules(id -> Optional.empty(), SheetRules.Letters.NONE));
    ReviewCases cases = new ReviewCases(booking -> decided, nothing, reviews);
    take(input, () -> new ReviewResource(cases, () -> NOW).review(SOMEBODY, input));
    AskAgency asking =
        new AskAgency(
            booking -> decided,
            events,
            (booking, text) -> Optional.of(text),
            new AskedBefore() {
              @Override
              public Optional<String> asks(UUID booking, String name) {
                return Optional.empty();
              }

              @Override
              public boolean full(UUID booking) {
                return false;
              }
            });
    take(
        input,
        () ->
            new CaseEventResource(
                    new ReportOnCase(booking -> new Standing.Elsewhere(), events),
                    asking,
                    new Paces(UNBOUNDED, UNBOUNDED),
                    REFERENCE,
                    () -> NOW)
                .report(SOMEBODY, "key", input));
    take(
        input,
        () -> {
          RequestBody asked = RequestBody.of(input, "id", "notice", "from", "citation");
          return List.of(
              asked.text("id"),
              asked.text("notice"),
              asked.text("from"),
              asked.optional("citation"));
        });
    Instrument instrument =
        (Instrument) take(input, () -> InstrumentDocument.read(input, "somebody", NOW));
    if (instrument != null && Admission.refusal(instrument).isEmpty()) {
      Map<String, Object> shown = InstrumentDocument.write(instrument, List.of());
      assertTrue(shown.containsKey("id"));
      again(instrument);
    }
  }

  private static void recorded(UUID booking, Object what) {
    if (booking == null || what == null) {
      throw new AssertionError("nothing was recorded");
    }
  }

  private static void again(Instrument instrument) {
    try {
      Instrument again =
          InstrumentEvents.read(
              InstrumentEvents.write(instrument, InstrumentEvents.approvals(instrument)));
      boolean exact = instrument.validity().from().getNano() % 1000 == 0;
      if (exact && !again.id().equals(instrument.id())
          || !again.reach().equals(instrument.reach())
          || !again.ruling().effect().equals(instrument.ruling().effect())) {
        throw new AssertionError("another instrument once it was an event");
      }
    } catch (BrokenEvent broken) {
      throw new AssertionError("admitted at the door, and broken as an event", broken);
    }
  }

  private static Object take(byte[] input, Door door) {
    try {
      return Bounds.within(SOME + A_BYTE * input.length, door::take);
    } catch (Refused refused) {
      String said = refused.getMessage();
      if (refused.reason() == null
          || said.length() > LONGEST_DETAIL
          || said.chars().anyMatch(Character::isISOControl)) {
        throw new AssertionError("a refusal without a reason, without end or of several lines");
      }
      return null;
    } catch (RuntimeException untyped) {
      throw untyped;
    } catch (Exception untyped) {
      throw new AssertionError("a checked failure", untyped);
    }
  }
}
