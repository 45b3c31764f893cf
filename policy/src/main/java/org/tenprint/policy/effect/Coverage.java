package org.tenprint.policy.effect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.RecipientKind;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.offence.OffenceTable;

/**
 * What a rule book leaves open, and what in it is idle.
 *
 * <p>Cases are those of the effect statement: booked, arrested and controlled at one agency, those
 * of which an order speaks among them; facts that no condition there asks for are those of an
 * ordinary match of an adult. Where one asks for a claim of citizenship or speaks of parts of a
 * message, nobody found is tried too.
 *
 * @param at legal time at which the gaps are
 * @param gaps where no instrument speaks, by edge and recipient
 * @param idle instruments without which every decision is the same and names the same, at whatever
 *     time one of them begins or ends
 * @param neverInForce of these, those that are never in force: drafts, and what ends as it begins
 * @param equal pairs of the same issuer, reach and words that are in force at one time
 */
public record Coverage(
    Instant at,
    List<Gap> gaps,
    SortedSet<String> idle,
    SortedSet<String> neverInForce,
    List<Pair> equal) {
  /** Copies. */
  public Coverage {
    gaps = List.copyOf(gaps);
    idle = new TreeSet<>(idle);
    neverInForce = new TreeSet<>(neverInForce);
    equal = List.copyOf(equal);
  }

  /**
   * The coverage of a rule book.
   *
   * @param table levels of offence codes
   * @param places every agency's, in order
   * @param at legal time of the gaps; all instruments count as known
   */
  public static Coverage of(
      RuleBook book, OffenceTable table, Collection<Place> places, Instant at) {
    return new CoverageFinder(book, table, places).at(at);
  }

  /**
   * Recipients to whom the same instruments may speak, and of what none does.
   *
   * @param edge share, return or request
   * @param kind of the recipients
   * @param places theirs, in order
   * @param everything whether no instrument speaks in any case
   * @param examples a case of each kind of person and request in which none speaks
   */
  public record Gap(
      Edge edge,
      RecipientKind kind,
      List<Place> places,
      boolean everything,
      List<Example> examples) {
    /** Copies. */
    public Gap {
      places = List.copyOf(places);
      examples = List.copyOf(examples);
    }

    /** The same at more places. */
    Gap at(Collection<Place> more) {
      List<Place> all = new ArrayList<>(places);
      all.addAll(more);
      return new Gap(edge, kind, all, everything, examples);
    }
  }

  /**
   * A case in which no instrument speaks.
   *
   * @param inquiry the case
   * @param always whether none speaks in any case of that kind of person and request
   */
  public record Example(Inquiry inquiry, boolean always) {}

  /** Two instruments, by id. */
  public record Pair(String one, String other) {}
}
