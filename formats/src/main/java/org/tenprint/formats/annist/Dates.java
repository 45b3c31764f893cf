package org.tenprint.formats.annist;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.tenprint.formats.FormatCode;
import org.tenprint.formats.FormatException;

/** Dates as EBTS writes them: eight digits, {@code YYYYMMDD}. */
final class Dates {
  private Dates() {}

  static LocalDate parse(TaggedRecord record, int number, String name) throws FormatException {
    return parse(record.text(number).orElse(""), record, number, name);
  }

  static LocalDate parse(String text, TaggedRecord record, int number, String name)
      throws FormatException {
    int value = text.length() == 8 ? TaggedRecord.digits(text) : -1;
    if (value >= 0) {
      try {
        return LocalDate.of(value / 10000, value / 100 % 100, value % 100);
      } catch (DateTimeException noSuchDay) {
        // falls through to the refusal, which names no date: it may be a date of birth
      }
    }
    throw new FormatException(
        FormatCode.BAD_VALUE,
        record.offsetOf(number),
        "%s (%s) must be a date of the calendar, eight digits YYYYMMDD"
            .formatted(record.tag(number), name));
  }
}
