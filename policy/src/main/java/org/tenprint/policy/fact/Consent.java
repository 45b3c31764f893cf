package org.tenprint.policy.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tenprint.policy.offence.Truth;

/**
 * The person's own consent to one request, in writing, as people report it. It stands while the
 * last reports, of two different people, are of the same form and terms; while nobody but one
 * reported so, nobody can tell. Once it is withdrawn there is none to that request any more.
 *
 * @param form the number of the signed form, folded; empty where nothing is reported
 * @param terms to what the form consents; NONE where nothing is reported
 * @param by canonical names of the different people who reported it
 * @param withdrawn whether there can be none any more: somebody reported that the person does not
 *     consent, or the request came in twice
 */
public record Consent(String form, ConsentTerms terms, SortedSet<String> by, boolean withdrawn) {
  /** Nobody reported one. */
  public static final Consent NONE = new Consent("", ConsentTerms.NONE, new TreeSet<>(), false);

  /** It was withdrawn, or refused. */
  public static final Consent WITHDRAWN = new Consent("", ConsentTerms.NONE, new TreeSet<>(), true);

  /** So many people are wanted. */
  private static final int PEOPLE = 2;

  /** Copies. */
  public Consent {
    by = new TreeSet<>(by);
  }

  /**
   * Once somebody reports a form. One of another number, or on other terms, takes the place of the
   * one before, also where that stood: what contradicts a consent is a doubt. A party, such as the
   * office that asks, is no person, nor is an empty name; a form has a number.
   */
  public Consent reported(String person, String number, ConsentTerms on) {
    String folded = FoldedText.of(number);
    boolean same = folded.equals(form) && on == terms;
    String name = PersonName.canonical(person);
    boolean nobody = name.isEmpty() || Recipient.parse(name).isPresent();
    if (withdrawn || nobody || folded.isEmpty() || same && by.size() >= PEOPLE) {
      return this;
    }
    List<String> names = new ArrayList<>(same ? by : List.of());
    names.add(person);
    return new Consent(folded, on, new TreeSet<>(PersonName.people(names)), false);
  }

  /** Whether a text says which form it is. */
  public static boolean names(String number) {
    return !FoldedText.of(number).isEmpty();
  }

  /** Whether it is on one of those terms; in doubt while less than two people reported it. */
  public Truth isOneOf(Set<ConsentTerms> wanted) {
    boolean waits = terms != ConsentTerms.NONE && by.size() < PEOPLE;
    return waits ? Truth.UNSURE : Truth.of(wanted.contains(terms));
  }
}
