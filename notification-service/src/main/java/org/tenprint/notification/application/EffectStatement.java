package org.tenprint.notification.application;

import java.time.Instant;
import java.util.List;
import org.tenprint.policy.Condition;
import org.tenprint.policy.Instrument;
import org.tenprint.policy.Outcome;
import org.tenprint.policy.Reason;
import org.tenprint.policy.Recipient;

/**
 * What an instrument switches on and off, and what it leaves as it is, for an ordinary match of an
 * adult.
 *
 * @param instrument the instrument
 * @param from when its effect begins
 * @param conditions of facts, under which alone it has this effect
 * @param lines one for each recipient of the agencies in its scope, field offices first
 * @param conflicts with what is in force then
 * @param complete whether every agency of its scope was looked at
 */
public record EffectStatement(
    Instrument instrument,
    Instant from,
    List<Condition> conditions,
    List<Line> lines,
    List<Conflict> conflicts,
    boolean complete) {
  /** Copies. */
  public EffectStatement {
    conditions = List.copyOf(conditions);
    lines = List.copyOf(lines);
    conflicts = List.copyOf(conflicts);
  }

  /**
   * What a recipient gets.
   *
   * @param recipient who
   * @param agency the agency of the bookings looked at: name for a person
   * @param before without the instrument
   * @param after with it
   */
  public record Line(Recipient recipient, String agency, Told before, Told after) {
    /** Whether the instrument changes it. */
    public boolean changes() {
      return before.outcome() != after.outcome();
    }
  }

  /**
   * A decision, in short.
   *
   * @param outcome delivered, withheld or held
   * @param reason why
   * @param instruments named
   */
  public record Told(Outcome outcome, Reason reason, List<String> instruments) {}

  /** How an instrument stands against one that is in force. */
  public enum ConflictKind {
    /** Same issuer, reach and conditions, opposite effect: both would give way to a hold. */
    CONTRADICTS,
    /** It takes away what the other permits. */
    NARROWS,
    /** It permits what the other withholds or holds, and so changes nothing there. */
    IN_VAIN
  }

  /**
   * A conflict.
   *
   * @param kind how
   * @param with the other's id
   */
  public record Conflict(ConflictKind kind, String with) {}
}
