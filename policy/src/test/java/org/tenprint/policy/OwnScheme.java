package org.tenprint.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tenprint.policy.offence.Level;
import org.tenprint.policy.offence.ListedLevel;
import org.tenprint.policy.offence.Scheme;

/** A scheme of the reference data, which is another on the days before and after. */
public final class OwnScheme {
  public static final Scheme SCHEME = new Scheme("own");

  /** It, beside those in code. */
  public static final List<Scheme> AMONG = List.of(Scheme.SC_2008, Scheme.SC_2010, SCHEME);

  /** What it gives on the day. */
  static final Map<String, String> LEVELS =
      Map.of("1201", "L3", "3530", "L2", "2299", "L1", "5499", "NONE");

  private OwnScheme() {}

  /**
   * @param date the day
   */
  public static List<ListedLevel> listed(LocalDate date) {
    Optional<LocalDate> day = Optional.of(date);
    Optional<LocalDate> next = Optional.of(date.plusDays(1));
    Optional<LocalDate> ever = Optional.empty();
    return List.of(
        new ListedLevel(SCHEME, "2299", Level.L1, ever, ever),
        new ListedLevel(SCHEME, "1201", Level.L1, ever, day),
        new ListedLevel(SCHEME, "1201", Level.L3, day, next),
        new ListedLevel(SCHEME, "3530", Level.L1, next, ever),
        new ListedLevel(SCHEME, "5499", Level.NONE, ever, ever),
        new ListedLevel(SCHEME, ListedLevel.OTHERS, Level.L2, ever, ever));
  }
}
