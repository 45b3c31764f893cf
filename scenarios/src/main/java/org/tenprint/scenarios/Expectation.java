package org.tenprint.scenarios;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tenprint.policy.decision.MessageKind;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.RequestPurpose;
import org.tenprint.policy.law.KeptBack;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;

/**
 * What must hold after the last event.
 *
 * @param rejected a booking, an instrument or what is reported was refused for that; empty: none
 *     was
 * @param told who got what: of all bookings under the empty tcn, or by tcn
 * @param workItems kinds of work opened, complete; empty is not compared
 */
public record Expectation(
    Optional<Refusal> rejected, Map<String, Told> told, Optional<Set<Reason>> workItems) {
  /** Stands for the bookings of a scenario that does not tell them apart. */
  public static final String EVERY_BOOKING = "";

  /** Copies. */
  public Expectation {
    told = Map.copyOf(told);
  }

  /**
   * Who got what.
   *
   * @param dispositions latest by recipient, complete; empty is not compared
   * @param sent messages by recipient, in order, complete; empty is not compared
   * @param recalls which of a recipient's messages its recalls take back, in order: the place of
   *     each in {@code sent}, from 1; complete; empty is not compared
   * @param purposes for which an agency is told its requests, in order, one that states none empty;
   *     complete; empty is not compared
   * @param asKnown what the instruments known at an instant make of it
   */
  public record Told(
      Optional<Map<Recipient, Wanted>> dispositions,
      Optional<Map<Recipient, List<MessageKind>>> sent,
      Optional<Map<Recipient, List<Integer>>> recalls,
      Optional<Map<Recipient, List<Optional<RequestPurpose>>>> purposes,
      List<AsKnown> asKnown) {}

  /**
   * A disposition.
   *
   * @param outcome compared always
   * @param reason compared where given
   * @param instruments compared where given
   * @param withheld parts that are kept back though the rest is told; compared always
   */
  public record Wanted(
      Outcome outcome,
      Optional<Reason> reason,
      Optional<List<String>> instruments,
      List<KeptBack> withheld) {}

  /**
   * Decisions taken again.
   *
   * @param known with the instruments recorded by then
   * @param dispositions by recipient, complete
   */
  public record AsKnown(Instant known, Map<Recipient, Wanted> dispositions) {}
}
