package org.tenprint.policy.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What people and courts have found of a case.
 *
 * @param sealed expunged by order
 * @param citizenship what two people found of a claim
 * @param released holds that two people lifted, by name
 * @param upheld holds that two people made a withholding, by name
 * @param votes verdicts given while the hold that they answer stands: by hold, then by person, in
 *     the canonical form of a name
 */
public record Findings(
    boolean sealed,
    Citizenship citizenship,
    SortedSet<String> released,
    SortedSet<String> upheld,
    SortedMap<String, SortedMap<String, Verdict>> votes) {

  /** What was found of a claim of citizenship. */
  public enum Citizenship {
    OPEN,
    CLAIM_CLEARED,
    CITIZEN
  }

  /** Nothing was found yet. */
  public static final Findings NONE =
      new Findings(false, Citizenship.OPEN, new TreeSet<>(), new TreeSet<>(), new TreeMap<>());

  /** Copies. */
  public Findings {
    released = new TreeSet<>(released);
    upheld = new TreeSet<>(upheld);
    votes = new TreeMap<>(votes);
    votes.replaceAll((hold, byPerson) -> new TreeMap<>(byPerson));
  }

  public Findings seal() {
    return new Findings(true, citizenship, released, upheld, votes);
  }

  public Findings citizenship(Citizenship found) {
    return new Findings(sealed, found, released, upheld, votes);
  }

  public Findings resolve(String hold, boolean lifted) {
    SortedSet<String> resolved = new TreeSet<>(lifted ? released : upheld);
    resolved.add(hold);
    return new Findings(
        sealed,
        citizenship,
        lifted ? resolved : released,
        lifted ? upheld : resolved,
        without(hold));
  }

  public Findings vote(String hold, String by, Verdict verdict) {
    SortedMap<String, SortedMap<String, Verdict>> more = new TreeMap<>(votes);
    SortedMap<String, Verdict> byPerson = new TreeMap<>(more.getOrDefault(hold, new TreeMap<>()));
    byPerson.put(PersonName.canonical(by), verdict);
    more.put(hold, byPerson);
    return new Findings(sealed, citizenship, released, upheld, more);
  }

  /** Forgets the votes on these holds, which stand no more. */
  public Findings forgetAllBut(Set<String> standing) {
    SortedMap<String, SortedMap<String, Verdict>> kept = new TreeMap<>(votes);
    kept.keySet().retainAll(standing);
    return new Findings(sealed, citizenship, released, upheld, kept);
  }

  /** The same without the votes on holds that stand: answers rest on what people found together. */
  Findings withoutVotes() {
    return votes.isEmpty()
        ? this
        : new Findings(sealed, citizenship, released, upheld, new TreeMap<>());
  }

  /**
   * Forgets what was released, and the votes, of questions whose names begin so: they are asked
   * anew. What was upheld stays.
   */
  public Findings askedAgain(String front) {
    return askedAgain((String hold) -> hold.startsWith(front));
  }

  /** The same of all questions whose names are such. */
  public Findings askedAgain(Predicate<String> such) {
    SortedSet<String> still = new TreeSet<>(released);
    still.removeIf(such);
    SortedMap<String, SortedMap<String, Verdict>> kept = new TreeMap<>(votes);
    kept.keySet().removeIf(such);
    return new Findings(sealed, citizenship, still, upheld, kept);
  }

  /** Whether two different people gave that verdict on a hold. */
  public boolean agreed(String hold, Verdict verdict) {
    List<String> agreeing = new ArrayList<>();
    votes
        .getOrDefault(hold, new TreeMap<>())
        .forEach(
            (by, given) -> {
              if (given == verdict) {
                agreeing.add(by);
              }
            });
    return PersonName.people(agreeing).size() >= 2;
  }

  private SortedMap<String, SortedMap<String, Verdict>> without(String hold) {
    SortedMap<String, SortedMap<String, Verdict>> kept = new TreeMap<>(votes);
    kept.remove(hold);
    return kept;
  }
}
