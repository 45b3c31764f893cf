package org.tenprint.policy.decision;

import java.util.ArrayList;
import java.util.List;
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
 */
final class Voices {
  private static final String UNLESS = "unless";

  private final Inquiry inquiry;
  private final RuleBook book;
  private final OffenceTable table;
  private final List<Entry> covering;
  private final Considered[] voices;

  Voices(Inquiry inquiry, RuleBook book, OffenceTable table, List<Entry> covering) {
    this.inquiry = inquiry;
    this.book = book;
    this.table = table;
    this.covering = covering;
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
    for (int i : looking) {
      voices[i] = covering.get(i).considered(Truth.UNSURE, UNLESS);
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
    decided = silenced == Truth.NO ? decided : UNLESS;
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
    return permitted;
  }
}
