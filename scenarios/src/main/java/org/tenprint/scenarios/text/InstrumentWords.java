package org.tenprint.scenarios.text;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.PlaceKind;
import org.tenprint.policy.fact.RecipientKind;
import org.tenprint.policy.law.Area;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Reach;
import org.tenprint.policy.law.Termination;
import org.tenprint.policy.law.Validity;

/** What an instrument says, in plain sentences. */
public final class InstrumentWords {
  private InstrumentWords() {}

  /** Who says what of whom; under which conditions; from when until when; what it ends. */
  public static List<String> of(Instrument instrument) {
    List<String> sentences = new ArrayList<>();
    sentences.add(ruling(instrument));
    if (!instrument.ruling().when().isEmpty()) {
      sentences.add("Only where " + ConditionText.all(instrument.ruling().when()) + ".");
    }
    sentences.addAll(silence(instrument));
    sentences.addAll(time(instrument.validity()));
    if (!instrument.provenance().approved()) {
      sentences.add("A draft: it applies to nothing.");
    }
    return sentences;
  }

  /** The same but for conditions and times: who says what of whom, and what silences it. */
  public static List<String> says(Instrument instrument) {
    List<String> sentences = new ArrayList<>();
    sentences.add(ruling(instrument));
    sentences.addAll(silence(instrument));
    return sentences;
  }

  private static List<String> silence(Instrument instrument) {
    return instrument.ruling().unless().isEmpty()
        ? List.of()
        : List.of(
            "Silent where one of these speaks: "
                + String.join(", ", instrument.ruling().unless())
                + ".");
  }

  private static String ruling(Instrument instrument) {
    String reason =
        instrument.ruling().effect().opens() ? "" : " (" + instrument.ruling().reason() + ")";
    return "%s %s %s, of bookings %s%s."
        .formatted(
            issuer(instrument.issuer()),
            switch (instrument.ruling().effect()) {
              case PERMIT -> "permits";
              case WITHHOLD -> "withholds";
              case HOLD -> "holds for people";
              case REQUIRE -> "requires";
            },
            part(instrument) + what(instrument.reach()),
            where(instrument.reach()),
            reason);
  }

  private static String issuer(Issuer issuer) {
    return switch (issuer) {
      case COURT -> "A court";
      case FEDERAL_COURT -> "A federal court";
      case STATE_COURT -> "A court of the state";
      case FEDERAL -> "The federal side";
      case STATE -> "The state";
      case COUNTY -> "The county";
      case AGENCY -> "The agency";
    };
  }

  /** Such as {@code the status and the levels in }. */
  private static String part(Instrument instrument) {
    return instrument.ruling().ofParts() ? PartText.and(instrument.ruling().fields()) + " in " : "";
  }

  private static String what(Reach reach) {
    if (reach.edge() == Edge.SHARE) {
      return "the sharing with the field office";
    }
    if (reach.edge() == Edge.REQUEST) {
      return told(reach.recipients()) + "a field office's requests to the agency";
    }
    boolean bureau = reach.recipients().isEmpty() || reach.recipients().contains(RecipientKind.SIB);
    boolean agency =
        reach.recipients().isEmpty() || reach.recipients().contains(RecipientKind.AGENCY);
    return "what is returned to "
        + (bureau && agency
            ? "the state bureau and the agencies"
            : bureau ? "the state bureau" : "the agencies");
  }

  /** Such as {@code telling the person and counsel of }; empty where it is about the agency. */
  private static String told(Set<RecipientKind> recipients) {
    List<String> people =
        Stream.of(RecipientKind.SUBJECT, RecipientKind.COUNSEL)
            .filter(recipients::contains)
            .map(kind -> kind == RecipientKind.SUBJECT ? "the person" : "counsel")
            .toList();
    String telling = people.isEmpty() ? "" : "telling " + String.join(" and ", people) + " of ";
    return recipients.contains(RecipientKind.AGENCY) && !people.isEmpty()
        ? telling + "and "
        : telling;
  }

  private static String where(Reach reach) {
    List<String> places = reach.scope().areas().stream().map(InstrumentWords::where).toList();
    String how =
        reach.place() == PlaceKind.CONTROLLING && !reach.scope().ofBookings()
            ? "controlled "
            : reach.place() == PlaceKind.ARRESTING ? "arrested " : "booked ";
    int last = places.size() - 1;
    return how
        + (last == 0
            ? places.get(0)
            : String.join(", ", places.subList(0, last)) + " or " + places.get(last));
  }

  private static String where(Area area) {
    return switch (area.kind()) {
      case NATION -> "anywhere in the nation";
      case STATE -> "in " + area.value();
      case COUNTY -> "in county " + area.value();
      case ORI -> "by " + area.value();
      case FIELD_OFFICE -> "in the area of field office " + area.value();
      case BOOKING -> "as " + area.value();
    };
  }

  private static List<String> time(Validity validity) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "From "
            + When.of(begins(validity))
            + validity.to().map(to -> " to " + When.of(to)).orElse("")
            + ".");
    validity
        .terminates()
        .ifPresent(
            ends ->
                sentences.add(
                    "It gives notice of %s, from %s, and then ends %s."
                        .formatted(
                            ends.stated()
                                .map(BusinessTime::of)
                                .orElse(ConditionText.of(ends.notice())),
                            When.of(validity.from()),
                            ends.instrument())));
    validity.supersedes().ifPresent(other -> sentences.add("It then ends " + other + "."));
    return sentences;
  }

  /** When its own effect starts, in the offset in which it was written: the place's. */
  public static OffsetDateTime begins(Validity validity) {
    return validity.terminates().flatMap(Termination::stated).isPresent()
        ? validity.from()
        : validity.begins().atOffset(validity.from().getOffset());
  }
}
