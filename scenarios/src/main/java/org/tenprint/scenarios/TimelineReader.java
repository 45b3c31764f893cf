package org.tenprint.scenarios;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.ConsentTerms;
import org.tenprint.policy.fact.LiftGround;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.RequestKind;
import org.tenprint.policy.fact.RequestPurpose;
import org.tenprint.policy.fact.StatedFact;
import org.tenprint.policy.fact.Verdict;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.scenarios.text.InstrumentReader;
import org.tenprint.scenarios.text.Node;
import org.tenprint.scenarios.text.UnreadableText;

/** Reads the events of a timeline. */
final class TimelineReader {
  private TimelineReader() {}

  public static List<TimelineEvent> read(Node timeline) throws UnreadableText {
    List<TimelineEvent> events = timeline.items(TimelineReader::event);
    Set<String> tcns = new HashSet<>();
    for (TimelineEvent event : events) {
      if (event instanceof TimelineEvent.Booked booked) {
        tcns.add(booked.booking().submission().tcn());
      }
    }
    for (TimelineEvent event : events) {
      if (event instanceof TimelineEvent.OfCase ofCase && !tcns.contains(ofCase.tcn())) {
        throw timeline.error("no booking has the tcn %s", ofCase.tcn());
      }
    }
    return events;
  }

  private static TimelineEvent event(Node event) throws UnreadableText {
    String kind = event.soleKey();
    Node node = event.at(kind);
    return switch (kind) {
      case "booking" -> new TimelineEvent.Booked(BookingReader.read(node));
      case "instrument" -> new TimelineEvent.Recorded(InstrumentReader.readState(node));
      case "approval" -> approval(node);
      case "review" -> review(node);
      case "charge-dismissed" -> dismissed(node);
      case "dismissal-taken-back" -> takenBack(node);
      case "protected" ->
          ofCase(
              node.only("tcn", "at"),
              new CaseEvent.PersonProtected(Optional.of(BookingReader.at(node))));
      case "protection-lifted" -> lifted(node);
      case "fact-stated" -> stated(node);
      case "tried-as-adult" -> {
        node.only("tcn", "by", "authority", "order", "at");
        yield ofCase(
            node,
            new CaseEvent.TriedAsAdult(
                node.at("by").text(), node.at("authority").text(), node.at("order").text()));
      }
      case "adult-trial-vacated" -> {
        node.only("tcn", "authority", "order", "at");
        yield ofCase(
            node,
            new CaseEvent.AdultTrialVacated(node.at("authority").text(), node.at("order").text()));
      }
      case "consented" -> consented(node);
      case "consent-withdrawn" -> {
        node.only("tcn", "to", "at");
        yield ofCase(node, new CaseEvent.ConsentWithdrawn(node.at("to").text()));
      }
      case "expunged" -> {
        node.only("tcn", "at", "order").optional("order", Node::text);
        yield ofCase(node, new CaseEvent.Expunged());
      }
      case "request" -> request(node);
      case "dispatch" -> dispatch(node);
      case "tick" -> new TimelineEvent.Tick(node.instant().toInstant());
      default -> throw event.error("unknown event %s", kind);
    };
  }

  private static TimelineEvent approval(Node node) throws UnreadableText {
    node.only("of", "revision", "by", "at");
    return new TimelineEvent.Approved(
        node.at("of").text(),
        node.optional("revision", InstrumentReader::revision),
        node.at("by").text(),
        BookingReader.at(node));
  }

  private static TimelineEvent review(Node node) throws UnreadableText {
    node.only("of", "by", "verdict", "at");
    CaseEvent review =
        new CaseEvent.Reviewed(node.at("by").text(), node.at("verdict").word(Verdict.class));
    return new TimelineEvent.OfCase(node.at("of").text(), review, BookingReader.at(node));
  }

  private static TimelineEvent request(Node node) throws UnreadableText {
    node.only("tcn", "to", "at", "kind", "warrant", "purpose");
    Warrant warrant =
        node.optional("warrant", paper -> paper.word(Warrant.class)).orElse(Warrant.NONE);
    Request asked =
        new Request(node.optional("kind", kind -> kind.word(RequestKind.class)), warrant)
            .statedFor(node.optional("purpose", one -> one.word(RequestPurpose.class)));
    return ofCase(
        node, new CaseEvent.Requested(node.at("to").text(), asked.at(BookingReader.at(node))));
  }

  /** What a person reports, by a paper; or, where nobody is named, what is so. */
  private static TimelineEvent dismissed(Node node) throws UnreadableText {
    Optional<String> by = node.optional("by", Node::text);
    if (by.isEmpty()) {
      node.only("tcn", "ncic", "at");
      return ofCase(node, new CaseEvent.ChargeDismissed(node.at("ncic").text()));
    }
    node.only("tcn", "ncic", "by", "authority", "order", "at");
    return ofCase(
        node,
        new CaseEvent.ChargeDismissed(
            node.at("ncic").text(), by, node.at("authority").text(), node.at("order").text()));
  }

  private static TimelineEvent takenBack(Node node) throws UnreadableText {
    node.only("tcn", "ncic", "by", "authority", "order", "at");
    return ofCase(
        node,
        new CaseEvent.DismissalTakenBack(
            node.at("ncic").text(),
            node.at("by").text(),
            node.at("authority").text(),
            node.at("order").text()));
  }

  private static TimelineEvent lifted(Node node) throws UnreadableText {
    node.only("tcn", "by", "ground", "authority", "order", "from", "at");
    return ofCase(
        node,
        new CaseEvent.ProtectionLifted(
            node.at("by").text(),
            node.at("ground").word(LiftGround.class),
            node.at("authority").text(),
            node.at("order").text(),
            past(node)));
  }

  private static TimelineEvent stated(Node node) throws UnreadableText {
    node.only("tcn", "by", "fact", "holds", "authority", "order", "from", "at");
    return ofCase(
        node,
        new CaseEvent.FactStated(
            node.at("by").text(),
            node.at("fact").word(StatedFact.class),
            node.at("holds").flag(),
            node.at("authority").text(),
            node.at("order").text(),
            past(node)));
  }

  private static Instant past(Node node) throws UnreadableText {
    Instant from = node.at("from").instant().toInstant();
    if (from.isAfter(BookingReader.at(node))) {
      throw node.at("from").error("that is still to come at %s", node.at("at").text());
    }
    return from;
  }

  private static TimelineEvent consented(Node node) throws UnreadableText {
    node.only("tcn", "by", "to", "asked", "form", "terms", "at");
    ConsentTerms terms = node.at("terms").word(ConsentTerms.class);
    if (terms == ConsentTerms.NONE) {
      throw node.at("terms").error("alone or with-counsel is wanted; consent-withdrawn says none");
    }
    return ofCase(
        node,
        new CaseEvent.Consented(
            node.at("by").text(),
            node.at("to").text(),
            node.at("asked").instant().toInstant(),
            node.at("form").text(),
            terms));
  }

  private static TimelineEvent ofCase(Node node, CaseEvent event) throws UnreadableText {
    return new TimelineEvent.OfCase(node.at("tcn").text(), event, BookingReader.at(node));
  }

  private static TimelineEvent dispatch(Node node) throws UnreadableText {
    node.only("recipient", "at", "succeeds");
    return new TimelineEvent.Dispatched(
        recipient(node.at("recipient")), node.at("succeeds").flag(), BookingReader.at(node));
  }

  static Recipient recipient(Node node) throws UnreadableText {
    return recipient(node, node.text());
  }

  static Recipient recipient(Node node, String text) throws UnreadableText {
    return Recipient.parse(text)
        .orElseThrow(
            () ->
                node.error(
                    "field-office:, sib:, agency:, request:, subject: or counsel: and a code are"
                        + " wanted, not %s",
                    text));
  }
}
