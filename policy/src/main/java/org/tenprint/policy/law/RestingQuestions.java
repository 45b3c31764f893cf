package org.tenprint.policy.law;

import java.util.List;
import java.util.Set;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.StatedFact;

/**
 * The questions that rest on what people report, such as who is tried as an adult: the holds of the
 * instruments that ask for it, and of those that look at them by {@code unless} or {@code
 * no-permit-from}.
 *
 * <p>What people answered of one rests on what was reported then: of another order or form, or of
 * one that somebody else reported too, it is asked anew.
 */
public final class RestingQuestions {
  private final Set<String> ids;
  private final boolean minors;

  private RestingQuestions(Set<String> ids, boolean minors) {
    this.ids = ids;
    this.minors = minors;
  }

  /** Those that instruments of a book can ask of who is tried as an adult, drafts included. */
  static RestingQuestions onTrials(RuleBook book) {
    return new RestingQuestions(
        Dependents.ids(book.instruments(), Condition.TriedAsAdult.class::isInstance), false);
  }

  /** The same of what is stated of the person. */
  public static RestingQuestions onFact(RuleBook book, StatedFact fact) {
    return new RestingQuestions(
        Dependents.ids(
            book.instruments(),
            asked -> asked instanceof Condition.Stated stated && stated.fact() == fact),
        false);
  }

  /**
   * The same of consents: of requests alone, since no consent is to anything else. Rule 2 asks of a
   * possible minor where no instrument speaks of minors: where one of these does, that rests too.
   */
  static RestingQuestions onConsents(RuleBook book) {
    List<Instrument> ofRequests = ofRequests(book);
    Set<String> ids = Dependents.ids(ofRequests, RequestCondition.ConsentIn.class::isInstance);
    boolean minors =
        ofRequests.stream()
            .anyMatch(one -> ids.contains(one.id()) && one.ruling().speaksOfJuveniles());
    return new RestingQuestions(ids, minors);
  }

  /**
   * Those that are one request's own: on consents, and on the purpose and the day of a request, of
   * which nothing is reported.
   */
  static RestingQuestions onRequests(RuleBook book) {
    return new RestingQuestions(Dependents.ids(ofRequests(book), Condition::ofOneRequest), false);
  }

  private static List<Instrument> ofRequests(RuleBook book) {
    return book.instruments().stream().filter(one -> one.reach().edge() == Edge.REQUEST).toList();
  }

  /**
   * Whether the hold of that name is one. An id may have blanks: of two readings of a name of
   * before the fifth edition of the rules the one that asks anew counts.
   *
   * @param hold as {@link Answered} names it
   */
  public boolean has(String hold) {
    String question = Answered.question(hold) + " ";
    if (minors && question.equals(Doubt.JUVENILE + " ")) {
      return true;
    }
    return ids.stream()
        .anyMatch(
            id ->
                question.contains(" " + id + " ")
                    || question.contains(" " + HoldId.written(id) + " "));
  }

  /** Whether the holds of an instrument are such. */
  public boolean of(Instrument instrument) {
    return ids.contains(instrument.id());
  }

  /** Whether there is none. */
  public boolean none() {
    return ids.isEmpty();
  }
}
