package org.tenprint.policy;

import java.util.ArrayList;
import java.util.List;

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
  private static final String EFFECTIVE = "effective";
  private static final String UNLESS = "unless";

  private final Inquiry inquiry;
  private final RuleBook book;
  private final OffenceTable table;
  private final List<Instrument> covering;
  private final Considered[] voices;

  Voices(Inquiry inquiry, RuleBook book, OffenceTable table, List<Instrument> covering) {
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
      voices[i] = byFacts(covering.get(i));
      if (voices[i].speaks() != Truth.NO && looksAtOthers(covering.get(i))) {
        looking.add(i);
      }
    }
    if (!looking.isEmpty()) {
      askThoseThatLookAtOthers(looking);
    }
    return List.of(voices);
  }

  private static boolean looksAtOthers(Instrument instrument) {
    if (!instrument.ruling().unless().isEmpty()) {
      return true;
    }
    for (Condition condition : instrument.ruling().when()) {
      if (condition instanceof Condition.NoPermitFrom) {
        return true;
      }
    }
    return false;
  }

  private void askThoseThatLookAtOthers(List<Integer> looking) {
    Considered[] alone = voices.clone();
    for (int i : looking) {
      voices[i] = new Considered(covering.get(i), Truth.UNSURE, UNLESS);
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i : looking) {
        Considered asked = besideOthers(alone[i]);
        changed |= asked.speaks() != voices[i].speaks();
        voices[i] = asked;
      }
    }
  }

  /** What comes of an instrument by its legal time and the facts, others aside. */
  private Considered byFacts(Instrument instrument) {
    if (!book.inForce(instrument, inquiry.at(), inquiry.known())) {
      return new Considered(instrument, Truth.NO, EFFECTIVE);
    }
    Truth speaks = Truth.YES;
    String decided = "";
    for (Condition condition : instrument.ruling().when()) {
      Truth holds = condition.holds(inquiry, table);
      if (holds == Truth.NO) {
        return new Considered(instrument, Truth.NO, condition.name());
      }
      if (holds == Truth.UNSURE) {
        decided = condition.name();
        speaks = Truth.UNSURE;
      }
    }
    return new Considered(instrument, speaks, decided);
  }

  private Considered besideOthers(Considered alone) {
    Instrument instrument = alone.instrument();
    Truth speaks = alone.speaks();
    String decided = alone.decidedBy();
    for (Condition condition : instrument.ruling().when()) {
      if (condition instanceof Condition.NoPermitFrom none) {
        Truth permitted = permitted(none);
        decided = permitted == Truth.NO ? decided : condition.name();
        speaks = speaks.and(permitted.not());
      }
    }
    Truth silenced = silenced(instrument);
    decided = silenced == Truth.NO ? decided : UNLESS;
    return new Considered(instrument, speaks.and(silenced.not()), decided);
  }

  /** Whether one of the instruments named by {@code unless} speaks to this recipient. */
  private Truth silenced(Instrument instrument) {
    Truth silenced = Truth.NO;
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
      boolean counts =
          other.issuer() == none.issuer()
              && other.ruling().effect() == Effect.PERMIT
              && !voice.decidedBy().equals(EFFECTIVE)
              && none.begunBefore()
                  .map(limit -> other.validity().from().toInstant().isBefore(limit))
                  .orElse(true);
      if (counts) {
        permitted = permitted.or(silenced(other).not());
      }
    }
    return permitted;
  }
}
