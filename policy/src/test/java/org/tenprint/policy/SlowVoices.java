package org.tenprint.policy;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.offence.Truth;

/** Which instruments speak, slow and obvious. */
final class SlowVoices {
  private final List<Instrument> instruments;
  private final Inquiry asked;
  private final SlowFacts booked;
  private final SlowEndings endings;

  SlowVoices(List<Instrument> instruments, Inquiry asked, SlowFacts booked) {
    this.instruments = instruments;
    this.asked = asked;
    this.booked = booked;
    this.endings = SlowEndings.of(instruments, asked.known());
  }

  /**
   * What each says, by its id.
   *
   * @param idle of which nobody can tell whether they speak: what keeps back without that doubt
   *     does so, and what does not open without it does not
   * @param own where an agency is that is asked: what keeps back there speaks too
   */
  Map<String, Truth> besides(List<Instrument> idle, Optional<Place> own) {
    SlowReach ofBooking = new SlowReach(asked, Optional.empty());
    Map<String, Truth> voices = voices(ofBooking, idle);
    if (own.isPresent()) {
      Map<String, Truth> there = voices(new SlowReach(asked, own), idle);
      for (Instrument one : instruments) {
        if (!ofBooking.covers(one) && !SlowCombination.tells(one)) {
          voices.put(one.id(), there.get(one.id()));
        }
      }
    }
    return voices;
  }

  private Map<String, Truth> voices(SlowReach reach, List<Instrument> idle) {
    Map<String, Truth> voices = new Rounds(reach, List.of()).voices();
    if (idle.isEmpty()) {
      return voices;
    }
    Map<String, Truth> doubtful = new Rounds(reach, idle).voices();
    for (Instrument one : instruments) {
      Truth sure = SlowCombination.tells(one) ? Truth.NO : Truth.YES;
      if (voices.get(one.id()) != sure) {
        voices.put(one.id(), doubtful.get(one.id()));
      }
    }
    return voices;
  }

  /** All are asked at once, as often as anything changes. */
  private final class Rounds {
    private final SlowReach reach;
    private final List<Instrument> idle;
    private final Map<String, Truth> voices = new TreeMap<>();

    /** Those that are in force, what they say of each other aside: the same in every round. */
    private final Map<Instrument, Truth> bySelf = new IdentityHashMap<>();

    Rounds(SlowReach reach, List<Instrument> idle) {
      this.reach = reach;
      this.idle = idle;
      for (Instrument one : instruments) {
        if (reach.covers(one) && endings.inForce(one, asked.at())) {
          bySelf.put(one, bySelf(one));
        }
      }
    }

    private Truth bySelf(Instrument instrument) {
      Truth speaks = Truth.of(SlowParts.hasAny(instrument, asked));
      for (Condition condition : instrument.ruling().when()) {
        if (!(condition instanceof Condition.NoPermitFrom)) {
          speaks = speaks.and(booked.holds(condition, asked));
        }
      }
      return speaks;
    }

    Map<String, Truth> voices() {
      Map<String, Truth> next = new TreeMap<>();
      instruments.forEach(i -> next.put(i.id(), Truth.UNSURE));
      while (!next.equals(voices)) {
        voices.putAll(next);
        instruments.forEach(i -> next.put(i.id(), speaks(i)));
      }
      return next;
    }

    private Truth speaks(Instrument instrument) {
      Truth speaks = bySelf.getOrDefault(instrument, Truth.NO);
      if (speaks == Truth.NO) {
        return Truth.NO;
      }
      speaks = speaks.and(silenced(instrument).not());
      for (Condition condition : instrument.ruling().when()) {
        if (condition instanceof Condition.NoPermitFrom none) {
          speaks = speaks.and(holds(none));
        }
      }
      return speaks;
    }

    private boolean inForce(Instrument instrument) {
      return bySelf.containsKey(instrument)
          || idle.contains(instrument)
              && reach.covers(instrument)
              && endings.inForce(instrument, asked.at());
    }

    private Truth silenced(Instrument instrument) {
      Truth silenced = Truth.NO;
      for (Instrument other : instruments) {
        if (instrument.ruling().unless().contains(other.id())) {
          silenced = silenced.or(voices.get(other.id()));
        }
      }
      for (Instrument other : idle) {
        if (instrument.ruling().unless().contains(other.id()) && inForce(other)) {
          silenced = silenced.or(Truth.UNSURE);
        }
      }
      return silenced;
    }

    private Truth holds(Condition.NoPermitFrom none) {
      Truth permitted = Truth.NO;
      for (Instrument other : instruments) {
        if (permits(other, none)) {
          permitted = permitted.or(silenced(other).not());
        }
      }
      boolean perhaps = idle.stream().anyMatch(other -> permits(other, none));
      return (perhaps ? permitted.or(Truth.UNSURE) : permitted).not();
    }

    private boolean permits(Instrument other, Condition.NoPermitFrom none) {
      return other.issuer() == none.issuer()
          && SlowCombination.tells(other)
          && inForce(other)
          && none.begunBefore()
              .map(limit -> other.validity().from().toInstant().isBefore(limit))
              .orElse(true);
    }
  }
}
