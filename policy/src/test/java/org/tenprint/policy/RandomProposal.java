package org.tenprint.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tenprint.policy.effect.AllCases;
import org.tenprint.policy.effect.Conflict;
import org.tenprint.policy.effect.EffectStatement;
import org.tenprint.policy.effect.EffectStatement.Line;
import org.tenprint.policy.effect.Proposal;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.law.Ruling;
import org.tenprint.policy.law.Validity;

/**
 * A random proposal beside random instruments.
 *
 * @param adopted the others, and the proposed one as it would be in force
 */
public record RandomProposal(
    List<Instrument> others,
    Instrument proposed,
    List<Instrument> adopted,
    EffectStatement statement) {
  private static final int MOST_INSTRUMENTS = 8;
  public static final String NEW = "NEW";

  public static RandomProposal of(RandomRules random) {
    List<Instrument> others = random.instruments(MOST_INSTRUMENTS);
    Instrument proposed =
        others.isEmpty() || !random.chance(8)
            ? random.instrument(
                NEW, random.one(Issuer.values()), random.one(Effect.values()), List.copyOf(others))
            : contrary(random.one(others));
    Proposal proposal =
        new Proposal(
            proposed,
            RuleBook.of(others),
            RandomRules.DAY.toInstant(),
            RandomRules.DAY.toInstant());
    EffectStatement statement = EffectStatement.of(proposal, RandomRules.TABLE, RandomRules.PLACES);
    List<Instrument> adopted = new ArrayList<>(others);
    adopted.add(statement.proposal().adopted().instrument(NEW).orElseThrow());
    return new RandomProposal(others, proposed, List.copyOf(adopted), statement);
  }

  /** The same words with the opposite effect. */
  private static Instrument contrary(Instrument other) {
    boolean permit = !other.ruling().effect().opens();
    return new Instrument(
        NEW,
        other.issuer(),
        other.reach(),
        new Ruling(
            permit ? Effect.PERMIT : Effect.WITHHOLD,
            permit ? Reason.PERMITTED : Reason.LEVEL,
            other.ruling().when(),
            List.of()),
        Validity.between(other.validity().from(), Optional.empty()),
        other.provenance());
  }

  public SlowPolicy.Answer before(Inquiry inquiry) {
    return RandomRules.SLOWLY.answer(others, List.of(), inquiry);
  }

  public SlowPolicy.Answer after(Inquiry inquiry) {
    return RandomRules.SLOWLY.answer(adopted, List.of(), inquiry);
  }

  /** The conditions of all that speak there to somebody who has a line. */
  public Set<Condition> asked(Place place) {
    Set<Condition> asked = new HashSet<>();
    speaking(place).forEach(one -> asked.addAll(one.ruling().when()));
    return asked;
  }

  /** Whether one of them speaks of parts of a message. */
  public boolean ofParts(Place place) {
    return speaking(place).stream().anyMatch(one -> !one.ruling().fields().isEmpty());
  }

  private List<Instrument> speaking(Place place) {
    return adopted.stream()
        .filter(one -> one.provenance().approved())
        .filter(
            one ->
                statement.lines().stream()
                    .anyMatch(
                        line ->
                            concerns(line, place)
                                && one.reach().covers(line.recipient(), at(place))))
        .toList();
  }

  public Collection<Facts> cases(Place place) {
    return AllCases.of(
        asked(place), ofParts(place), RandomRules.TABLE, RandomRules.DAY.toInstant());
  }

  public List<Place> reached(Line line) {
    Set<String> ended = new HashSet<>(ends(proposed));
    for (int i = 0; i < others.size(); i++) {
      others.stream().filter(o -> ended.contains(o.id())).forEach(o -> ended.addAll(ends(o)));
    }
    return RandomRules.PLACES.stream()
        .filter(place -> concerns(line, place))
        .filter(
            place ->
                proposed.reach().scope().holds(place)
                    || others.stream()
                        .anyMatch(o -> ended.contains(o.id()) && o.reach().scope().holds(place)))
        .toList();
  }

  private static Set<String> ends(Instrument one) {
    Set<String> ends = new HashSet<>();
    one.validity().supersedes().ifPresent(ends::add);
    one.validity().terminates().ifPresent(t -> ends.add(t.instrument()));
    return ends;
  }

  private static boolean concerns(Line line, Place place) {
    return Recipient.of(at(place)).contains(line.recipient())
        || line.recipient().equals(Recipient.request(place.ori()));
  }

  public boolean wakes() {
    return statement.conflicts().all().stream().anyMatch(c -> c.kind() == Conflict.Kind.WAKES);
  }

  public boolean conflicts(String with, Set<Conflict.Kind> kinds) {
    return statement.conflicts().all().stream()
        .anyMatch(c -> c.with().equals(with) && kinds.contains(c.kind()));
  }

  /** All three places of a booking at one. */
  public static Places at(Place place) {
    return new Places(place, place, place);
  }
}
