package org.tenprint.policy.law;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Findings;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Recipient;

/**
 * What people said of holds, as far as it counts for one inquiry.
 *
 * <p>A hold is a question, such as {@code HOLD MA-J}, and its answer counts for all recipients of
 * the booking. A question about a possible minor on a request, or that rests on a consent, a
 * purpose or the day of the request, is that request's own: its name begins with the recipient,
 * {@code request:MA0130100 JUVENILE}. So is every hold of instruments where the request states a
 * purpose: what is released for one purpose is released for no other. Two who release it release
 * this request; two who uphold it uphold it for all.
 *
 * <p>From the fifth edition on ids in names are written as {@link HoldId} says. What was upheld by
 * a name of before keeps back by the name of now; what was released by one is asked anew.
 */
public final class Answered {
  /** With what the names of one request's own questions begin, whoever is asked or told of it. */
  private static final List<String> OF_ONE_REQUEST =
      Recipient.asked("").stream().map(Recipient::text).toList();

  private final Findings findings;
  private final Optional<Recipient> own;
  private final boolean ofAPurpose;
  private final boolean afterwards;
  private final boolean forAll;
  private final boolean apart;
  private final RestingQuestions ofRequests;

  private Answered(
      Findings findings,
      Optional<Recipient> own,
      boolean ofAPurpose,
      boolean afterwards,
      boolean forAll,
      boolean apart,
      RestingQuestions ofRequests) {
    this.findings = findings;
    this.own = own;
    this.ofAPurpose = ofAPurpose;
    this.afterwards = afterwards;
    this.forAll = forAll;
    this.apart = apart;
    this.ofRequests = ofRequests;
  }

  /**
   * As it counts for a decision.
   *
   * @param ofRequests the questions that are one request's own
   */
  public static Answered of(Inquiry inquiry, Edition edition, RestingQuestions ofRequests) {
    boolean apart = edition.tellsIdsApart();
    return edition == Edition.FIRST
        ? new Answered(inquiry.findings(), Optional.empty(), false, false, false, apart, ofRequests)
        : new Answered(
            inquiry.findings(),
            own(inquiry.recipient()),
            statesAPurpose(inquiry),
            false,
            true,
            apart,
            ofRequests);
  }

  /**
   * As it counts for what was delivered, by whatever edition: what was released for anybody is in
   * the way of no recall.
   *
   * @param edition by which it is asked now
   * @param ofRequests the questions that are one request's own
   */
  public static Answered afterDelivery(
      Inquiry inquiry, Edition edition, RestingQuestions ofRequests) {
    return new Answered(
        inquiry.findings(),
        own(inquiry.recipient()),
        statesAPurpose(inquiry),
        true,
        true,
        edition.tellsIdsApart(),
        ofRequests);
  }

  /** The same where each hold of instruments is one request's own. */
  public Answered ofEachRequest() {
    return new Answered(findings, own, true, afterwards, forAll, apart, ofRequests);
  }

  private static boolean statesAPurpose(Inquiry inquiry) {
    return inquiry.request().isPresent() && inquiry.request().get().purpose().isPresent();
  }

  private static Optional<Recipient> own(Recipient recipient) {
    return recipient.edge() == Edge.REQUEST ? Optional.of(recipient) : Optional.empty();
  }

  /** Written when it is asked for: most decisions rest on no hold. */
  private String own(String question) {
    return own.isPresent() ? front(own.get()) + question : question;
  }

  /** With what the names of a recipient's own questions begin. */
  public static String front(Recipient recipient) {
    return recipient.text() + " ";
  }

  /** The name of a hold that rule 2 makes. */
  public String name(String question) {
    return own(question);
  }

  /**
   * The name of a hold that instruments make. It is one request's own where that states a purpose,
   * where rule 2 asks one of them, or one asks for a consent, a purpose or the day of the request,
   * or looks at one that does.
   */
  public String name(String question, List<Instrument> of) {
    if (ofAPurpose) {
      return own(question);
    }
    for (Instrument one : of) {
      if (one.ruling().asksOfOneRequest() || ofRequests.of(one)) {
        return own(question);
      }
    }
    return question;
  }

  /** How an instrument's id is written in names. */
  public String id(Instrument instrument) {
    return apart ? HoldId.written(instrument.id()) : instrument.id();
  }

  /** Whether two people released a hold of that name. */
  public boolean released(String name) {
    return findings.released().contains(name)
        || afterwards
            && (findings.released().contains(question(name))
                || findings.released().contains(before(name))
                || findings.released().contains(question(before(name))));
  }

  /** As an edition of before has a name. */
  private String before(String name) {
    return apart ? HoldId.read(name) : name;
  }

  /**
   * Whether two people upheld a hold of that name, or the same question of anybody else, unless
   * they released it here. In the first edition names were for all.
   */
  public boolean upheld(String name) {
    return findings.upheld().contains(name)
        || forAll
            && !released(name)
            && (upheldElsewhere(question(name)) || upheldElsewhere(question(before(name))));
  }

  private boolean upheldElsewhere(String question) {
    return findings.upheld().contains(question) || ofAnyRequest(findings.upheld(), question);
  }

  private static boolean ofAnyRequest(Collection<String> names, String question) {
    for (String name : names) {
      if (ofOneRequest(name) && question(name).equals(question)) {
        return true;
      }
    }
    return false;
  }

  /** What a name asks, whoever's question it is. */
  public static String question(String name) {
    return ofOneRequest(name) ? name.substring(name.indexOf(' ') + 1) : name;
  }

  private static boolean ofOneRequest(String name) {
    return OF_ONE_REQUEST.stream().anyMatch(name::startsWith);
  }
}
