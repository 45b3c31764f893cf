package org.tenprint.policy.law;

import java.util.Optional;

/**
 * Why a state of an instrument does not count behind one that stands on the log before it under its
 * id. What several instances record at one moment has one order, which is the log's.
 *
 * <p>A draft of a later revision takes the place of an earlier one, and its approvals begin anew.
 * An approval of an earlier one comes too late: it was of other words.
 */
public enum Precedence {
  /** Two people approved what stands; this says something else, or takes an approval away. */
  APPROVED_BEFORE,
  /** Its author took it back: nothing counts under its id any more. */
  WITHDRAWN_BEFORE,
  /** Its author changed it since, or another wrote it. */
  CHANGED_BEFORE;

  /** What stands in the way of a later state; empty where nothing does. */
  public static Optional<Precedence> of(Instrument before, Instrument later) {
    Provenance stands = before.provenance();
    Provenance comes = later.provenance();
    if (stands.filing().withdrawn().isPresent()) {
      return Optional.of(WITHDRAWN_BEFORE);
    }
    if (stands.approved()) {
      return later.restates(before) && comes.approvals().containsAll(stands.approvals())
          ? Optional.empty()
          : Optional.of(APPROVED_BEFORE);
    }
    return mayReplace(before, later) ? Optional.empty() : Optional.of(CHANGED_BEFORE);
  }

  /**
   * Of two that are proposed as one id, which is no revision, the later is the draft, as it was
   * before there were any.
   */
  private static boolean mayReplace(Instrument draft, Instrument later) {
    int stands = draft.provenance().filing().revision();
    int comes = later.provenance().filing().revision();
    if (comes != stands) {
      return comes > stands && later.provenance().author().equals(draft.provenance().author());
    }
    boolean revised = comes > Filing.PROPOSED.revision();
    return !revised && later.provenance().filing().withdrawn().isEmpty() || later.saysWhat(draft);
  }
}
