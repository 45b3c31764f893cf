package org.tenprint.booking.domain;

import static org.tenprint.booking.domain.ProblemCode.BAD_DATE;
import static org.tenprint.booking.domain.ProblemCode.BAD_NCIC_CODE;
import static org.tenprint.booking.domain.ProblemCode.BAD_ORI;
import static org.tenprint.booking.domain.ProblemCode.BAD_TCN;
import static org.tenprint.booking.domain.ProblemCode.BORN_AFTER_BOOKING;
import static org.tenprint.booking.domain.ProblemCode.CHARGE_WITHOUT_CODE;
import static org.tenprint.booking.domain.ProblemCode.IN_FUTURE;
import static org.tenprint.booking.domain.ProblemCode.OCCURRED_AFTER_BOOKING;
import static org.tenprint.booking.domain.ProblemCode.TOO_MANY;
import static org.tenprint.booking.domain.ProblemCode.UNKNOWN_ORI;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tenprint.booking.domain.BookingContent.Charge;
import org.tenprint.booking.domain.BookingContent.Conviction;
import org.tenprint.booking.domain.BookingContent.OffenceClass;
import org.tenprint.booking.domain.BookingContent.Parties;
import org.tenprint.booking.domain.BookingContent.Retention;
import org.tenprint.booking.domain.BookingContent.Subject;

/**
 * When a submission is in order. Every rule is applied, so that all there is to mend is told at
 * once. Dates are "in the future" when they are so everywhere on earth.
 */
public final class BookingRules {
  /** Clocks of agencies may be ahead by so much. */
  static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(15);

  /** Charges, and convictions. */
  static final int MOST_CHARGES = 100;

  /** Years that a booking, a birth or an offence lies back at most. */
  static final int OLDEST = 150;

  static final int LONGEST_WORDS = 200;
  private static final ZoneOffset EARLIEST_MORNING = ZoneOffset.ofHours(14);
  private static final Pattern ORI = Pattern.compile("[A-Z0-9]{9}");
  private static final Pattern NCIC = Pattern.compile("\\d{4}");
  private static final String CODE = "give the NCIC offence code, four digits, as 1201";

  private final Agencies agencies;
  private final PrintInspection inspection;

  /** Rules that ask these agencies and look into prints with this inspection. */
  public BookingRules(Agencies agencies, PrintInspection inspection) {
    this.agencies = agencies;
    this.inspection = inspection;
  }

  /** What became of a draft: content, or what to mend. */
  public sealed interface Checked permits InOrder, ToMend {}

  /** The submission is in order. */
  public record InOrder(BookingContent content, List<Problem> notUsed) implements Checked {}

  /**
   * The submission is not in order.
   *
   * @param problems at least one
   * @param lawfulOnce its content, where it was in order by the rules of before: sent again, it may
   *     have been accepted
   */
  public record ToMend(List<Problem> problems, Optional<BookingContent> lawfulOnce)
      implements Checked {}

  /**
   * Applies every rule.
   *
   * @param shortestTcn characters that a TCN must have at this door, 1 to 40
   * @param now the time at which it is judged
   */
  public Checked check(Draft draft, int shortestTcn, Instant now) {
    Findings findings = new Findings();
    findings.addAll(draft.noted());
    FieldRules fields = new FieldRules(findings);
    Check check = new Check(fields, findings, now.atOffset(EARLIEST_MORNING).toLocalDate());
    Optional<OffsetDateTime> bookedAt = check.bookedAt(draft.transaction().bookedAt(), now);
    Optional<LocalDate> booked = bookedAt.map(OffsetDateTime::toLocalDate);
    Parties parties = check.parties(draft.transaction(), shortestTcn, booked);
    Subject subject = check.subject(draft.person(), booked);
    BookingContent.History history =
        new BookingContent.History(
            check.charges(draft.history().charges(), booked),
            check.convictions(draft.history().convictions()));
    Retention retention =
        fields
            .oneOf(draft.retention(), fields.optional(draft.retention()), Retention.values())
            .orElse(Retention.SEARCH_ONLY);
    PrintRules prints = new PrintRules(findings, inspection);
    BookingContent.Fingers fingers = prints.check(draft.fingers());
    List<Problem> problems = findings.problems();
    if (!problems.stream().allMatch(problem -> problem.code() == OCCURRED_AFTER_BOOKING)) {
      return new ToMend(problems, Optional.empty());
    }
    BookingContent content =
        new BookingContent(parties, bookedAt.orElseThrow(), subject, history, retention, fingers);
    return problems.isEmpty()
        ? new InOrder(content, prints.notUsed())
        : new ToMend(problems, Optional.of(content));
  }

  /** The rules over one draft. */
  private final class Check {
    private final FieldRules fields;
    private final Findings findings;
    private final LocalDate today;

    Check(FieldRules fields, Findings findings, LocalDate today) {
      this.fields = fields;
      this.findings = findings;
      this.today = today;
    }

    Optional<OffsetDateTime> bookedAt(Given given, Instant now) {
      Optional<OffsetDateTime> time =
          fields.instant(given, fields.required(given, "say when the subject was booked"));
      if (time.isPresent() && time.get().toInstant().isAfter(now.plus(CLOCK_TOLERANCE))) {
        findings.add(
            given.field(), IN_FUTURE, "the booking is still to come; correct time or offset");
      }
      time.ifPresent(at -> tooOld(given, at.toLocalDate()));
      return time;
    }

    Parties parties(Draft.Transaction draft, int shortestTcn, Optional<LocalDate> day) {
      String length = shortestTcn + " to 40 printable characters, capital letters, without spaces";
      Pattern form = Pattern.compile("[\\x21-\\x60\\x7b-\\x7e]{" + shortestTcn + ",40}");
      Optional<String> tcn =
          fields.form(
              draft.tcn(),
              fields.required(draft.tcn(), "give the transaction control number, " + length),
              form,
              new Problem("", BAD_TCN, "a TCN has " + length));
      Optional<String> controlling =
          ori(
              draft.controllingOri(),
              fields.required(draft.controllingOri(), "give the ORI of the controlling agency"),
              day);
      Optional<String> arresting =
          ori(draft.arrestingOri(), fields.optional(draft.arrestingOri()), day);
      Optional<String> booking = ori(draft.bookingOri(), fields.optional(draft.bookingOri()), day);
      return new Parties(
          tcn.orElse(""),
          controlling.orElse(""),
          arresting,
          booking.or(() -> controlling).orElse(""));
    }

    private Optional<String> ori(Given given, Optional<String> text, Optional<LocalDate> day) {
      Problem form = new Problem("", BAD_ORI, "an ORI has nine capital letters and digits");
      Optional<String> ori = fields.form(given, text, ORI, form);
      if (ori.isPresent() && !agencies.known(ori.get(), day)) {
        findings.add(
            given.field(),
            UNKNOWN_ORI,
            "no agency of this ORI is known for the day of the booking; correct it, or have the"
                + " agency enrolled");
      }
      return ori;
    }

    Subject subject(Draft.Person draft, Optional<LocalDate> booked) {
      Optional<String> text = fields.optional(draft.born()).filter(born -> !born.equals("unknown"));
      Optional<LocalDate> born = fields.date(draft.born(), text);
      if (!future(draft.born(), born)
          && born.isPresent()
          && booked.filter(born.get()::isAfter).isPresent()) {
        findings.add(
            draft.born().field(),
            BORN_AFTER_BOOKING,
            "the birth date is after the booking; correct one, or give unknown");
      }
      return new Subject(
          born,
          fields.words(draft.name(), LONGEST_WORDS),
          draft.citizenshipClaimed(),
          draft.protectedPerson());
    }

    List<Charge> charges(List<Draft.Charge> drafts, Optional<LocalDate> booked) {
      List<Charge> charges = new ArrayList<>();
      for (Draft.Charge draft : bounded(drafts, first -> first.ncic().field())) {
        Optional<String> ncic = fields.optional(draft.ncic());
        if (ncic.isEmpty() && draft.ncic().readable()) {
          findings.add(draft.ncic().field(), CHARGE_WITHOUT_CODE, CODE);
        }
        ncic = code(draft.ncic(), ncic);
        Optional<String> literal = fields.words(draft.literal(), LONGEST_WORDS);
        Optional<LocalDate> occurred = occurred(draft.occurred(), booked);
        ncic.ifPresent(code -> charges.add(new Charge(code, literal, occurred)));
      }
      return charges;
    }

    /** By that day it is told who was a minor: one that is still to come makes nobody an adult. */
    private Optional<LocalDate> occurred(Given given, Optional<LocalDate> booked) {
      Optional<LocalDate> date = fields.date(given, fields.optional(given));
      if (!future(given, date)
          && date.isPresent()
          && booked.filter(date.get()::isAfter).isPresent()) {
        findings.add(
            given.field(),
            OCCURRED_AFTER_BOOKING,
            "the charge is of a day after the booking; correct one, give the booking in its local"
                + " offset, or leave the charge's day out");
      }
      return date;
    }

    List<Conviction> convictions(List<Draft.Conviction> drafts) {
      List<Conviction> convictions = new ArrayList<>();
      for (Draft.Conviction draft : bounded(drafts, first -> first.ncic().field())) {
        Optional<String> ncic = code(draft.ncic(), fields.required(draft.ncic(), CODE));
        Optional<LocalDate> convicted =
            past(
                draft.convicted(),
                fields.required(draft.convicted(), "give the date of the conviction"));
        Optional<OffenceClass> offenceClass =
            fields.oneOf(
                draft.offenceClass(),
                fields.required(draft.offenceClass(), "give the class of the offence"),
                OffenceClass.values());
        var sentence = fields.period(draft.sentence());
        var released = fields.date(draft.released(), fields.optional(draft.released()));
        released.ifPresent(day -> tooOld(draft.released(), day));
        if (ncic.isPresent() && convicted.isPresent() && offenceClass.isPresent()) {
          convictions.add(
              new Conviction(ncic.get(), convicted.get(), offenceClass.get(), sentence, released));
        }
      }
      return convictions;
    }

    private Optional<String> code(Given given, Optional<String> text) {
      return fields.form(given, text, NCIC, new Problem("", BAD_NCIC_CODE, CODE));
    }

    private Optional<LocalDate> past(Given given, Optional<String> text) {
      Optional<LocalDate> date = fields.date(given, text);
      future(given, date);
      return date;
    }

    private boolean future(Given given, Optional<LocalDate> date) {
      date.ifPresent(day -> tooOld(given, day));
      boolean future = date.isPresent() && date.get().isAfter(today);
      if (future) {
        findings.add(given.field(), IN_FUTURE, "the date is still to come; correct it");
      }
      return future;
    }

    private void tooOld(Given given, LocalDate date) {
      if (date.isBefore(today.minusYears(OLDEST))) {
        findings.add(
            given.field(), BAD_DATE, "correct the date: it is more than " + OLDEST + " years back");
      }
    }

    private <T> List<T> bounded(List<T> drafts, java.util.function.Function<T, String> fieldOf) {
      if (drafts.size() <= MOST_CHARGES) {
        return drafts;
      }
      findings.add(
          fieldOf.apply(drafts.get(MOST_CHARGES)),
          TOO_MANY,
          "give at most " + MOST_CHARGES + " entries");
      return drafts.subList(0, MOST_CHARGES);
    }
  }
}
