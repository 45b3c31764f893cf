package org.tenprint.booking.domain;

import static org.tenprint.booking.domain.ProblemCode.BAD_CHARACTER;
import static org.tenprint.booking.domain.ProblemCode.BAD_DATE;
import static org.tenprint.booking.domain.ProblemCode.BAD_PERIOD;
import static org.tenprint.booking.domain.ProblemCode.BAD_TIME;
import static org.tenprint.booking.domain.ProblemCode.BAD_VALUE;
import static org.tenprint.booking.domain.ProblemCode.MISSING_FIELD;
import static org.tenprint.booking.domain.ProblemCode.TOO_LONG;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Rules for one field: a value of the right kind, or empty and a problem noted. A field that is
 * absent is empty without a problem, unless it is {@link #required}.
 */
final class FieldRules {
  /** Years of the longest sentence; courts pass more, and no rule asks for more. */
  static final int LONGEST_PERIOD = 999;

  private static final long DAYS_OF_MONTH = 31;
  private static final long MONTHS = 12;
  private static final int YEAR_FROM = 1850;
  private static final int YEAR_TO = 2200;
  private static final Pattern PERIOD =
      Pattern.compile("P(?=\\d)(\\d{1,3}Y)?(\\d{1,4}M)?(\\d{1,5}D)?");

  private final Findings findings;

  FieldRules(Findings findings) {
    this.findings = findings;
  }

  /** The text, or a problem where there is none. Blank is absent. */
  Optional<String> required(Given given, String remedy) {
    Optional<String> text = optional(given);
    if (text.isEmpty() && given.readable()) {
      findings.add(given.field(), MISSING_FIELD, remedy);
    }
    return text;
  }

  /** The text where there is one that is not blank. */
  Optional<String> optional(Given given) {
    return given.text().filter(text -> !text.isBlank());
  }

  /** The text if it is wholly of that form. */
  Optional<String> form(Given given, Optional<String> text, Pattern form, Problem otherwise) {
    if (text.isPresent() && !form.matcher(text.get()).matches()) {
      findings.add(given.field(), otherwise.code(), otherwise.remedy());
      return Optional.empty();
    }
    return text;
  }

  /** Words of a person: bounded, legible, in their canonical form. */
  Optional<String> words(Given given, int longest) {
    Optional<String> text = optional(given);
    if (text.isPresent() && text.get().length() > longest) {
      findings.add(given.field(), TOO_LONG, "give at most " + longest + " characters");
      return Optional.empty();
    }
    if (text.isPresent() && !Texts.legible(text.get())) {
      findings.add(
          given.field(),
          BAD_CHARACTER,
          "remove control characters, marks of direction, halves of characters and replacements");
      return Optional.empty();
    }
    return text.map(Texts::canonical);
  }

  /** An instant with an offset, to the microsecond. */
  Optional<OffsetDateTime> instant(Given given, Optional<String> text) {
    return parsed(
        given,
        text,
        value -> {
          OffsetDateTime time = OffsetDateTime.parse(value).truncatedTo(ChronoUnit.MICROS);
          return inRange(time.toLocalDate()) ? time : null;
        },
        new Problem("", BAD_TIME, "give date, time and offset, as 2011-06-05T23:10:00-04:00"));
  }

  /** A date of the calendar. */
  Optional<LocalDate> date(Given given, Optional<String> text) {
    return parsed(
        given,
        text,
        value -> {
          LocalDate date = LocalDate.parse(value);
          return inRange(date) ? date : null;
        },
        new Problem("", BAD_DATE, "give a date of the calendar, as 1990-02-28"));
  }

  /** A period in years, months and days. */
  Optional<Period> period(Given given) {
    return parsed(
        given,
        optional(given),
        value -> {
          Period period =
              PERIOD.matcher(value).matches() ? Period.parse(value) : Period.ofYears(-1);
          long days = DAYS_OF_MONTH * period.toTotalMonths() + period.getDays();
          return days >= 0 && days <= DAYS_OF_MONTH * MONTHS * LONGEST_PERIOD ? period : null;
        },
        new Problem(
            "",
            BAD_PERIOD,
            "give an ISO-8601 period in years, months and days, as P1Y6M, of at most "
                + LONGEST_PERIOD
                + " years"));
  }

  /** A whole number within bounds. */
  Optional<Integer> number(
      Given given, Optional<String> text, int from, int to, Problem otherwise) {
    return parsed(
        given,
        text,
        value -> {
          int number = value.matches("\\d{1,6}") ? Integer.parseInt(value) : -1;
          return number >= from && number <= to ? number : null;
        },
        otherwise);
  }

  /** One of an enum's names. */
  <E extends Enum<E>> Optional<E> oneOf(Given given, Optional<String> text, E[] values) {
    return parsed(
        given,
        text,
        value -> Arrays.stream(values).filter(e -> e.name().equals(value)).findFirst().orElse(null),
        new Problem("", BAD_VALUE, "give one of " + Arrays.toString(values)));
  }

  private <T> Optional<T> parsed(
      Given given, Optional<String> text, Function<String, T> parse, Problem otherwise) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    T value;
    try {
      value = parse.apply(text.get());
    } catch (DateTimeException e) {
      value = null;
    }
    if (value == null) {
      findings.add(given.field(), otherwise.code(), otherwise.remedy());
    }
    return Optional.ofNullable(value);
  }

  private static boolean inRange(LocalDate date) {
    return date.getYear() >= YEAR_FROM && date.getYear() <= YEAR_TO;
  }
}
