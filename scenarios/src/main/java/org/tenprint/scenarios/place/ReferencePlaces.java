package org.tenprint.scenarios.place;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Notices;
import org.tenprint.policy.offence.BusinessCalendars;
import org.tenprint.policy.offence.Level;
import org.tenprint.policy.offence.ListedLevel;
import org.tenprint.policy.offence.OffenceTable;
import org.tenprint.policy.offence.Offences;
import org.tenprint.policy.offence.Scheme;
import org.tenprint.reference.Agency;
import org.tenprint.reference.RankedOffence;
import org.tenprint.reference.ReferenceSet;

/** Reference data as the policy asks for them. */
public final class ReferencePlaces {
  private final ReferenceSet reference;
  private final OffenceTable table;

  /**
   * @param reference agencies, field offices and offence codes
   */
  public ReferencePlaces(ReferenceSet reference) {
    this.reference = reference;
    Map<String, String> levels = new TreeMap<>();
    reference.offences().forEach(offence -> levels.put(offence.code(), offence.level()));
    List<ListedLevel> listed = new ArrayList<>();
    for (RankedOffence one : reference.schemes()) {
      Level level = one.level().map(Level::valueOf).orElse(Level.NONE);
      listed.add(
          new ListedLevel(new Scheme(one.scheme()), one.code(), level, one.from(), one.to()));
    }
    this.table = new OffenceTable(reference.version(), levels, listed, calendars(reference));
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
   * Instruments with notices of days, as a door makes them of business days; one whose calendar
   * does not reach so far stays as it is, and never begins.
   */
  public List<Instrument> resolved(List<Instrument> stated) {
    return stated.stream()
        .map(one -> Notices.resolved(one, table.calendars()).orElse(one))
        .toList();
  }

  /** The levels of offence codes, and the calendars. */
  public OffenceTable table() {
    return table;
  }

  /**
   * Where every agency is, as last known, by ORI; those in counties without a field office less.
   */
  public List<Place> all() {
    return reference.agencies().stream().flatMap(agency -> place(agency).stream()).toList();
  }

  /** An agency's name for a person; its ORI, where nobody knows it. */
  public String name(String ori) {
    return reference.agency(ori).map(Agency::name).orElse(ori);
  }

  /** Whether there is, was or will be an agency of that ORI: it may be asked. */
  public boolean knows(String ori) {
    return reference.agency(ori).isPresent();
  }

  /** Where the three agencies were on a day; empty if one was unknown then. */
  public Optional<Places> of(Agencies agencies, LocalDate day) {
    Optional<Place> controlling = place(agencies.controlling(), day);
    Optional<Place> arresting = place(agencies.arresting(), day);
    Optional<Place> booking = place(agencies.booking(), day);
    return controlling.isPresent() && arresting.isPresent() && booking.isPresent()
        ? Optional.of(new Places(controlling.get(), arresting.get(), booking.get()))
        : Optional.empty();
  }

  /** Where an agency is that is asked: on a day, or else as last known. */
  public Optional<Place> asked(String ori, LocalDate day) {
    return reference
        .agency(ori, day)
        .or(() -> reference.agency(ori))
        .map(
            agency ->
                new Place(
                    agency.ori(),
                    agency.countyFips(),
                    agency.state(),
                    reference.fieldOffice(agency.countyFips()).orElse("")));
  }

  /** From which age the places of a booking treat a person as an adult, in years. */
  public int adultAge(Places places, LocalDate bookedOn, Offences offences) {
    List<String> states =
        List.of(places.controlling().state(), places.arresting().state(), places.booking().state());
    return reference.adultAge(states, offences.days(bookedOn));
  }

  private Optional<Place> place(String ori, LocalDate day) {
    return reference.agency(ori, day).flatMap(this::place);
  }

  private Optional<Place> place(Agency agency) {
    return reference
        .fieldOffice(agency.countyFips())
        .map(office -> new Place(agency.ori(), agency.countyFips(), agency.state(), office));
  }
}
