package org.tenprint.biometric.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/**
 * A person of the ABIS face.
 *
 * @param id the client's
 * @param encounters 1 to {@value Subject#MAX_ENCOUNTERS}, each with an id of its own, in the order
 *     in which they came
 */
public record AbisPerson(String id, List<AbisEncounter> encounters) {
  /** Copies the encounters. */
  public AbisPerson {
    encounters = List.copyOf(encounters);
    long ids = encounters.stream().map(AbisEncounter::id).distinct().count();
    if (encounters.isEmpty()
        || encounters.size() > Subject.MAX_ENCOUNTERS
        || ids != encounters.size()) {
      throw new IllegalArgumentException(
          "a person has 1 to " + Subject.MAX_ENCOUNTERS + " encounters, no two of one id");
    }
  }

  /** The encounter of that id. */
  public Optional<AbisEncounter> encounter(String encounterId) {
    return encounters.stream().filter(one -> one.id().equals(encounterId)).findFirst();
  }

  /** The prints of all encounters, whether they are searched or not. */
  public List<TenPrint> prints() {
    return encounters.stream().map(AbisEncounter::prints).toList();
  }

  /** Those encounters that a search of a gallery finds. */
  public List<AbisEncounter> foundIn(String gallery) {
    return encounters.stream().filter(one -> one.foundIn(gallery)).toList();
  }

  /** With an encounter in the place of the one of its id, or after all others. */
  public AbisPerson with(AbisEncounter encounter) {
    List<AbisEncounter> all = new ArrayList<>(encounters);
    int place = all.indexOf(encounter(encounter.id()).orElse(null));
    if (place < 0) {
      all.add(encounter);
    } else {
      all.set(place, encounter);
    }
    return new AbisPerson(id, all);
  }

  /** Without the encounter of that id; empty if no other is left. */
  public Optional<AbisPerson> without(String encounterId) {
    List<AbisEncounter> rest =
        encounters.stream().filter(one -> !one.id().equals(encounterId)).toList();
    return rest.isEmpty() ? Optional.empty() : Optional.of(new AbisPerson(id, rest));
  }
}
