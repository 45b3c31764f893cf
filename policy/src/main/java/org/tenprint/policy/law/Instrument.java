package org.tenprint.policy.law;

import java.util.Comparator;
import org.tenprint.policy.fact.Edge;

/**
 * A legal instrument. Nothing is shared because software was configured so; it is shared because an
 * instrument in force says so.
 *
 * @param id unique
 * @param issuer level of government
 * @param reach of what it speaks
 * @param ruling what it says
 * @param validity its legal time
 * @param provenance its author, approvals and recorded time
 */
public record Instrument(
    String id,
    Issuer issuer,
    Reach reach,
    Ruling ruling,
    Validity validity,
    Provenance provenance) {

  /**
   * Of several that decide alike, the first by this order is named: highest issuer, earliest start,
   * first id.
   */
  public static final Comparator<Instrument> NAMED_FIRST =
      Comparator.comparing(Instrument::issuer)
          .thenComparing(instrument -> instrument.validity().from().toInstant())
          .thenComparing(Instrument::id);

  /** The same words, recorded so. */
  public Instrument as(Provenance recorded) {
    return new Instrument(id, issuer, reach, ruling, validity, recorded);
  }

  /** Whether it is a state of the same proposal: the same words, author, source and revision. */
  public boolean restates(Instrument other) {
    return saysWhat(other) && provenance.filing().equals(other.provenance.filing());
  }

  /** Whether it has the same words, author and source, and was brought in from the same place. */
  boolean saysWhat(Instrument other) {
    return as(other.provenance).equals(other)
        && provenance.filing().imported().equals(other.provenance.filing().imported())
        && provenance.author().equals(other.provenance.author())
        && provenance.citation().equals(other.provenance.citation());
  }

  /** Whether its author took it back. */
  public boolean withdrawn() {
    return provenance.filing().withdrawn().isPresent();
  }

  /**
   * Whether it and another contradict each other, where both speak to the same recipient. Who
   * permits a message and withholds a part of it does not: that is what is permitted.
   */
  public boolean sameWordsAs(Instrument other) {
    return ruling.ofParts() == other.ruling.ofParts()
        && issuer == other.issuer
        && reach.scope().equals(other.reach.scope())
        && reach.place() == other.reach.place()
        && reach.edge() == other.reach.edge()
        && ruling.when().equals(other.ruling.when());
  }

  /**
   * Whether it requires what another, of a lower level, withholds or holds: both give way to a hold
   * for counsel, where both speak to the same recipient. Those of a level's own laws that keep
   * something back are its own to make. A part that a court withholds is kept back as a whole
   * message is that it withholds: that is a bar, and for nobody to lift.
   */
  public boolean isDefiedBy(Instrument other) {
    return ruling.effect() == Effect.REQUIRE
        && !other.ruling.effect().opens()
        && issuer.above(other.issuer)
        && !(other.ruling.ofParts() && other.issuer.court());
  }

  /**
   * Whether it may end another. A lower level of government may end what a higher one permits on
   * the edges that are its own to narrow, never what a higher one withholds, holds or requires, and
   * never a sharing.
   */
  public boolean mayEnd(Instrument other) {
    if (other.reach.edge() == Edge.SHARE && issuer.local()) {
      return false;
    }
    return !other.issuer.above(issuer) || other.ruling.effect() == Effect.PERMIT;
  }
}
