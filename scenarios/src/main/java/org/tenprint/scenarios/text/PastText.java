package org.tenprint.scenarios.text;

import java.util.List;
import java.util.Optional;
import org.tenprint.policy.effect.EffectStatement;
import org.tenprint.policy.effect.EffectStatement.Line;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Outcome;

/** What an instrument has to do with the time before it came, in plain words. */
final class PastText {
  private final EffectStatement statement;
  private final Instrument instrument;

  PastText(EffectStatement statement) {
    this.statement = statement;
    this.instrument = statement.proposal().instrument();
  }

  /** From which register it is brought in; none where it was written here. */
  List<String> imported() {
    return instrument.provenance().filing().imported().stream()
        .map(
            from ->
                "It is brought in from %s, which recorded it on %s: here it counts from when it is"
                        .formatted(from.register(), When.of(from.recorded()))
                    + " approved, and nothing that was decided before is decided again.")
        .toList();
  }

  /**
   * What it recalls.
   *
   * @param changing of the statement
   */
  Optional<String> recalls(List<Line> changing) {
    if (!withholds(changing)) {
      return Optional.empty();
    }
    if (instrument.validity().begins().isBefore(statement.proposal().at())) {
      return Optional.of(
          "It begins before now: what was delivered since then and it would have withheld is"
              + " recalled.");
    }
    return wasOver()
        ? Optional.of(
            "It was over before it came: what was delivered while it was in force, and it would"
                + " have withheld, is recalled.")
        : Optional.empty();
  }

  /** Of one that will have ended it is asked as of when it begins. */
  private boolean wasOver() {
    return instrument
        .validity()
        .to()
        .filter(to -> !to.isAfter(instrument.provenance().recorded()))
        .isPresent();
  }

  private boolean withholds(List<Line> changing) {
    return instrument.ruling().effect() == Effect.WITHHOLD
        && changing.stream()
            .anyMatch(
                line ->
                    line.has(Outcome.DELIVERED, Outcome.WITHHELD) || new ChangedParts(line).less());
  }
}
