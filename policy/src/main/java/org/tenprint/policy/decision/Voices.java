package org.tenprint.policy.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Considered;
import org.tenprint.policy.law.Entry;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.offence.OffenceTable;
import org.tenprint.policy.offence.Truth;

/**
 * Which of a rule book's instruments speak to the recipient of an inquiry, and why the others do
 * not.
 *
 * <p>Most instruments look at facts alone. Those that look at other instruments ({@code unless},
 * {@code no-permit-from}) start unsure and are asked again until nothing changes: each round can
 * only make an unsure one sure, so that there are at most as many rounds as instruments. Where
 * instruments silence each other in a circle, they stay unsure and stop at a person.
 *
 * <p>Then they are asked once more beside the approved instruments that apply to nothing, such as a
 * permit that waits for another to be recorded: of those nobody can tell whether they speak. That
 * doubt opens nothing: what kept back without it does so surely, and what was silent and opens
 * stays silent.
 */
final class Voices {
  private final Inquiry inquiry;
  private final RuleBook book;
  private final OffenceTable table;
  private final List<Entry> covering;
  private final Considered[] voices;
  private final List<Entry> waiting;
  private boolean inDoubt;

  /** Beside no instruments that apply to nothing. */
  Voices(Inquiry inquiry, RuleBook book, OffenceTable table, List<Entry> covering) {
    this(inquiry, book, table, covering, List.of());
  }

  /**
   * @param covering the instruments that cover the recipient
   * @param waiting the approved ones that would, and apply to nothing
   */
  Voices(
      Inquiry inquiry,
      RuleBook book,
      OffenceTable table,
      List<Entry> covering,
      List<Entry> waiting) {
    this.inquiry = inquiry;
    this.book = book;
    this.table = table;
    this.covering = covering;
    this.waiting = waiting;
    this.voices = new Considered[covering.size()];
  }

  /** Every instrument that covers the recipient, with what came of it. */
  List<Considered> considered() {
    List<Integer> looking = new ArrayList<>(0);
    for (int i = 0; i < voices.length; i++) {
      Entry entry = covering.get(i);
      voices[i] =
          book.inForce(entry, inquiry.at(), inquiry.known())
              ? entry.byFacts(inquiry, table)
              : entry.outOfForce();
      if (voices[i].speaks() != Truth.NO && entry.looksAtOthers()) {
        looking.add(i);
      }
    }
    if (!looking.isEmpty()) {
      askThoseThatLookAtOthers(looking);
    }
    return List.of(voices);
  }

  private void askThoseThatLookAtOthers(List<Integer> looking) {
    Considered[] alone = voices.clone();
    askThoseThatLookAtOthers(looking, alone);
    if (waiting.isEmpty()) {
      return;
    }
    Considered[] sure = voices.clone();
    inDoubt = true;
    askThoseThatLookAtOthers(looking, alone);
    for (int i : looking) {
      boolean opens = covering.get(i).instrument().ruling().effect().opens();
      if (sure[i].speaks() == (opens ? Truth.NO : Truth.YES)) {
        voices[i] = sure[i];
      }
    }
  }

  private void askThoseThatLookAtOthers(List<Integer> looking, Considered[] alone) {
    for (int i : looking) {
      voices[i] = covering.get(i).considered(Truth.UNSURE, Entry.UNLESS);
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i : looking) {
        Considered asked = besideOthers(covering.get(i), alone[i]);
        changed |= asked.speaks() != voices[i].speaks();
        voices[i] = asked;
      }
    }
  }

  private Considered besideOthers(Entry entry, Considered alone) {
    Truth speaks = alone.speaks();
    String decided = alone.decidedBy();
    for (Condition.NoPermitFrom condition : entry.ofPermits()) {
      Truth permitted = permitted(condition);
      decided = permitted == Truth.NO ? decided : condition.name();
      speaks = speaks.and(permitted.not());
    }
    Truth silenced = silenced(entry.instrument());
    decided = silenced == Truth.NO ? decided : Entry.UNLESS;
    return entry.considered(speaks.and(silenced.not()), decided);
  }

  /** Whether one of the instruments named by {@code unless} speaks to this recipient. */
  private Truth silenced(Instrument instrument) {
    Truth silenced = Truth.NO;
    if (instrument.ruling().unless().isEmpty()) {
      return silenced;
    }
    for (String other : instrument.ruling().unless()) {
      for (Considered voice : voices) {
        if (voice.instrument().id().equals(other)) {
          silenced = silenced.or(voice.speaks());
        }
      }
      if (inDoubt && waits(entry -> entry.instrument().id().equals(other))) {
        silenced = silenced.or(Truth.UNSURE);
      }
    }
    return silenced;
  }

  /** Whether an instrument of that level permits this recipient, its own conditions aside. */
  private Truth permitted(Condition.NoPermitFrom none) {
    Truth permitted = Truth.NO;
    for (Considered voice : voices) {
      Instrument other = voice.instrument();
      if (none.counts(other) && !Entry.outOfForce(voice)) {
        permitted = permitted.or(silenced(other).not());
      }
    }
    return inDoubt && waits(entry -> none.counts(entry.instrument()))
        ? permitted.or(Truth.UNSURE)
        : permitted;
  }

  /** Whether such a one is in force and may speak though it applies to nothing. */
  private boolean waits(Predicate<Entry> such) {
    return waiting.stream()
        .anyMatch(one -> such.test(one) && book.inForce(one, inquiry.at(), inquiry.known()));
  }
}
