package org.tenprint.policy.law;

import java.util.Collection;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Findings;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Recipient;

/**
 * What people said of holds, as far as it counts for one inquiry.
 *
 * <p>A hold is a question, such as {@code HOLD MA-J}, and its answer counts for all recipients of
 * the booking. A question about a possible minor on a request, or about a consent, is that
 * request's own: its name begins with the recipient, {@code request:MA0130100 JUVENILE}. Two who
 * release it release this request; two who uphold it uphold it for all.
 */
public final class Answered {
  private static final String ANY_REQUEST = Recipient.request("").text();

  private final Findings findings;
  private final String own;
  private final boolean afterwards;
  private final boolean forAll;

  private Answered(Findings findings, String own, boolean afterwards, boolean forAll) {
    this.findings = findings;
    this.own = own;
    this.afterwards = afterwards;
    this.forAll = forAll;
  }

  /** As it counts for a decision. */
  public static Answered of(Inquiry inquiry, Edition edition) {
    return edition == Edition.FIRST
        ? new Answered(inquiry.findings(), "", false, false)
        : new Answered(inquiry.findings(), own(inquiry.recipient()), false, true);
  }

  /**
   * As it counts for what was delivered, by whatever edition: what was released for anybody is in
   * the way of no recall.
   */
  public static Answered afterDelivery(Inquiry inquiry) {
    return new Answered(inquiry.findings(), own(inquiry.recipient()), true, true);
  }

  private static String own(Recipient recipient) {
    return recipient.edge() == Edge.REQUEST ? front(recipient) : "";
  }

  /** With what the names of a recipient's own questions begin. */
  public static String front(Recipient recipient) {
    return recipient.text() + " ";
  }

  /**
   * The name of a hold.
   *
   * @param ofOneRequest whether rule 2 asks it, or an instrument that asks for a consent
   */
  public String name(String question, boolean ofOneRequest) {
    return ofOneRequest ? own + question : question;
  }

  /** Whether two people released a hold of that name. */
  public boolean released(String name) {
    return findings.released().contains(name)
        || afterwards && findings.released().contains(question(name));
  }

  /**
   * Whether two people upheld a hold of that name, or the same question of anybody else, unless
   * they released it here. In the first edition names were for all.
   */
  public boolean upheld(String name) {
    return findings.upheld().contains(name)
        || forAll && !released(name) && upheldElsewhere(question(name));
  }

  private boolean upheldElsewhere(String question) {
    return findings.upheld().contains(question) || ofAnyRequest(findings.upheld(), question);
  }

  private static boolean ofAnyRequest(Collection<String> names, String question) {
    for (String name : names) {
      if (name.startsWith(ANY_REQUEST) && question(name).equals(question)) {
        return true;
      }
    }
    return false;
  }

  /** What a name asks, whoever's question it is. */
  public static String question(String name) {
    return name.startsWith(ANY_REQUEST) ? name.substring(name.indexOf(' ') + 1) : name;
  }
}
