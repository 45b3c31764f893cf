package org.tenprint.policy.cases;

import java.time.Instant;
import java.util.Optional;
import org.tenprint.policy.fact.ConsentTerms;
import org.tenprint.policy.fact.LiftGround;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.StatedFact;
import org.tenprint.policy.fact.Verdict;

/** What happens to a case. */
public sealed interface CaseEvent {

  /** The booking is to be decided. */
  record Decide() implements CaseEvent {}

  /** Time passed, or the rule book changed. */
  record Tick() implements CaseEvent {}

  /** A person reviewed the case. */
  record Reviewed(String by, Verdict verdict) implements CaseEvent {}

  /**
   * The charges of a code no longer stand.
   *
   * @param ncic the code
   * @param by who reports it: two different people are wanted; empty where a system states it,
   *     which needs no second
   * @param authority who dismissed them; empty where that was not said, as in what was kept before
   *     two were wanted: then the report counts for one that keeps back and for none that lets out
   * @param order the number of the paper; empty likewise
   */
  record ChargeDismissed(String ncic, Optional<String> by, String authority, String order)
      implements CaseEvent {
    /** Reads what was kept before two were wanted. */
    public ChargeDismissed {
      by = by == null ? Optional.empty() : by;
      authority = authority == null ? "" : authority;
      order = order == null ? "" : order;
    }

    /** One that a system states. */
    public ChargeDismissed(String ncic) {
      this(ncic, Optional.empty(), "", "");
    }

    /** One that a person reports. */
    public ChargeDismissed(String ncic, String by, String authority, String order) {
      this(ncic, Optional.of(by), authority, order);
    }
  }

  /**
   * Somebody reports that the charges of a code were not dismissed, or stand again.
   *
   * @param ncic the code
   * @param by who reports it: two different people are wanted
   * @param authority who says so
   * @param order by which paper
   */
  record DismissalTakenBack(String ncic, String by, String authority, String order)
      implements CaseEvent {}

  /**
   * The person turned out to be protected by statute.
   *
   * @param at when that was reported; empty, as null is, where it is not known
   */
  record PersonProtected(Optional<Instant> at) implements CaseEvent {
    /** Reads what was kept before it was. */
    public PersonProtected {
      at = at == null ? Optional.empty() : at;
    }

    /** One of which it is not known when it was reported. */
    public PersonProtected() {
      this(Optional.empty());
    }
  }

  /**
   * Somebody reports that the person's protection is over: it ended, or the person waived it.
   *
   * @param by who reports it: two different people are wanted
   * @param ground how it came to its end
   * @param authority who decided that, or took the waiver
   * @param order the number of the decision, or of the signed waiver
   * @param from when the protection was over; not after the report
   */
  record ProtectionLifted(
      String by, LiftGround ground, String authority, String order, Instant from)
      implements CaseEvent {}

  /**
   * Somebody reports what an authority states of the person.
   *
   * @param by who reports it: two different people are wanted
   * @param fact of what
   * @param holds whether it is so
   * @param authority who states it
   * @param order by which paper or record
   * @param from as of when; not after the report
   */
  record FactStated(
      String by, StatedFact fact, boolean holds, String authority, String order, Instant from)
      implements CaseEvent {}

  /**
   * Somebody reports a court's order that the person is tried as an adult.
   *
   * @param by who reports it: two different people are wanted
   * @param authority the court
   * @param order the number of its paper
   */
  record TriedAsAdult(String by, String authority, String order) implements CaseEvent {}

  /**
   * The person is not tried as an adult, or not any more: a court vacated its order, or there was
   * none.
   *
   * @param authority the court; empty where that is not known
   * @param order the number of its paper; empty where that is not known
   */
  record AdultTrialVacated(String authority, String order) implements CaseEvent {}

  /**
   * Somebody reports the person's own consent to a request.
   *
   * @param by who reports it: two different people are wanted
   * @param ori the agency that is asked, and keeps the form
   * @param asked when it was asked: of another request to the agency it says nothing
   * @param form the number of the signed form
   * @param terms without counsel or with counsel present
   */
  record Consented(String by, String ori, Instant asked, String form, ConsentTerms terms)
      implements CaseEvent {}

  /**
   * The person does not consent to what an agency was asked by now, or not any more.
   *
   * @param ori the agency
   */
  record ConsentWithdrawn(String ori) implements CaseEvent {}

  /** The booking was expunged by order. */
  record Expunged() implements CaseEvent {}

  /** The prints are not those of the person as whom they were identified or enrolled. */
  record Misidentified() implements CaseEvent {}

  /** The field office asks an agency. */
  record Requested(String ori, Request request) implements CaseEvent {}

  /** A recipient that is reached by a push was tried. */
  record Dispatched(Recipient recipient, boolean succeeded) implements CaseEvent {}
}
