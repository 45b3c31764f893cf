package org.tenprint.booking.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.tenprint.booking.HeapStore;
import org.tenprint.booking.Submissions;
import org.tenprint.booking.application.AcceptBooking;
import org.tenprint.booking.application.PrintInspector;
import org.tenprint.booking.application.Receipts;
import org.tenprint.booking.application.Unavailable;
import org.tenprint.booking.domain.Acceptance;
import org.tenprint.booking.domain.Answer;
import org.tenprint.booking.domain.BookingKey;
import org.tenprint.booking.domain.BookingRules;
import org.tenprint.booking.domain.ContentDigest;
import org.tenprint.booking.domain.Draft;
import org.tenprint.booking.domain.Intake;
import org.tenprint.events.BookingIds;
import org.tenprint.formats.Limits;

/** What was accepted before a rule is answered by the first answer, and nothing else is. */
class AcceptedBeforeTest {
  private static final Instant NOW = Instant.parse("2011-06-07T12:00:00Z");
  private static final BookingKey KEY = new BookingKey("MA0130100", "T-1");

  private final BookingRules rules =
      new BookingRules((ori, day) -> true, new PrintInspector(Limits.DEFAULT));
  private final Receipts receipts =
      new Receipts(key -> BookingIds.of(key.ori(), key.tcn()), new HeapStore());

  private static Draft occurring(String day) throws Exception {
    ObjectNode booking = Submissions.json("T-1");
    FieldsToMend.charge(booking).put("occurred", day);
    return new JsonSubmission(1 << 20).read(booking.toString().getBytes(StandardCharsets.UTF_8));
  }

  private Answer answer(Draft draft, boolean caughtUp) throws Exception {
    AcceptBooking accept = new AcceptBooking(rules, receipts, null, () -> caughtUp, null);
    return accept.accept(draft, Intake.REST_JSON, NOW).toCompletableFuture().get();
  }

  private Acceptance accepted(Draft draft) {
    BookingRules.ToMend refused =
        assertInstanceOf(BookingRules.ToMend.class, rules.check(draft, 1, NOW));
    String digest = ContentDigest.of(refused.lawfulOnce().orElseThrow());
    Acceptance first =
        new Acceptance(
            BookingIds.of(KEY.ori(), KEY.tcn()), digest, Intake.REST_JSON, NOW, List.of());
    receipts.accepted(KEY, first);
    return first;
  }

  @Test
  void aChargeThatWasStillToComeIsAnsweredAgainWhereItWasAccepted() throws Exception {
    Draft late = occurring("2011-06-06");
    assertInstanceOf(Answer.Refused.class, answer(late, true));
    Acceptance first = accepted(late);
    assertEquals(new Answer.Accepted(KEY, first, true), answer(late, true));
    assertInstanceOf(Answer.Refused.class, answer(occurring("2011-06-07"), true), "another day");
  }

  @Test
  void whileReceiptsAreNotReadNothingIsSaidOfIt() {
    ExecutionException failed =
        assertThrows(ExecutionException.class, () -> answer(occurring("2011-06-06"), false));
    assertInstanceOf(Unavailable.class, failed.getCause());
  }
}
