package org.tenprint.scenarios.text;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.MessagePart;
import org.tenprint.policy.fact.PlaceKind;
import org.tenprint.policy.fact.RecipientKind;
import org.tenprint.policy.law.Area;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Filing;
import org.tenprint.policy.law.Imported;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.InstrumentBounds;
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
  private static final List<String> KEYS =
      List.of(
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
          "fields",
          "effective",
          "recorded",
          "imported",
          "author",
          "approvals",
          "citation",
          "supersedes",
          "terminates");

  private static final String REVISION = "revision";
  private static final List<String> READERS = List.of("reader-one", "reader-two");

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
    return read(node, InstrumentReader::provenance);
  }

  /**
   * A state of an instrument as the log has it: it may say which revision of its words it is, from
   * 1.
   */
  public static Instrument readState(Node node) throws UnreadableText {
    return read(node, InstrumentReader::state, REVISION);
  }

  /** The number of a revision. */
  public static int revision(Node node) throws UnreadableText {
    int revision = Integer.parseInt(node.text("[1-9][0-9]{0,2}", "a revision from 1"));
    if (revision > InstrumentBounds.MOST_REVISIONS) {
      throw node.error("a draft has at most %s revisions", InstrumentBounds.MOST_REVISIONS);
    }
    return revision;
  }

  /**
   * An instrument that nobody has recorded: where it does not say otherwise, it is known since it
   * begins, approved by two and cited so.
   */
  public static Instrument readUnrecorded(Node node, String citation) throws UnreadableText {
    return read(node, own -> unrecorded(own, citation));
  }

  private static Instrument read(Node node, Node.Reader<Provenance> provenance, String... more)
      throws UnreadableText {
    node.only(Stream.concat(KEYS.stream(), Stream.of(more)).toArray(String[]::new));
    Gathered all = new Gathered();
    String id = all.of(() -> node.at("id").text());
    Issuer issuer = all.of(() -> node.at("issuer").word(Issuer.class));
    Reach reach = all.of(() -> reach(node));
    Ruling ruling = all.of(() -> ruling(node));
    Validity validity = all.of(() -> validity(node));
    Provenance recorded = validity == null ? null : all.of(() -> provenance.read(node));
    all.check();
    return new Instrument(id, issuer, reach, ruling, validity, recorded);
  }

  private static Reach reach(Node node) throws UnreadableText {
    Gathered all = new Gathered();
    Scope scope = all.of(() -> scope(node.at("scope")));
    PlaceKind place =
        all.of(
            () ->
                node.optional("place", text -> text.word(PlaceKind.class))
                    .orElse(PlaceKind.CONTROLLING));
    Edge edge = all.of(() -> node.at("edge").word(Edge.class));
    List<RecipientKind> recipients =
        all.of(
            () ->
                node.optional(
                        "recipients", list -> list.someItems(i -> i.word(RecipientKind.class)))
                    .orElse(List.of()));
    all.check();
    return new Reach(scope, place, edge, Set.copyOf(recipients));
  }

  /** A kind of place with its value or values; or a list of such, each of which it speaks of. */
  private static Scope scope(Node node) throws UnreadableText {
    return new Scope(
        node.someItems(InstrumentReader::areas).stream().flatMap(List::stream).toList());
  }

  private static List<Area> areas(Node node) throws UnreadableText {
    node.only("nation", "state", "county", "ori", "field-office", "booking");
    String key = node.soleKey();
    ScopeKind kind = ScopeKind.valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    return node.at(key).someItems(value -> new Area(kind, value.text()));
  }

  private static Ruling ruling(Node node) throws UnreadableText {
    Gathered all = new Gathered();
    Effect effect = all.of(() -> node.at("effect").word(Effect.class));
    Optional<Reason> reason =
        all.of(() -> node.optional("reason", code -> code.code(Reason.class)));
    Set<Condition> when =
        all.of(() -> node.optional("when", ConditionReader::read).orElse(Set.of()));
    List<String> unless =
        all.of(
            () -> node.optional("unless", list -> list.itemOrItems(Node::text)).orElse(List.of()));
    Set<MessagePart> fields =
        all.of(() -> node.optional("fields", InstrumentReader::fields).orElse(Set.of()));
    all.check();
    if (!effect.opens() && reason.isEmpty()) {
      throw node.error("a reason is wanted of an instrument that withholds or holds");
    }
    return new Ruling(
        effect, effect.opens() ? Reason.PERMITTED : reason.orElseThrow(), when, unless, fields);
  }

  /** Parts of a message, each once: no part named would be all of it, or nothing. */
  private static Set<MessagePart> fields(Node node) throws UnreadableText {
    List<MessagePart> parts = node.someItems(part -> part.word(MessagePart.class));
    Set<MessagePart> once = Set.copyOf(new HashSet<>(parts));
    if (once.size() < parts.size()) {
      throw node.error("each part stands once");
    }
    return once;
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
    String other = node.at("instrument").text();
    Node notice = node.at("notice");
    return notice.keyed()
        ? Termination.of(other, BusinessTime.days(notice))
        : new Termination(other, notice.period());
  }

  private static Provenance unrecorded(Node node, String citation) throws UnreadableText {
    return new Provenance(
        node.optional("recorded", Node::instant).orElse(validity(node).from()),
        node.remark("author").orElse("library"),
        node.optional("approvals", list -> list.itemOrItems(Node::text)).orElse(READERS),
        node.remark("citation").orElse(citation),
        filing(node));
  }

  private static Provenance provenance(Node node) throws UnreadableText {
    return new Provenance(
        node.at("recorded").instant(),
        node.remark("author").orElse(""),
        node.optional("approvals", list -> list.itemOrItems(Node::text)).orElse(List.of()),
        node.remark("citation").orElse(""),
        filing(node));
  }

  private static Provenance state(Node node) throws UnreadableText {
    Provenance stated = provenance(node);
    int revision =
        node.optional(REVISION, InstrumentReader::revision).orElse(Filing.PROPOSED.revision());
    return new Provenance(
        stated.recorded(),
        stated.author(),
        stated.approvals(),
        stated.citation(),
        new Filing(revision, Optional.empty(), stated.filing().imported()));
  }

  private static Filing filing(Node node) throws UnreadableText {
    return Filing.proposed(node.optional("imported", InstrumentReader::imported));
  }

  /** When another register recorded it, as it says itself, and which. */
  private static Imported imported(Node node) throws UnreadableText {
    node.only("recorded", "register");
    return new Imported(node.at("recorded").instant(), node.at("register").text());
  }
}
