package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.DisclosureFacts;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.notification.Basis;
import org.tenprint.events.notification.Conditions;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Issuer;
import org.tenprint.notification.TestEvents;
import org.tenprint.notification.application.ShowWork.Asking;
import org.tenprint.notification.domain.Offices;
import org.tenprint.notification.domain.SheetRules;
import org.tenprint.notification.domain.WorkSheet.Question;
import org.tenprint.policy.fact.MessagePart;
import org.tenprint.policy.fact.Verdict;

/** Who answers is told where a question is about a part of what is told, and about which. */
class SheetPartsTest {
  private static final UUID BOOKING = new UUID(0, 1);

  private static final org.tenprint.events.notification.MessagePart STATUS =
      org.tenprint.events.notification.MessagePart.STATUS;
  private static final org.tenprint.events.notification.MessagePart SUBJECT =
      org.tenprint.events.notification.MessagePart.SUBJECT;

  private final KeptCases kept = new KeptCases(Duration.ofDays(30));

  @BeforeEach
  void whatIsReturnedIsRequired() {
    kept.record(
        kept.instrument("MUST", Edge.RETURN, Effect.REQUIRE)
            .setIssuer(Issuer.FEDERAL)
            .setReason(null)
            .build());
  }

  private Instrument withholding(String id, org.tenprint.events.notification.MessagePart... parts) {
    Conditions named =
        Conditions.newBuilder()
            .setBasis(Basis.EITHER)
            .setStatus(List.of())
            .setMessage(List.of("fields"))
            .build();
    return kept.instrument(id, Edge.RETURN, Effect.WITHHOLD)
        .setWhen(parts.length == 0 ? null : named)
        .setFields(List.of(parts))
        .build();
  }

  private ShowWork.Shown shown() throws Refused {
    try {
      new DecideCase(kept.deciding(), kept, kept, kept)
          .decide(
              BOOKING.toString(),
              DisclosureFacts.of(
                  TestEvents.determination(
                      TestEvents.booking("MA0130100", "T-1", kept.now.minusSeconds(60)).build(),
                      IdentificationOutcome.MATCH,
                      kept.now)),
              kept.recorded("determinations"));
    } catch (BrokenEvent e) {
      throw new AssertionError(e);
    }
    return new ShowWork(
            booking -> new Standing.Decided(Set.of(Verdict.RELEASE), Set.of(), Set.of(), "BOS"),
            booking ->
                kept.entry(booking.toString())
                    .open()
                    .map(open -> new HeldCases.Held(open.file(), Optional.empty())),
            (booking, text) -> Optional.of(text),
            new SheetRules(id -> kept.now().book().instrument(id), SheetRules.Letters.NONE))
        .sheet(BOOKING, new Asking("ann", Offices.of(List.of("BOS")), false, true));
  }

  @Test
  void aQuestionAboutPartsSaysWhich() throws Refused {
    kept.record(withholding("A", STATUS));
    kept.record(withholding("B", SUBJECT));
    Question only = shown().sheet().questions().get(0);
    assertEquals(Set.of("A", "B", "MUST"), only.instruments());
    assertEquals(Set.of(MessagePart.SUBJECT, MessagePart.STATUS), only.parts());
  }

  @Test
  void oneOfAllIsAboutAll() throws Refused {
    kept.record(withholding("A", STATUS));
    kept.record(withholding("B"));
    assertEquals(Set.of(), shown().sheet().questions().get(0).parts());
  }

  /** What was asked of a part is another question than the same of all. */
  @Test
  void theSheetsNameSaysIt() throws Refused {
    kept.record(withholding("A", STATUS));
    String ofAPart = shown().name();
    assertNotEquals(
        ofAPart.replaceAll("parts=\\[[A-Z, ]*\\]", "parts=[]"), ofAPart, "it is in the name");
  }
}
