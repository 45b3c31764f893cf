package org.tenprint.policy.law;

import org.tenprint.policy.offence.Truth;

/**
 * An instrument that was considered, and what came of it: the explanation of a decision is a list
 * of these.
 *
 * @param instrument the instrument
 * @param speaks YES, NO, or UNSURE: it then speaks as a hold for examiners
 * @param decidedBy the condition that silenced it or left it unsure: {@code effective}, a
 *     condition's name, {@code unless} or {@code unread}; empty where it speaks
 */
public record Considered(Instrument instrument, Truth speaks, String decidedBy) {

  /** What it does when it speaks. */
  public Effect effect() {
    return speaks == Truth.UNSURE ? Effect.HOLD : instrument.ruling().effect();
  }

  /** Whether it withholds the whole of a message. */
  public boolean withholdsAll() {
    return effect() == Effect.WITHHOLD && !instrument.ruling().ofParts();
  }

  /** Why, when it withholds or holds. */
  public Reason reason() {
    return speaks == Truth.UNSURE ? Reason.EXAMINER_REVIEW : instrument.ruling().reason();
  }
}
