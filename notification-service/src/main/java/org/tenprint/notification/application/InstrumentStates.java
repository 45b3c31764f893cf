package org.tenprint.notification.application;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Provenance;

/**
 * The states of instruments that the log has, and the next one. Each is recorded a moment ahead, so
 * that every instance knows it when its recorded time comes.
 */
final class InstrumentStates {
  private final InstrumentRegister register;
  private final RecordedRules rules;
  private final InstrumentLog log;
  private final Ahead ahead;

  InstrumentStates(
      InstrumentRegister register, RecordedRules rules, InstrumentLog log, Ahead ahead) {
    this.register = register;
    this.rules = rules;
    this.log = log;
    this.ahead = ahead;
  }

  InstrumentRegister register() {
    return register;
  }

  void readOn() throws Refused {
    rules.readOn();
  }

  /** The latest state of an instrument, as far as was read on. */
  Instrument known(String id) throws Refused {
    return register.latest(id).orElseThrow(AuthorInstruments::unknown);
  }

  /** Whether what the log has of an id is that state. */
  boolean stands(Instrument state) throws Refused {
    return register.recorded(state).filter(known(state.id())::restates).isPresent();
  }

  /** Records a state, and returns it when all that stands before it on the log was read too. */
  Instrument record(Instrument instrument, List<Approval> approvals, Instant now) throws Refused {
    Provenance stated = instrument.provenance();
    Instant handed = ahead.handedOver(now);
    Instrument state =
        instrument.as(
            new Provenance(
                handed.plus(ahead.by()).truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC),
                stated.author(),
                approvals.stream().map(Approval::by).toList(),
                stated.citation(),
                stated.filing()));
    log.record(state, approvals, handed);
    try {
      rules.readOn();
    } catch (Refused e) {
      throw new Refused(
          RefusalReason.NOT_ACKNOWLEDGED,
          "It is recorded; the log does not say yet whether it holds: look, then try again.");
    }
    return state;
  }
}
