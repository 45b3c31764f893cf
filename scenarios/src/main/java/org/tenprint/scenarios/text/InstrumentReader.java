package org.tenprint.scenarios.text;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.PlaceKind;
import org.tenprint.policy.fact.RecipientKind;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Provenance;
import org.tenprint.policy.law.Reach;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.Ruling;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.law.ScopeKind;
import org.tenprint.policy.law.Termination;
import org.tenprint.policy.law.Validity;

/** Reads an instrument. */
public final class InstrumentReader {
  private InstrumentReader() {}

  /**
   * An instrument from a document of its own, in YAML or in JSON, which is YAML too.
   *
   * @param name stands for the document in errors
   */
  public static Instrument read(String name, String text) throws UnreadableText {
    return read(Node.root(name, text));
  }

  public static Instrument read(Node node) throws UnreadableText {
    node.only(
        "id",
        "issuer",
        "scope",
        "place",
        "edge",
        "recipients",
        "effect",
        "reason",
        "when",
        "unless",
        "effective",
        "recorded",
        "author",
        "approvals",
        "citation",
        "supersedes",
        "terminates");
    return new Instrument(
        node.at("id").text(),
        node.at("issuer").word(Issuer.class),
        reach(node),
        ruling(node),
        validity(node),
        provenance(node));
  }

  private static Reach reach(Node node) throws UnreadableText {
    return new Reach(
        scope(node.at("scope")),
        node.optional("place", place -> place.word(PlaceKind.class)).orElse(PlaceKind.CONTROLLING),
        node.at("edge").word(Edge.class),
        Set.copyOf(
            node.optional("recipients", list -> list.someItems(i -> i.word(RecipientKind.class)))
                .orElse(List.of())));
  }

  private static Scope scope(Node node) throws UnreadableText {
    node.only("nation", "state", "county", "ori");
    String kind = node.soleKey();
    return new Scope(
        ScopeKind.valueOf(kind.toUpperCase(java.util.Locale.ROOT)), node.at(kind).text());
  }

  private static Ruling ruling(Node node) throws UnreadableText {
    Effect effect = node.at("effect").word(Effect.class);
    Optional<Reason> reason = node.optional("reason", code -> code.code(Reason.class));
    if (!effect.opens() && reason.isEmpty()) {
      throw node.error("a reason is wanted of an instrument that withholds or holds");
    }
    return new Ruling(
        effect,
        effect.opens() ? Reason.PERMITTED : reason.orElseThrow(),
        node.optional("when", ConditionReader::read).orElse(Set.of()),
        node.optional("unless", list -> list.itemOrItems(Node::text)).orElse(List.of()));
  }

  private static Validity validity(Node node) throws UnreadableText {
    Node effective = node.at("effective").only("from", "to");
    return new Validity(
        effective.at("from").instant(),
        effective.optional("to", Node::instant),
        node.optional("supersedes", Node::text),
        node.optional("terminates", InstrumentReader::termination));
  }

  private static Termination termination(Node node) throws UnreadableText {
    node.only("instrument", "notice");
    return new Termination(node.at("instrument").text(), node.at("notice").period());
  }

  private static Provenance provenance(Node node) throws UnreadableText {
    return new Provenance(
        node.at("recorded").instant(),
        node.remark("author").orElse(""),
        node.optional("approvals", list -> list.itemOrItems(Node::text)).orElse(List.of()),
        node.remark("citation").orElse(""));
  }
}
