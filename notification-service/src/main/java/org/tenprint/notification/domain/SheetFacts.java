package org.tenprint.notification.domain;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tenprint.notification.domain.WorkSheet.Age;
import org.tenprint.notification.domain.WorkSheet.Claim;
import org.tenprint.notification.domain.WorkSheet.KnownFacts;
import org.tenprint.notification.domain.WorkSheet.Trial;
import org.tenprint.policy.fact.AdultTrial;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.law.Doubt;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.offence.Charge;

/** The facts on which an answer rests, and no others. */
final class SheetFacts {
  private SheetFacts() {}

  /**
   * Those of one hold.
   *
   * @param instruments that make it; none where it is a doubt's
   * @param reason why it holds; empty where its instrument alone tells
   * @param known the instruments, by id
   */
  static KnownFacts of(
      String hold,
      List<String> instruments,
      Optional<Reason> reason,
      Facts facts,
      Optional<PrintEvidence> evidence,
      Function<String, Optional<Instrument>> known) {
    boolean grey = facts.finding().identification() == IdentificationResult.GREY;
    Optional<Trial> trial = instruments.isEmpty() ? Optional.empty() : trial(facts);
    boolean ofMinors = trial.isPresent() || reason.filter(Reason.JUVENILE::equals).isPresent();
    return switch (hold) {
      case Doubt.GREY ->
          new KnownFacts(
              evidence.filter(e -> grey),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              List.of(),
              List.of());
      case Doubt.CITIZENSHIP ->
          new KnownFacts(
              Optional.empty(),
              Optional.of(
                  new Claim(
                      facts.subject().citizenshipClaimed(),
                      facts.finding().status() == Status.CITIZEN)),
              Optional.empty(),
              Optional.empty(),
              List.of(),
              List.of());
      default ->
          new KnownFacts(
              Optional.empty(),
              Optional.empty(),
              ofMinors ? Optional.of(age(facts)) : Optional.empty(),
              trial,
              SheetStatement.of(instruments, known, facts),
              SheetDismissal.of(instruments, known, facts));
    };
  }

  /** Where somebody reported an order about a possible minor. */
  private static Optional<Trial> trial(Facts facts) {
    AdultTrial trial = facts.subject().adultTrial();
    return facts.possibleMinor() && !trial.by().isEmpty()
        ? Optional.of(new Trial(trial.authority(), trial.order(), trial.by().size()))
        : Optional.empty();
  }

  private static Age age(Facts facts) {
    Optional<LocalDate> born = facts.subject().born();
    Optional<LocalDate> earliest =
        facts.offences().charges().stream()
            .map(Charge::occurred)
            .flatMap(Optional::stream)
            .min(LocalDate::compareTo);
    return new Age(
        born.map(day -> years(day, facts.bookedOn())),
        earliest.flatMap(on -> born.map(day -> years(day, on))));
  }

  private static int years(LocalDate born, LocalDate on) {
    return (int) ChronoUnit.YEARS.between(born, on);
  }
}
