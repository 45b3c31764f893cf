package org.tenprint.decisions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.tenprint.events.immigration.FactKind;
import org.tenprint.events.immigration.LevelFact;
import org.tenprint.events.immigration.OffenceLevel;
import org.tenprint.events.immigration.SchemeLevel;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.offence.Basis;
import org.tenprint.policy.offence.BusinessCalendars;
import org.tenprint.policy.offence.Gravity;
import org.tenprint.policy.offence.Level;
import org.tenprint.policy.offence.ListedLevel;
import org.tenprint.policy.offence.OffenceLevels;
import org.tenprint.policy.offence.OffenceTable;
import org.tenprint.policy.offence.Offences;
import org.tenprint.policy.offence.RatedFact;
import org.tenprint.policy.offence.Scheme;
import org.tenprint.reference.RankedOffence;
import org.tenprint.reference.ReferenceSet;

/** Levels by the schemes that are code, as events state them, with the facts that they rest on. */
public final class StatedLevels {
  /** Of one set of reference data, which a process has for long. */
  private record Made(ReferenceSet from, OffenceTable table) {}

  private static final AtomicReference<Made> LATEST = new AtomicReference<>();

  private StatedLevels() {}

  /**
   * The levels of offence codes, as the policy takes them. Cost: nothing for the set that was asked
   * for last, otherwise some microseconds for each of its codes.
   */
  public static OffenceTable offenceTable(ReferenceSet reference) {
    Made latest = LATEST.get();
    if (latest == null || latest.from() != reference) {
      latest = new Made(reference, made(reference));
      LATEST.set(latest);
    }
    return latest.table();
  }

  private static OffenceTable made(ReferenceSet reference) {
    Map<String, String> levels = new TreeMap<>();
    reference.offences().forEach(offence -> levels.put(offence.code(), offence.level()));
    List<ListedLevel> listed = new ArrayList<>();
    for (RankedOffence one : reference.schemes()) {
      Level level = one.level().map(Level::valueOf).orElse(Level.NONE);
      listed.add(
          new ListedLevel(new Scheme(one.scheme()), one.code(), level, one.from(), one.to()));
    }
    return new OffenceTable(reference.version(), levels, listed, calendars(reference));
  }

  private static BusinessCalendars calendars(ReferenceSet reference) {
    return new BusinessCalendars(
        reference.holidays().stream()
            .map(one -> new BusinessCalendars.Year(one.calendar(), one.year(), one.days()))
            .toList(),
        reference.timeZones().stream()
            .map(one -> new BusinessCalendars.Zone(one.place(), one.zone(), one.from(), one.to()))
            .toList());
  }

  /**
   * The levels of offences, either charges or convictions counting.
   *
   * @param bookedOn the day of the booking, where it was
   */
  public static List<SchemeLevel> of(Offences offences, LocalDate bookedOn, OffenceTable table) {
    return of(offences, offences, bookedOn, table);
  }

  /**
   * The levels of a case. Of a charge whose dismissal one person alone reported nothing is said,
   * and a level that it may raise is unknown.
   */
  static List<SchemeLevel> of(Facts facts, OffenceTable table) {
    Offences all = facts.offences();
    Set<String> doubted = facts.subject().reported().dismissals().keySet();
    Offences sure = all;
    for (String ncic : doubted) {
      sure = sure.without(ncic);
    }
    return of(sure, all, facts.bookedOn(), table);
  }

  private static List<SchemeLevel> of(
      Offences sure, Offences perhaps, LocalDate bookedOn, OffenceTable table) {
    List<SchemeLevel> levels = new ArrayList<>();
    for (Scheme scheme : Scheme.IN_CODE) {
      Gravity gravity = OffenceLevels.of(scheme, sure, bookedOn, Basis.EITHER, table);
      Gravity most = OffenceLevels.level(scheme, perhaps, bookedOn, Basis.EITHER, table);
      boolean known = !gravity.mayBeHigher() && !most.mayBeHigher();
      levels.add(
          new SchemeLevel(
              scheme.text(),
              known && gravity.level() == most.level()
                  ? level(gravity.level())
                  : OffenceLevel.UNKNOWN,
              gravity.facts().stream().map(StatedLevels::fact).toList()));
    }
    return levels;
  }

  private static LevelFact fact(RatedFact fact) {
    return new LevelFact(
        fact.conviction() ? FactKind.CONVICTION : FactKind.CHARGE,
        fact.ncic(),
        fact.date().orElse(null),
        fact.level().map(StatedLevels::level).orElse(OffenceLevel.UNKNOWN));
  }

  private static OffenceLevel level(Level level) {
    return OffenceLevel.valueOf(level.name());
  }
}
