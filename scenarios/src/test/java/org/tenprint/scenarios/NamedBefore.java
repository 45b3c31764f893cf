package org.tenprint.scenarios;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tenprint.policy.law.Admission;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.law.Ruling;

/**
 * Instruments as a file may have them: none names by {@code unless} what was not recorded before
 * it, or was refused, as doors refuse that and the log is read closed.
 */
final class NamedBefore {
  private final List<Instrument> book = new ArrayList<>();
  private final Set<String> known = new HashSet<>();

  List<Instrument> all(List<Instrument> instruments) {
    instruments.forEach(this::admit);
    return instruments.stream().map(this::naming).toList();
  }

  TimelineEvent in(TimelineEvent event) {
    if (!(event instanceof TimelineEvent.Recorded recorded)) {
      return event;
    }
    admit(recorded.instrument());
    return new TimelineEvent.Recorded(naming(recorded.instrument()));
  }

  private void admit(Instrument instrument) {
    if (Admission.refusal(instrument, RuleBook.of(book)).isEmpty()) {
      book.add(instrument);
      known.add(instrument.id());
    }
  }

  private Instrument naming(Instrument instrument) {
    Ruling ruling = instrument.ruling();
    return new Instrument(
        instrument.id(),
        instrument.issuer(),
        instrument.reach(),
        new Ruling(
            ruling.effect(),
            ruling.reason(),
            ruling.when(),
            ruling.unless().stream().filter(known::contains).toList(),
            ruling.fields()),
        instrument.validity(),
        instrument.provenance());
  }
}
