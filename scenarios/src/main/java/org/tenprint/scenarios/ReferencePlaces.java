package org.tenprint.scenarios;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tenprint.policy.OffenceTable;
import org.tenprint.policy.Place;
import org.tenprint.policy.Places;
import org.tenprint.reference.ReferenceSet;

/** Reference data as the policy asks for them. */
final class ReferencePlaces {
  private final ReferenceSet reference;
  private final OffenceTable table;

  ReferencePlaces(ReferenceSet reference) {
    this.reference = reference;
    Map<String, String> levels = new TreeMap<>();
    reference.offences().forEach(offence -> levels.put(offence.code(), offence.level()));
    this.table = new OffenceTable(reference.version(), levels);
  }

  OffenceTable table() {
    return table;
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
    return reference
        .agency(ori, submission.bookedAt().toLocalDate())
        .flatMap(
            agency ->
                reference
                    .fieldOffice(agency.countyFips())
                    .map(office -> new Place(ori, agency.countyFips(), agency.state(), office)));
  }
}
