package org.tenprint.policy.law;

import java.util.stream.Collectors;

/**
 * An instrument as canonical text: equal instruments have equal texts, in every Java virtual
 * machine.
 */
public final class InstrumentText {
  private static final String SEPARATOR = "\u001f";
  private static final String END = "\u001e";

  private InstrumentText() {}

  static String of(Instrument instrument) {
    return unrecorded(instrument) + SEPARATOR + instrument.provenance() + END;
  }

  /** What it says and when, whoever recorded it. */
  public static String unrecorded(Instrument instrument) {
    Reach reach = instrument.reach();
    Ruling ruling = instrument.ruling();
    String recipients =
        reach.recipients().stream().sorted().map(Enum::name).collect(Collectors.joining(","));
    String when =
        ruling.when().stream().map(InstrumentText::of).sorted().collect(Collectors.joining(";"));
    return String.join(
        SEPARATOR,
        instrument.id(),
        instrument.issuer().name(),
        reach.scope().toString(),
        reach.place().name(),
        reach.edge().name(),
        recipients,
        ruling.effect().name(),
        String.valueOf(ruling.reason()),
        when,
        String.join(",", ruling.unless()),
        instrument.validity().toString());
  }

  private static String of(Condition condition) {
    if (condition instanceof Condition.StatusIn in) {
      return "status" + in.statuses().stream().sorted().toList();
    }
    return condition.toString();
  }
}
