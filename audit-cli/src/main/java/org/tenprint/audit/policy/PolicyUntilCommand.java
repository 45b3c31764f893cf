package org.tenprint.audit.policy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tenprint.audit.answer.ExitCodes;
import org.tenprint.audit.answer.Failure;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.offence.BusinessClock;
import org.tenprint.policy.offence.BusinessPeriod;
import org.tenprint.policy.offence.BusinessPeriod.Unit;
import org.tenprint.scenarios.place.ReferenceLookup;
import org.tenprint.scenarios.place.ReferencePlaces;
import org.tenprint.scenarios.text.UnreadableText;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code policy until}: when business time that begins at an instant is over. */
@Command(
    name = "until",
    mixinStandardHelpOptions = true,
    description = {
      "Say when business time is over that begins at an instant, at an agency's place.",
      "Saturdays, Sundays and the holidays of the calendar are no part of it."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the instant is told",
      "1:the calendar does not reach so far, or nobody knows the place's time zone",
      "2:reference data could not be read, or nobody knows the agency or the calendar"
    })
public final class PolicyUntilCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "INSTANT",
      description = "When it begins, with its offset: 2011-05-06T10:00:00-04:00.")
  private OffsetDateTime from;

  @Option(
      names = "--agency",
      required = true,
      paramLabel = "ORI",
      description = "At whose place: its days begin at its own midnights.")
  private String ori;

  @Option(
      names = "--holidays",
      required = true,
      paramLabel = "CALENDAR",
      description = "Whose holidays: a calendar of holidays.csv, such as US.")
  private String calendar;

  @ArgGroup(multiplicity = "1")
  private Length length;

  @Mixin private FolderOptions folders;

  /** One of the two. */
  static final class Length {
    @Option(
        names = "--business-hours",
        paramLabel = "N",
        description = "Hours of business days, all twenty-four of each; 1 to 720.")
    private Integer hours;

    @Option(
        names = "--business-days",
        paramLabel = "N",
        description = "Whole business days, the first day not counted; 1 to 90.")
    private Integer days;

    private BusinessPeriod by(String calendar) {
      return hours != null
          ? new BusinessPeriod(hours, Unit.HOURS, calendar)
          : new BusinessPeriod(days, Unit.DAYS, calendar);
    }
  }

  @Override
  public Integer call() {
    try {
      BusinessPeriod period = length.by(calendar);
      if (!period.withinBounds()) {
        throw new Failure("1 to 720 business hours or 1 to 90 business days, by a calendar's name");
      }
      ReferenceLookup lookup = new ReferenceLookup(folders.baselines(), folders.reference());
      ReferencePlaces places = new ReferencePlaces(lookup.of(Path.of("any")));
      folders.said(List.of(Path.of("any"))).forEach(spec.commandLine().getErr()::println);
      if (!places.table().calendars().has(calendar)) {
        throw new Failure("no calendar " + calendar + ": holidays.csv has no year of it");
      }
      Place place =
          places
              .asked(ori, from.toLocalDate())
              .orElseThrow(() -> new Failure("no agency " + ori + " is known"));
      BusinessClock clock =
          places.table().calendars().at(place.county(), place.state(), from.toLocalDate());
      return said(period, clock);
    } catch (UnreadableText e) {
      throw new Failure(String.join(System.lineSeparator(), e.all()), e);
    }
  }

  private int said(BusinessPeriod period, BusinessClock clock) {
    Optional<ZoneId> zone = clock.zone();
    Optional<Instant> end = clock.end(period, from.toInstant());
    if (zone.isEmpty() || end.isEmpty()) {
      spec.commandLine()
          .getErr()
          .println(
              zone.isEmpty()
                  ? "nobody can tell: time-zones.csv has no zone of the place of " + ori
                  : "nobody can tell: holidays.csv does not reach so far by " + calendar);
      return ExitCodes.FINDING;
    }
    spec.commandLine()
        .getOut()
        .println(
            "%s, after %d business %s by %s from %s (%s)"
                .formatted(
                    end.get().atZone(zone.get()).toOffsetDateTime(),
                    period.number(),
                    period.unit().name().toLowerCase(Locale.ROOT),
                    calendar,
                    from,
                    zone.get()));
    return ExitCodes.OK;
  }
}
