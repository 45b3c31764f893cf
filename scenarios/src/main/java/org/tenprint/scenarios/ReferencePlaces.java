package org.tenprint.scenarios;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.offence.OffenceTable;
import org.tenprint.reference.Agency;
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
    this.table = new OffenceTable(reference.version(), levels);
  }

  /** The levels of offence codes. */
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

  /** Where the three agencies are; empty if one is unknown. */
  Optional<Places> of(Submission submission) {
    Agencies agencies = submission.agencies();
    Optional<Place> controlling = place(agencies.controlling(), submission);
    Optional<Place> arresting = place(agencies.arresting(), submission);
    Optional<Place> booking = place(agencies.booking(), submission);
    return controlling.isPresent() && arresting.isPresent() && booking.isPresent()
        ? Optional.of(new Places(controlling.get(), arresting.get(), booking.get()))
        : Optional.empty();
  }

  private Optional<Place> place(String ori, Submission submission) {
    return reference.agency(ori, submission.bookedAt().toLocalDate()).flatMap(this::place);
  }

  private Optional<Place> place(Agency agency) {
    return reference
        .fieldOffice(agency.countyFips())
        .map(office -> new Place(agency.ori(), agency.countyFips(), agency.state(), office));
  }
}
