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
        ruling.effect().name() + (ruling.ofParts() ? ruling.fields() : ""),
        String.valueOf(ruling.reason()),
        when,
        String.join(",", ruling.unless()),
        instrument.validity().toString());
  }

  private static String of(Condition condition) {
    if (condition instanceof Condition.LevelIs level) {
      return level(level);
    }
    if (condition instanceof Condition.StatusIn in) {
      return "status" + in.statuses().stream().sorted().toList();
    }
    if (condition instanceof RequestCondition.WarrantIn in) {
      return warrants(in);
    }
    if (condition instanceof RequestCondition.RequestKindIn in) {
      return "request" + in.kinds().stream().sorted().toList();
    }
    if (condition instanceof RequestCondition.PurposeIn in) {
      return "purpose" + in.purposes().stream().sorted().toList();
    }
    if (condition instanceof RequestCondition.ConsentIn in) {
      return "consent" + in.terms().stream().sorted().toList();
    }
    return condition.toString();
  }

  /** One that could be written before classes could be asked for has the text that it had. */
  private static String level(Condition.LevelIs level) {
    return "LevelIs[scheme=%s, bound=%s, level=%s, basis=%s, convictedWithin=%s%s]"
        .formatted(
            level.scheme(),
            level.bound(),
            level.level(),
            level.basis(),
            level.convictedWithin(),
            level.classes().isEmpty()
                ? ""
                : ", classes=" + level.classes().stream().sorted().toList());
  }

  /** One that could be written before there were lists has the text that it had. */
  private static String warrants(RequestCondition.WarrantIn in) {
    return in.writtenBefore()
        .map(one -> "WarrantIs[warrant=" + one + "]")
        .orElseGet(() -> "warrant" + in.warrants().stream().sorted().toList());
  }
}
