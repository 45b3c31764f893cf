package org.tenprint.policy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A booking's life: facts, what people found, and where it stands towards each recipient.
 * Immutable; each event makes the next one.
 *
 * @param circumstances facts and findings as they stand
 * @param decided whether the booking was decided, so that there are dispositions
 * @param disclosures by recipient, in order of recipients
 * @param checked instruments recorded up to here were held against what was delivered
 * @param bookVersion the rule book of the last step
 */
public record CaseFile(
    Circumstances circumstances,
    boolean decided,
    List<Disclosure> disclosures,
    Instant checked,
    String bookVersion) {
  /** Copies. */
  public CaseFile {
    disclosures = List.copyOf(disclosures);
  }

  /** A case of which nothing was decided yet. */
  public static CaseFile open(Facts facts) {
    return new CaseFile(new Circumstances(facts, Findings.NONE), false, List.of(), Instant.MIN, "");
  }

  /**
   * Takes an event.
   *
   * @param event what happened
   * @param at the instant, in legal and recorded time; not before that of the step before
   * @param rules rule book, table and settings
   */
  public CaseStep apply(CaseEvent event, Instant at, CaseRules rules) {
    return new CaseWork(this, at, rules).take(event);
  }

  /**
   * Holds instruments that became known since against what was delivered; nothing else is decided.
   *
   * @param at the instant; not before that of the step before
   * @param rules rule book, table and settings
   */
  public CaseStep recall(Instant at, CaseRules rules) {
    return new CaseWork(this, at, rules).recallOnly();
  }

  /** Where the case stands towards a recipient. */
  public Optional<Disclosure> towards(Recipient recipient) {
    return disclosures.stream().filter(d -> d.recipient().equals(recipient)).findFirst();
  }

  /**
   * Whether a later event, the passing of time or a changed rule book may bring a new disposition
   * by itself.
   */
  public boolean waits() {
    return disclosures.stream()
        .anyMatch(d -> d.held() || d.sending() == Disclosure.Sending.NO_MATCH_OWED);
  }

  /** Whether a recipient holds something that an instrument recorded later may recall. */
  public boolean recallable() {
    return disclosures.stream().anyMatch(Disclosure::standsDelivered);
  }

  /**
   * Each recipient's last decision taken again at its own instant, on the facts of then, with the
   * instruments recorded by an instant; nothing is sent.
   *
   * @param known instruments recorded by then count
   */
  public Map<Recipient, Decision> asKnown(Instant known, DisclosurePolicy policy) {
    Map<Recipient, Decision> decisions = new LinkedHashMap<>();
    for (Disclosure disclosure : disclosures) {
      Disclosure.Taken taken = disclosure.taken();
      Inquiry inquiry =
          new Inquiry(
              taken.circumstances(), disclosure.recipient(), taken.warrant(), taken.at(), known);
      decisions.put(disclosure.recipient(), policy.decide(inquiry));
    }
    return decisions;
  }
}
