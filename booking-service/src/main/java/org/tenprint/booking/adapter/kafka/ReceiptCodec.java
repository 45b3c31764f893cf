package org.tenprint.booking.adapter.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.tenprint.booking.domain.Acceptance;
import org.tenprint.booking.domain.BookingKey;
import org.tenprint.booking.domain.Intake;
import org.tenprint.booking.domain.Problem;
import org.tenprint.booking.domain.ProblemCode;
import org.tenprint.booking.domain.Refusal;
import org.tenprint.events.BookingIds;
import org.tenprint.events.booking.FieldProblem;
import org.tenprint.events.booking.Receipt;
import org.tenprint.events.booking.ReceiptOutcome;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;

/**
 * Receipts as events, and back. The record key of an acceptance is {@code ORI/TCN}, that of a
 * refusal {@code ORI/TCN/digest}: compaction must never let a refusal replace an acceptance.
 */
final class ReceiptCodec {
  private ReceiptCodec() {}

  static UUID bookingId(BookingKey key) {
    return BookingIds.of(key.ori(), key.tcn());
  }

  static String recordKey(Receipt receipt) {
    String key = receipt.getBookingOri() + "/" + receipt.getTcn();
    return receipt.getOutcome() == ReceiptOutcome.ACCEPTED ? key : key + "/" + receipt.getDigest();
  }

  static Receipt toEvent(BookingKey key, Acceptance acceptance) {
    return new Receipt(
        key.ori(),
        key.tcn(),
        acceptance.bookingId(),
        ReceiptOutcome.ACCEPTED,
        acceptance.digest(),
        problems(acceptance.notUsed()),
        org.tenprint.events.booking.Intake.valueOf(acceptance.intake().name()),
        acceptance.receivedAt());
  }

  static Receipt toEvent(BookingKey key, Refusal refusal) {
    return new Receipt(
        key.ori(),
        key.tcn(),
        bookingId(key),
        ReceiptOutcome.REFUSED,
        refusal.digest(),
        problems(refusal.problems()),
        org.tenprint.events.booking.Intake.valueOf(refusal.intake().name()),
        refusal.receivedAt());
  }

  static BookingKey key(Receipt receipt) {
    return new BookingKey(receipt.getBookingOri(), receipt.getTcn());
  }

  static Acceptance acceptance(Receipt receipt) throws PoisonEvent {
    return new Acceptance(
        receipt.getBookingId(),
        receipt.getDigest(),
        intake(receipt),
        receipt.getReceivedAt(),
        problems(receipt));
  }

  static Refusal refusal(Receipt receipt) throws PoisonEvent {
    return new Refusal(
        receipt.getDigest(), intake(receipt), receipt.getReceivedAt(), problems(receipt));
  }

  private static Intake intake(Receipt receipt) throws PoisonEvent {
    return switch (receipt.getIntake()) {
      case REST_JSON -> Intake.REST_JSON;
      case REST_ANSI_NIST -> Intake.REST_ANSI_NIST;
      case KAFKA -> Intake.KAFKA;
      case UNKNOWN -> throw new PoisonEvent(PoisonReason.INVARIANT_BROKEN, "intake");
    };
  }

  private static List<FieldProblem> problems(List<Problem> problems) {
    return problems.stream()
        .map(p -> new FieldProblem(p.field(), p.code().name(), p.remedy()))
        .toList();
  }

  private static List<Problem> problems(Receipt receipt) throws PoisonEvent {
    List<Problem> problems = new ArrayList<>();
    for (FieldProblem problem : receipt.getProblems()) {
      try {
        ProblemCode code = ProblemCode.valueOf(problem.getCode());
        problems.add(new Problem(problem.getField(), code, problem.getRemedy()));
      } catch (IllegalArgumentException e) {
        throw new PoisonEvent(PoisonReason.INVARIANT_BROKEN, "problems.code");
      }
    }
    return List.copyOf(problems);
  }
}
