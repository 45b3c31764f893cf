package org.tenprint.policy.cases;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.tenprint.policy.decision.Disclosure;
import org.tenprint.policy.decision.Disposition;
import org.tenprint.policy.decision.Message;
import org.tenprint.policy.decision.MessageKind;
import org.tenprint.policy.decision.Sending;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;

/** Where a case stands towards each recipient during a step, and what the step makes public. */
final class CaseLedger {
  private final TreeMap<Recipient, Disclosure> disclosures = new TreeMap<>();
  private final List<Disposition> dispositions = new ArrayList<>();
  private final List<Message> messages = new ArrayList<>();
  private final Set<Reason> workItems = EnumSet.noneOf(Reason.class);
  private final Optional<String> referenceData;

  /**
   * @param referenceData the version of those by which holds are said; empty where it is not kept
   */
  CaseLedger(List<Disclosure> before, Optional<String> referenceData) {
    this.referenceData = referenceData;
    before.forEach(disclosure -> disclosures.put(disclosure.recipient(), disclosure));
  }

  Optional<Disclosure> towards(Recipient recipient) {
    return Optional.ofNullable(disclosures.get(recipient));
  }

  /** A copy, in order of recipients. */
  List<Disclosure> all() {
    return List.copyOf(disclosures.values());
  }

  /** Those of whom this holds, in their order, but whoever asked: they ask again. */
  List<Recipient> unasked(Predicate<Disclosure> of) {
    return disclosures.values().stream()
        .filter(one -> one.recipient().edge() != Edge.REQUEST)
        .filter(of)
        .map(Disclosure::recipient)
        .toList();
  }

  List<Disposition> dispositions() {
    return dispositions;
  }

  List<Message> messages() {
    return messages;
  }

  Set<Reason> workItems() {
    return workItems;
  }

  /**
   * Replaces where the case stands towards a recipient, and makes the disposition public if it says
   * something new; a delivery always is new. What waits for its first dispatch is work for nobody
   * before one fails.
   */
  void put(Disclosure next) {
    put(next, false);
  }

  /**
   * The same.
   *
   * @param asked whether it answers a further request: one that is held, or waits, is a question of
   *     its own, and says something new though it says the same as the one before
   */
  void put(Disclosure next, boolean asked) {
    Disclosure earlier = disclosures.get(next.recipient());
    boolean delivery = next.sending() == Sending.SENT;
    boolean samePublic =
        earlier != null
            && !next.latest().differsFrom(earlier.latest())
            && !(asked && next.latest().outcome() == Outcome.HELD);
    if (samePublic && !delivery) {
      disclosures.put(next.recipient(), next.standing(earlier.latest()));
    } else {
      Disclosure said = next.held() ? next.standing(next.latest().by(referenceData)) : next;
      disclosures.put(said.recipient(), said);
      dispositions.add(said.latest());
    }
    boolean first = !samePublic || delivery || earlier.sending() == Sending.WAITING;
    if (first && next.sending() != Sending.WAITING) {
      work(next.latest());
    }
  }

  /** Replaces where the case stands towards a recipient; its disposition is public already. */
  void putQuietly(Disclosure next) {
    disclosures.put(next.recipient(), next);
  }

  /** After what was made public of a further one, what was held before it is held as it was. */
  void holdAgain(Disclosure held) {
    disclosures.compute(held.recipient(), (who, now) -> now.holding(held));
    dispositions.add(held.latest());
  }

  void send(Message message) {
    messages.add(message);
  }

  /**
   * Takes back what was delivered. Each recall is public, also one that says what the one before
   * said.
   *
   * @param recalled where the case stands towards the recipient then
   * @param which number of the delivery that is taken back
   * @param named instruments that the recipient may be told of
   */
  void recall(Disclosure recalled, int which, List<String> named) {
    Disposition latest = recalled.latest();
    disclosures.put(recalled.recipient(), recalled);
    dispositions.add(latest);
    work(latest);
    send(new Message(recalled.recipient(), MessageKind.RECALL, named, latest.at(), which));
  }

  /**
   * Whether one more could not be kept to be recalled: of requests, with those to all agencies; of
   * notices of them, with those to the same person.
   */
  boolean isFull(Recipient recipient) {
    return recipient.edge() == Edge.REQUEST
        && disclosures.values().stream()
                .filter(
                    one ->
                        recipient.wasAsked()
                            ? one.recipient().wasAsked()
                            : one.recipient().equals(recipient))
                .mapToInt(one -> one.delivered().size())
                .sum()
            >= CaseFile.MOST_REQUESTS;
  }

  boolean anythingStandsDelivered() {
    return disclosures.values().stream().anyMatch(Disclosure::standsDelivered);
  }

  /**
   * The holds that stand towards any recipient.
   *
   * @param but those who are left out
   */
  Set<String> holdsBut(Set<Recipient> but) {
    Set<String> standing = new HashSet<>();
    for (Disclosure disclosure : disclosures.values()) {
      if (disclosure.held() && !but.contains(disclosure.recipient())) {
        standing.addAll(disclosure.taken().holds());
      }
    }
    return standing;
  }

  private void work(Disposition disposition) {
    boolean work =
        disposition.outcome() == Outcome.HELD
            || disposition.reason() == Reason.NO_RULE
            || disposition.reason() == Reason.ERROR;
    if (work) {
      workItems.add(disposition.reason());
    }
  }
}
