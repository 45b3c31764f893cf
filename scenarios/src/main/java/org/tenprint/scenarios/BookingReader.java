package org.tenprint.scenarios;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.tenprint.policy.fact.Finding;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.fact.Subject;
import org.tenprint.policy.offence.Charge;
import org.tenprint.policy.offence.Conviction;
import org.tenprint.policy.offence.OffenceClass;
import org.tenprint.policy.offence.Offences;
import org.tenprint.scenarios.place.Agencies;
import org.tenprint.scenarios.text.Node;
import org.tenprint.scenarios.text.UnreadableText;

/**
 * Reads a booking. An agency that nobody knows is the door's to refuse, and an offence code that no
 * table knows a person's question, whatever they look like.
 */
final class BookingReader {
  private static final Duration UNTIL_DECIDED = Duration.ofMinutes(1);

  private BookingReader() {}

  public static ScenarioBooking read(Node node) throws UnreadableText {
    node.only(
        "tcn",
        "controlling",
        "arresting",
        "booking",
        "booked-at",
        "born",
        "citizenship-claimed",
        "protected",
        "charges",
        "convictions",
        "record-convictions",
        "identification",
        "status",
        "decide-at");
    Submission submission =
        new Submission(
            node.at("tcn").text(),
            agencies(node),
            node.at("booked-at").instant(),
            subject(node),
            offences(node));
    Finding finding =
        new Finding(
            node.at("identification").word(IdentificationResult.class),
            node.optional("status", status -> status.word(Status.class)).orElse(Status.UNKNOWN));
    return new ScenarioBooking(
        submission,
        finding,
        node.optional("decide-at", Node::instant)
            .orElse(submission.bookedAt().plus(UNTIL_DECIDED))
            .toInstant(),
        ofRecord(node, finding.identification()));
  }

  /** Of nobody, and of whom nobody can tell, no record is looked up. */
  private static List<Conviction> ofRecord(Node node, IdentificationResult found)
      throws UnreadableText {
    List<Conviction> convictions =
        node.optional("record-convictions", list -> list.items(BookingReader::conviction))
            .orElse(List.of());
    boolean known = found == IdentificationResult.MATCH || found == IdentificationResult.GREY;
    if (!known && !convictions.isEmpty()) {
      throw node.at("record-convictions").error("there is a record of a match or a grey one alone");
    }
    return convictions;
  }

  private static Agencies agencies(Node node) throws UnreadableText {
    String controlling = node.at("controlling").text();
    return new Agencies(
        controlling,
        node.optional("arresting", Node::text).orElse(controlling),
        node.optional("booking", Node::text).orElse(controlling));
  }

  private static Subject subject(Node node) throws UnreadableText {
    Optional<LocalDate> born =
        node.optional("born", Node::text).orElse("unknown").equals("unknown")
            ? Optional.empty()
            : Optional.of(node.at("born").date());
    return new Subject(
        born,
        node.optional("citizenship-claimed", Node::flag).orElse(false),
        node.optional("protected", Node::flag).orElse(false));
  }

  private static Offences offences(Node node) throws UnreadableText {
    return new Offences(
        node.optional("charges", list -> list.items(BookingReader::charge)).orElse(List.of()),
        node.optional("convictions", list -> list.items(BookingReader::conviction))
            .orElse(List.of()));
  }

  private static Charge charge(Node node) throws UnreadableText {
    node.only("ncic", "occurred");
    return new Charge(node.at("ncic").text(), node.optional("occurred", Node::date));
  }

  private static Conviction conviction(Node node) throws UnreadableText {
    node.only("ncic", "convicted", "class", "sentence", "released");
    OffenceClass offenceClass =
        node.optional("class", text -> text.word(OffenceClass.class)).orElse(OffenceClass.UNKNOWN);
    return new Conviction(
            node.at("ncic").text(),
            node.at("convicted").date(),
            offenceClass,
            node.optional("sentence", Node::period))
        .released(node.optional("released", Node::date));
  }

  /** The instant of the key {@code at}. */
  static java.time.Instant at(Node node) throws UnreadableText {
    OffsetDateTime at = node.at("at").instant();
    return at.toInstant();
  }
}
