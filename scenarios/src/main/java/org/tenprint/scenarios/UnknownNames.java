package org.tenprint.scenarios;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tenprint.policy.law.Area;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.ScopeKind;
import org.tenprint.policy.offence.Offences;
import org.tenprint.scenarios.place.ReferencePlaces;

/**
 * Names in a file behind which nobody stands: places, instruments, offence codes. Each may be meant
 * so, and the rules have an answer to each; mostly it is a slip.
 */
final class UnknownNames {
  private final ReferencePlaces places;
  private final Set<String> found = new LinkedHashSet<>();

  private UnknownNames(ReferencePlaces places) {
    this.places = places;
  }

  /** In what a file proposes. */
  static List<String> of(
      List<Instrument> inForce, List<Instrument> proposed, ReferencePlaces places) {
    UnknownNames unknown = new UnknownNames(places);
    List<Instrument> all = new ArrayList<>(inForce);
    all.addAll(proposed);
    unknown.instruments(proposed, ids(all));
    return List.copyOf(unknown.found);
  }

  /** In a scenario. */
  static List<String> of(Scenario scenario, ReferencePlaces places) {
    UnknownNames unknown = new UnknownNames(places);
    List<Instrument> all = new ArrayList<>(scenario.instruments());
    for (TimelineEvent event : scenario.timeline()) {
      if (event instanceof TimelineEvent.Recorded recorded) {
        all.add(recorded.instrument());
      } else if (event instanceof TimelineEvent.Booked booked) {
        unknown.codes(booked.booking().submission().offences());
      }
    }
    Set<String> ids = ids(all);
    unknown.instruments(all, ids);
    unknown.expected(scenario.expect(), ids);
    return List.copyOf(unknown.found);
  }

  private static Set<String> ids(Collection<Instrument> some) {
    return some.stream().map(Instrument::id).collect(Collectors.toCollection(HashSet::new));
  }

  private void instruments(List<Instrument> some, Set<String> ids) {
    for (Instrument one : some) {
      for (Area area : one.reach().scope().areas()) {
        if (!known(area.agency())) {
          found.add(
              "%s speaks of %s %s, where the reference data have no agency"
                  .formatted(
                      one.id(),
                      area.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                      area.value()));
        }
      }
      for (String ended : one.validity().ended()) {
        if (!ids.contains(ended)) {
          found.add("%s ends %s, which is nowhere".formatted(one.id(), ended));
        }
      }
    }
  }

  private boolean known(Area area) {
    return area.kind() == ScopeKind.NATION || places.all().stream().anyMatch(area::holds);
  }

  private void codes(Offences offences) {
    Stream.concat(
            offences.charges().stream().map(charge -> charge.ncic()),
            offences.convictions().stream().map(conviction -> conviction.ncic()))
        .filter(code -> !places.table().knows(code))
        .forEach(code -> found.add("the offence code " + code + " is in no table"));
  }

  private void expected(Expectation expect, Set<String> ids) {
    for (Expectation.Told told : expect.told().values()) {
      told.dispositions().ifPresent(wanted -> expected(wanted.values(), ids));
      told.asKnown().forEach(known -> expected(known.dispositions().values(), ids));
    }
  }

  private static Stream<String> named(Expectation.Wanted wanted) {
    return Stream.concat(
        wanted.instruments().stream().flatMap(List::stream),
        wanted.withheld().stream().flatMap(part -> part.instruments().stream()));
  }

  private void expected(Collection<Expectation.Wanted> wanted, Set<String> ids) {
    wanted.stream()
        .flatMap(UnknownNames::named)
        .filter(id -> !ids.contains(id))
        .forEach(id -> found.add("the instrument " + id + " is expected, and is nowhere"));
  }
}
