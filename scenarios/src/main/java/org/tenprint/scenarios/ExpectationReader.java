package org.tenprint.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tenprint.policy.decision.MessageKind;
import org.tenprint.policy.fact.MessagePart;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.RequestPurpose;
import org.tenprint.policy.law.KeptBack;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;
import org.tenprint.scenarios.text.Node;
import org.tenprint.scenarios.text.UnreadableText;

/** Reads the key {@code expect}. */
final class ExpectationReader {
  private ExpectationReader() {}

  public static Expectation read(Node node, Set<String> tcns) throws UnreadableText {
    Optional<Map<String, Expectation.Told>> bookings =
        node.optional("bookings", list -> list.each(ExpectationReader::ofBooking));
    if (bookings.isPresent()) {
      node.only("bookings", "work-items", "rejected");
      for (String tcn : bookings.get().keySet()) {
        if (!tcns.contains(tcn)) {
          throw node.at("bookings").error("no booking has the tcn %s", tcn);
        }
      }
    } else {
      node.only(
          "dispositions", "sent", "recalls", "purposes", "as-known", "work-items", "rejected");
    }
    node.some();
    return new Expectation(
        node.optional("rejected", reason -> reason.code(Refusal.class)),
        bookings.isPresent() ? bookings.get() : Map.of(Expectation.EVERY_BOOKING, told(node)),
        node.optional("work-items", ExpectationReader::workItems));
  }

  private static Set<Reason> workItems(Node node) throws UnreadableText {
    List<Reason> kinds = node.items(item -> item.code(Reason.class));
    Set<Reason> once = new TreeSet<>(kinds);
    if (once.size() < kinds.size()) {
      throw node.error("each kind stands once");
    }
    return once;
  }

  private static Expectation.Told ofBooking(Node node) throws UnreadableText {
    return told(node.only("dispositions", "sent", "recalls", "purposes", "as-known").some());
  }

  private static Expectation.Told told(Node node) throws UnreadableText {
    return new Expectation.Told(
        node.optional("dispositions", told -> byRecipient(told, ExpectationReader::wanted)),
        node.optional(
            "sent",
            sent -> byRecipient(sent, list -> list.items(kind -> kind.code(MessageKind.class)))),
        node.optional(
            "recalls", all -> byRecipient(all, list -> list.items(ExpectationReader::place))),
        node.optional(
            "purposes", all -> byRecipient(all, list -> list.items(ExpectationReader::purpose))),
        node.optional("as-known", list -> list.items(ExpectationReader::asKnown))
            .orElse(List.of()));
  }

  private static Optional<RequestPurpose> purpose(Node node) throws UnreadableText {
    return node.text().equals("not-stated")
        ? Optional.empty()
        : Optional.of(node.word(RequestPurpose.class));
  }

  private static int place(Node node) throws UnreadableText {
    return Integer.parseInt(node.text("[1-9][0-9]{0,3}", "a place from 1"));
  }

  private static Expectation.AsKnown asKnown(Node node) throws UnreadableText {
    node.only("known", "dispositions");
    return new Expectation.AsKnown(
        node.at("known").instant().toInstant(),
        byRecipient(node.at("dispositions"), ExpectationReader::wanted));
  }

  private static Expectation.Wanted wanted(Node node) throws UnreadableText {
    node.only("outcome", "reason", "instrument", "withheld");
    return new Expectation.Wanted(
        node.at("outcome").code(Outcome.class),
        node.optional("reason", reason -> reason.code(Reason.class)),
        node.optional("instrument", ids -> ids.itemOrItems(Node::text)),
        node.optional("withheld", ExpectationReader::withheld).orElse(List.of()));
  }

  /** Part by part, who keeps it back. */
  private static List<KeptBack> withheld(Node node) throws UnreadableText {
    node.only("subject", "status", "levels").some();
    List<KeptBack> withheld = new ArrayList<>();
    for (MessagePart part : MessagePart.values()) {
      String key = part.name().toLowerCase(Locale.ROOT);
      node.optional(key, ids -> ids.itemOrItems(Node::text))
          .ifPresent(ids -> withheld.add(new KeptBack(part, ids)));
    }
    return withheld;
  }

  private static <T> Map<Recipient, T> byRecipient(Node node, Node.Reader<T> reader)
      throws UnreadableText {
    Map<Recipient, T> values = new TreeMap<>();
    for (Map.Entry<String, T> entry : node.each(reader).entrySet()) {
      values.put(TimelineReader.recipient(node, entry.getKey()), entry.getValue());
    }
    return values;
  }
}
