package org.tenprint.scenarios;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.decision.Disposition;
import org.tenprint.policy.decision.Message;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.law.Decision;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Reason;

/**
 * Something that a scenario can be played on: the policy by itself, or the running services. The
 * runner alone moves the clock; instants come to the back end in order, except that a decision may
 * be asked at an earlier one.
 */
public interface ScenarioBackend {

  /**
   * A fresh stage: no instrument is known, no booking was made.
   *
   * @param setting how the service that decides is set
   */
  Stage open(Setting setting);

  /**
   * How the service that decides is set.
   *
   * @param pushed recipients that are reached by a push: what they may be told waits for a dispatch
   * @param holdDeadline how long a hold waits for people before it expires; empty is for ever
   */
  record Setting(Set<Recipient> pushed, Optional<Duration> holdDeadline) {
    /** Copies. */
    public Setting {
      pushed = Set.copyOf(pushed);
    }
  }

  /**
   * Why the door refuses what happens to a case: it names an agency that nobody knows.
   *
   * @param known whether there is, was or will be an agency of an ORI
   */
  static Optional<Refusal> refusal(CaseEvent event, Predicate<String> known) {
    Optional<String> asked = Optional.empty();
    if (event instanceof CaseEvent.Requested request) {
      asked = Optional.of(request.ori());
    } else if (event instanceof CaseEvent.Consented consented) {
      asked = Optional.of(consented.ori());
    } else if (event instanceof CaseEvent.ConsentWithdrawn withdrawn) {
      asked = Optional.of(withdrawn.ori());
    }
    return asked.filter(known.negate()).map(ori -> Refusal.UNKNOWN_ORI);
  }

  /** The stage of one scenario. */
  interface Stage {

    /**
     * Records a state of an instrument, which is known from its recorded time on.
     *
     * @return why it is refused; empty where it is admitted
     */
    Optional<Refusal> record(Instrument instrument);

    /** Submits a booking. */
    Receipt submit(ScenarioBooking booking);

    /** Asks for the decision on an accepted booking. */
    void decide(Submission submission, Instant at);

    /**
     * Something happens to the cases of that tcn.
     *
     * @return why it is refused, so that nothing happens; empty where it is taken
     */
    Optional<Refusal> happens(String tcn, CaseEvent event, Instant at);

    /** Something happens to every case: a dispatch, or time passes. */
    void happensToAll(CaseEvent event, Instant at);

    /** Holds the instruments that are known now against what was delivered. */
    void recall(Instant at);

    /** The cases, in the order in which they were opened. */
    List<CaseAccount> accounts();

    /** Kinds of work opened for people. */
    Set<Reason> workItems();
  }

  /**
   * What the door answered.
   *
   * @param accepted whether a case was opened
   * @param refusal why the booking was refused; empty where it was accepted, or answered from the
   *     first of the same content
   */
  record Receipt(boolean accepted, Optional<Refusal> refusal) {
    /** A case was opened. */
    public static final Receipt ACCEPTED = new Receipt(true, Optional.empty());

    /** The same submission once more. */
    public static final Receipt REPEATED = new Receipt(false, Optional.empty());

    /** Refused. */
    public static Receipt refused(Refusal refusal) {
      return new Receipt(false, Optional.of(refusal));
    }
  }

  /** What became of a case. */
  interface CaseAccount {

    /** The booking's tcn. */
    String tcn();

    /** The latest disposition of each recipient. */
    Map<Recipient, Disposition> dispositions();

    /** What went out, in order. */
    List<Message> sent();

    /** Each recipient's last decision taken again with the instruments recorded by an instant. */
    Map<Recipient, Decision> asKnown(Instant known);
  }
}
