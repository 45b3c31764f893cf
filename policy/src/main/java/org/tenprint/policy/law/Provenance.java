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
 * @param filing which of its states it is
 */
public record Provenance(
    OffsetDateTime recorded,
    String author,
    List<String> approvals,
    String citation,
    Filing filing) {
  private static final int NEEDED = 2;

  /** Copies. */
  public Provenance {
    approvals = List.copyOf(approvals);
  }

  /** As proposed. */
  public Provenance(
      OffsetDateTime recorded, String author, List<String> approvals, String citation) {
    this(recorded, author, approvals, citation, Filing.PROPOSED);
  }

  /** The same, recorded at another time. */
  public Provenance at(OffsetDateTime other) {
    return new Provenance(other, author, approvals, citation, filing);
  }

  /** The same, filed so, and approved by nobody. */
  public Provenance filed(Filing other) {
    return new Provenance(recorded, author, List.of(), citation, other);
  }

  /**
   * Whether two different people, none the author, approved it, and it was not taken back; else it
   * is a draft and never applies. One person under two spellings is one ({@link PersonName});
   * beside an identity, a name may be anybody's.
   */
  public boolean approved() {
    if (filing.withdrawn().isPresent()) {
      return false;
    }
    Set<String> others = PersonName.people(approvals);
    if (PersonId.is(author) != others.stream().anyMatch(PersonId::is)) {
      return false;
    }
    others.remove(PersonName.canonical(author));
    return others.size() >= NEEDED;
  }

  /** Part of {@link InstrumentText}: of what is as proposed, as before there were filings. */
  @Override
  public String toString() {
    String plain =
        "Provenance[recorded=%s, author=%s, approvals=%s, citation=%s"
            .formatted(recorded, author, approvals, citation);
    return filing.plain() ? plain + "]" : plain + ", filing=" + filing + "]";
  }
}
