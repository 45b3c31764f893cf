package org.tenprint.scenarios.text;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants for a person: the day and the time of the place, and how far that is from UTC. */
public final class When {
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss", Locale.ENGLISH);

  private When() {}

  /** Such as {@code 6 June 2011, 00:00 (UTC-4)}: an instant as its author wrote it. */
  public static String of(OffsetDateTime instant) {
    boolean onTheMinute = instant.getSecond() == 0 && instant.getNano() == 0;
    return (onTheMinute ? MINUTES : SECONDS).format(instant)
        + " ("
        + offset(instant.getOffset())
        + ")";
  }

  private static String offset(ZoneOffset offset) {
    int minutes = offset.getTotalSeconds() / 60;
    if (minutes == 0) {
      return "UTC";
    }
    int hours = Math.abs(minutes) / 60;
    int rest = Math.abs(minutes) % 60;
    return "UTC%s%d%s"
        .formatted(minutes < 0 ? "-" : "+", hours, rest == 0 ? "" : ":%02d".formatted(rest));
  }
}
