package org.tenprint.policy.law;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.tenprint.policy.fact.PersonId;
import org.tenprint.policy.fact.PersonName;

/**
 * Who wrote an instrument, who approved it, and when the system learned of it.
 *
 * @param recorded it is not known before
 * @param author who wrote it
 * @param approvals who approved it
 * @param citation the legal source, for a person
 */
public record Provenance(
    OffsetDateTime recorded, String author, List<String> approvals, String citation) {
  private static final int NEEDED = 2;

  /** Copies. */
  public Provenance {
    approvals = List.copyOf(approvals);
  }

  /**
   * Whether two different people, none the author, approved it; else it is a draft and never
   * applies. One person under two spellings is one ({@link PersonName}); beside an identity, a name
   * may be anybody's.
   */
  public boolean approved() {
    Set<String> others = PersonName.people(approvals);
    if (PersonId.is(author) != others.stream().anyMatch(PersonId::is)) {
      return false;
    }
    others.remove(PersonName.canonical(author));
    return others.size() >= NEEDED;
  }
}
