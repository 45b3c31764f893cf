package org.tenprint.scenarios.text;

import java.time.OffsetDateTime;
import java.time.Period;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tenprint.policy.fact.ConsentTerms;
import org.tenprint.policy.fact.RequestKind;
import org.tenprint.policy.fact.RequestPurpose;
import org.tenprint.policy.fact.StatedFact;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.RequestCondition;
import org.tenprint.policy.offence.Basis;
import org.tenprint.policy.offence.Bound;
import org.tenprint.policy.offence.CountedFrom;
import org.tenprint.policy.offence.CountedTo;
import org.tenprint.policy.offence.Level;
import org.tenprint.policy.offence.LookBack;
import org.tenprint.policy.offence.OffenceClass;
import org.tenprint.policy.offence.Scheme;

/** Reads the key {@code when} of an instrument. */
final class ConditionReader {
  private ConditionReader() {}

  public static Set<Condition> read(Node when) throws UnreadableText {
    when.only(
        "level",
        "basis",
        "convicted-within",
        "counted-from",
        "counted-to",
        "convicted-class",
        "charge-only-minor-traffic",
        "status",
        "protected",
        "juvenile",
        "tried-as-adult",
        "victim-witness",
        "final-order",
        "pending-case",
        "delinquency",
        "magistrate-finding",
        "registry",
        "citizenship-claimed",
        "confidence",
        "message",
        "warrant",
        "request-kind",
        "purpose",
        "consent",
        "age-at-request",
        "asked-within",
        "no-permit-from");
    Set<Condition> conditions = new LinkedHashSet<>();
    level(when).ifPresent(conditions::add);
    when.optional("charge-only-minor-traffic", Node::flag)
        .ifPresent(wanted -> conditions.add(new Condition.ChargeOnlyMinorTraffic(wanted)));
    when.optional("status", status -> status.someItems(item -> item.word(Status.class)))
        .ifPresent(statuses -> conditions.add(new Condition.StatusIn(new HashSet<>(statuses))));
    when.optional("protected", Node::flag)
        .ifPresent(wanted -> conditions.add(new Condition.ProtectedPerson(wanted)));
    when.optional("juvenile", Node::flag)
        .ifPresent(wanted -> conditions.add(new Condition.Juvenile(wanted)));
    when.optional("tried-as-adult", Node::flag)
        .ifPresent(wanted -> conditions.add(new Condition.TriedAsAdult(wanted)));
    for (StatedFact fact : StatedFact.values()) {
      when.optional(InstrumentWriter.word(fact), Node::flag)
          .ifPresent(wanted -> conditions.add(new Condition.Stated(fact, wanted)));
    }
    when.optional("citizenship-claimed", Node::flag)
        .ifPresent(wanted -> conditions.add(new Condition.CitizenshipClaimed(wanted)));
    when.optional("confidence", confidence -> confidence.text("grey", "grey"))
        .ifPresent(grey -> conditions.add(new Condition.ConfidenceGrey()));
    when.optional("message", ConditionReader::message).ifPresent(conditions::add);
    when.optional("warrant", warrants -> warrants.someItems(item -> item.word(Warrant.class)))
        .ifPresent(
            warrants -> conditions.add(new RequestCondition.WarrantIn(Set.copyOf(warrants))));
    when.optional("request-kind", kinds -> kinds.someItems(item -> item.word(RequestKind.class)))
        .ifPresent(kinds -> conditions.add(new RequestCondition.RequestKindIn(Set.copyOf(kinds))));
    when.optional("purpose", some -> some.someItems(item -> item.word(RequestPurpose.class)))
        .ifPresent(some -> conditions.add(new RequestCondition.PurposeIn(Set.copyOf(some))));
    when.optional("consent", terms -> terms.someItems(item -> item.word(ConsentTerms.class)))
        .ifPresent(terms -> conditions.add(new RequestCondition.ConsentIn(Set.copyOf(terms))));
    when.optional("age-at-request", ConditionReader::age).ifPresent(conditions::add);
    when.optional("asked-within", BusinessTime::asked).ifPresent(conditions::add);
    when.optional("no-permit-from", ConditionReader::noPermitFrom).ifPresent(conditions::add);
    when.some();
    return conditions;
  }

  private static Optional<Condition> level(Node when) throws UnreadableText {
    Optional<Basis> basis = when.optional("basis", node -> node.word(Basis.class));
    Optional<LookBack> within = lookBack(when);
    Set<OffenceClass> classes = classes(when);
    Optional<Node> level = when.optional("level", node -> node.only("scheme", "at-least", "below"));
    if (level.isEmpty()) {
      if (basis.isPresent() || within.isPresent() || !classes.isEmpty()) {
        throw when.error(
            "basis, convicted-within and convicted-class qualify a level, and there is none");
      }
      return Optional.empty();
    }
    Optional<Level> atLeast = level.get().optional("at-least", ConditionReader::level1to3);
    Optional<Level> below = level.get().optional("below", ConditionReader::level1to3);
    if (atLeast.isPresent() == below.isPresent()) {
      throw level.get().error("exactly one of at-least and below is wanted");
    }
    return Optional.of(
        new Condition.LevelIs(
            scheme(level.get().at("scheme")),
            atLeast.isPresent() ? Bound.AT_LEAST : Bound.BELOW,
            atLeast.or(() -> below).orElseThrow(),
            basis.orElse(Basis.EITHER),
            within,
            classes));
  }

  private static Set<OffenceClass> classes(Node when) throws UnreadableText {
    Optional<List<OffenceClass>> classes =
        when.optional("convicted-class", some -> some.someItems(ConditionReader::offenceClass));
    return classes.isEmpty() ? Set.of() : EnumSet.copyOf(classes.get());
  }

  private static OffenceClass offenceClass(Node node) throws UnreadableText {
    OffenceClass one = node.word(OffenceClass.class);
    if (one == OffenceClass.UNKNOWN) {
      throw node.error("misdemeanor, felony or aggravated-felony is wanted");
    }
    return one;
  }

  private static Optional<LookBack> lookBack(Node when) throws UnreadableText {
    Optional<Period> period = when.optional("convicted-within", Node::period);
    Optional<CountedFrom> from =
        when.optional("counted-from", node -> node.word(CountedFrom.class));
    Optional<CountedTo> to = when.optional("counted-to", node -> node.word(CountedTo.class));
    if (period.isEmpty() && (from.isPresent() || to.isPresent())) {
      throw when.error("counted-from and counted-to qualify convicted-within, and there is none");
    }
    return period.map(
        some ->
            new LookBack(some, from.orElse(CountedFrom.CONVICTION), to.orElse(CountedTo.BOOKING)));
  }

  private static Condition age(Node node) throws UnreadableText {
    node.only("at-least", "below");
    Optional<Integer> atLeast = node.optional("at-least", ConditionReader::years);
    Optional<Integer> below = node.optional("below", ConditionReader::years);
    if (atLeast.isPresent() == below.isPresent()) {
      throw node.error("exactly one of at-least and below is wanted");
    }
    return new RequestCondition.AgeAtRequest(
        atLeast.isPresent() ? Bound.AT_LEAST : Bound.BELOW, atLeast.or(() -> below).orElseThrow());
  }

  private static int years(Node node) throws UnreadableText {
    return Integer.parseInt(node.text("[1-9]\\d?|1[01]\\d|120", "an age in years, 1 to 120"));
  }

  private static Level level1to3(Node node) throws UnreadableText {
    return Level.valueOf(node.text("L[123]", "L1, L2 or L3"));
  }

  private static Scheme scheme(Node node) throws UnreadableText {
    Scheme scheme = new Scheme(node.text());
    if (!scheme.wellFormed()) {
      throw node.error("a scheme's name has small letters, digits and hyphens, at most 64");
    }
    return scheme;
  }

  private static Condition message(Node node) throws UnreadableText {
    List<String> kinds = node.someItems(item -> item.text("match|no-match", "match or no-match"));
    return new Condition.MessageIs(kinds.contains("match"), kinds.contains("no-match"));
  }

  private static Condition noPermitFrom(Node node) throws UnreadableText {
    node.only("issuer", "begun-before");
    return new Condition.NoPermitFrom(
        node.at("issuer").word(Issuer.class),
        node.optional("begun-before", Node::instant).map(OffsetDateTime::toInstant));
  }
}
