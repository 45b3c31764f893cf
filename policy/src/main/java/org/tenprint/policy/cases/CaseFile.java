package org.tenprint.policy.cases;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tenprint.policy.decision.Disclosure;
import org.tenprint.policy.decision.DisclosurePolicy;
import org.tenprint.policy.decision.Sending;
import org.tenprint.policy.fact.Circumstances;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Findings;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Verdict;
import org.tenprint.policy.law.Decision;

/**
 * A booking's life: facts, what people found, and where it stands towards each recipient.
 * Immutable; each event makes the next one.
 *
 * @param circumstances facts and findings as they stand
 * @param decided whether the booking was decided, so that there are dispositions
 * @param disclosures by recipient, in order of recipients
 * @param checked instruments recorded up to here were held against what was delivered
 * @param bookVersion the rule book of the last step
 * @param stranger of a person known to be protected: where the booking would stand had nobody been
 *     found. It goes through the same events, and what it tells state bureau and agencies is what
 *     they are told
 */
public record CaseFile(
    Circumstances circumstances,
    boolean decided,
    List<Disclosure> disclosures,
    Instant checked,
    String bookVersion,
    Optional<CaseFile> stranger) {
  /**
   * So many delivered requests stand in a case, of all agencies: what could not be kept to be
   * recalled is withheld, {@code ERROR}, and is work for people.
   */
  public static final int MOST_REQUESTS = 64;

  /** Copies. */
  public CaseFile {
    disclosures = List.copyOf(disclosures);
  }

  /** A case of which nothing was decided yet. */
  public static CaseFile open(Facts facts) {
    return open(new Circumstances(facts, Findings.NONE));
  }

  static CaseFile open(Circumstances circumstances) {
    return new CaseFile(circumstances, false, List.of(), Instant.MIN, "", Optional.empty());
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
        .anyMatch(d -> d.held() || d.waits() || d.sending() == Sending.NO_MATCH_OWED);
  }

  /**
   * Where the case stands towards each recipient as people may see it: of a protected person, where
   * it would stand had nobody been found, as long as that may still change.
   */
  public List<Disclosure> shown() {
    return disclosures.stream()
        .map(
            own ->
                own.sending() == Sending.NO_MATCH_OWED
                    ? stranger.flatMap(file -> file.towards(own.recipient())).orElse(own)
                    : own)
        .toList();
  }

  /** To whom something that is permitted waits for a push: of a stranger beside, too. */
  public Set<Recipient> awaited() {
    Set<Recipient> awaited = new TreeSet<>();
    disclosures.stream().filter(Disclosure::waits).map(Disclosure::recipient).forEach(awaited::add);
    stranger.ifPresent(file -> awaited.addAll(file.awaited()));
    return awaited;
  }

  /** The verdicts that would answer something now. */
  public Set<Verdict> answerable() {
    Set<String> standing = new TreeSet<>();
    for (Disclosure disclosure : shown()) {
      if (disclosure.held()) {
        standing.addAll(disclosure.taken().holds());
      }
      if (disclosure.standsDelivered()) {
        standing.add(Reviews.DELIVERED_MATCH);
        standing.add(Reviews.DELIVERED_CITIZEN);
      }
    }
    return Reviews.answers(standing);
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
              taken.circumstances(), disclosure.recipient(), taken.request(), taken.at(), known);
      decisions.put(disclosure.recipient(), policy.decide(inquiry));
    }
    return decisions;
  }
}
