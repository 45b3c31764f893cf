package org.tenprint.policy.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.policy.RandomProposal.at;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.policy.RandomProposal;
import org.tenprint.policy.RandomRules;
import org.tenprint.policy.SlowPolicy;
import org.tenprint.policy.decision.DisclosurePolicy;
import org.tenprint.policy.effect.EffectStatement.Line;
import org.tenprint.policy.effect.EffectStatement.Shift;
import org.tenprint.policy.fact.Circumstances;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Findings;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.MessagePart;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Decision;
import org.tenprint.policy.law.Doubt;
import org.tenprint.policy.law.KeptBack;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.offence.Truth;

/** Statements and conflicts held against the slow policy, asked before and after. */
class EffectPropertiesTest {
  private static final int PROPOSALS = 40 * Integer.getInteger("tenprint.depth", 1);
  private static final int BOOKINGS = 60;

  /** What is told: the outcome, and the parts that are kept back. */
  private record Seen(Outcome outcome, Set<MessagePart> kept) {
    static Seen of(SlowPolicy.Answer answer) {
      return new Seen(answer.outcome(), KeptBack.parts(answer.kept()));
    }

    static Seen of(EffectStatement.Told told) {
      return new Seen(told.outcome(), told.parts());
    }
  }

  /** A change of what is told. */
  private record Change(Seen before, Seen after) {}

  /** Every request that can be made there; of somebody who is told unasked, an empty one. */
  private static List<Optional<Request>> requests(
      RandomProposal trial, Place place, Recipient recipient) {
    return AllCases.requests(recipient, trial.asked(place), RandomRules.DAY.toInstant());
  }

  private static Inquiry inquiry(Facts facts, Recipient recipient, Optional<Request> request) {
    return new Inquiry(
        new Circumstances(facts, Findings.NONE),
        recipient,
        request,
        RandomRules.DAY.toInstant(),
        RandomRules.DAY.toInstant());
  }

  private static Set<Change> changes(Line line) {
    return line.shifts().stream()
        .filter(Shift::changes)
        .map(shift -> new Change(Seen.of(shift.before()), Seen.of(shift.after())))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @ValueSource(longs = {61, 62})
  void aStatementSaysWhatTheSlowPolicySaysOfEveryCase(long seed) {
    RandomRules random = new RandomRules(seed);
    int changed = 0;
    for (int i = 0; i < PROPOSALS; i++) {
      RandomProposal trial = RandomProposal.of(random);
      Map<Place, Collection<Facts>> cases = new HashMap<>();
      for (Line line : trial.statement().lines()) {
        Set<Change> slow = new HashSet<>();
        for (Place place : trial.reached(line)) {
          List<Optional<Request>> requests = requests(trial, place, line.recipient());
          for (Facts facts : cases.computeIfAbsent(place, trial::cases)) {
            for (Optional<Request> request : requests) {
              Inquiry inquiry = inquiry(facts.at(at(place)), line.recipient(), request);
              Seen before = Seen.of(trial.before(inquiry));
              Seen after = Seen.of(trial.after(inquiry));
              if (!before.equals(after)) {
                slow.add(new Change(before, after));
              }
            }
          }
        }
        assertEquals(slow, changes(line), () -> line + "\n" + trial);
        changed += slow.isEmpty() ? 0 : 1;
      }
    }
    assertTrue(changed > PROPOSALS / 4, "the property was hardly tried: " + changed);
  }

  /** Whatever is booked at one agency: no change that the statement does not name. */
  @ParameterizedTest
  @ValueSource(longs = {71, 72, 73})
  void noBookingChangesOtherwiseThanTheStatementSays(long seed) {
    RandomRules random = new RandomRules(seed);
    int changed = 0;
    for (int i = 0; i < PROPOSALS; i++) {
      RandomProposal trial = RandomProposal.of(random);
      for (int j = 0; j < BOOKINGS; j++) {
        Place place = random.one(RandomRules.PLACES);
        Facts facts = random.facts().at(at(place));
        if (!ordinary(facts, trial, place)) {
          continue;
        }
        List<Recipient> recipients = new ArrayList<>(Recipient.of(at(place)));
        recipients.add(Recipient.request(place.ori()));
        Recipient recipient = random.one(recipients);
        List<Inquiry> asked = new ArrayList<>();
        requests(trial, place, recipient).forEach(r -> asked.add(inquiry(facts, recipient, r)));
        if (recipient.edge() == Edge.REQUEST) {
          asked.add(inquiry(facts, recipient, Optional.of(random.request())));
        }
        for (Inquiry inquiry : asked) {
          Seen before = Seen.of(trial.before(inquiry));
          Seen after = Seen.of(trial.after(inquiry));
          if (!before.equals(after)) {
            changed++;
            assertTrue(
                trial.statement().lines().stream()
                    .anyMatch(
                        line ->
                            line.recipient().equals(inquiry.recipient())
                                && changes(line).contains(new Change(before, after))),
                () -> before + " → " + after + "\n" + inquiry + "\n" + trial);
          }
        }
      }
    }
    assertTrue(changed > PROPOSALS, "the property was hardly tried: " + changed);
  }

  /** An ordinary match of an adult, in all that no condition asks for. */
  private static boolean ordinary(Facts facts, RandomProposal trial, Place place) {
    Set<Condition> asked = trial.asked(place);
    IdentificationResult found = facts.finding().identification();
    return (found == IdentificationResult.MATCH
            || found == IdentificationResult.NO_MATCH
                && (trial.ofParts(place)
                    || asked.stream().anyMatch(Condition.MessageIs.class::isInstance)))
        && (!facts.possibleMinor() || asked.contains(new Condition.Juvenile(true)))
        && !Doubt.citizenshipClaimed(facts)
        && !facts.subject().protectedPerson();
  }

  private static final Set<Conflict.Kind> TAKES =
      EnumSet.of(
          Conflict.Kind.NARROWS,
          Conflict.Kind.CONTRADICTS,
          Conflict.Kind.AGAINST_MANDATE,
          Conflict.Kind.ENDS,
          Conflict.Kind.SILENCES);

  private static final Set<Conflict.Kind> IN_VAIN =
      EnumSet.of(
          Conflict.Kind.CONTRADICTS,
          Conflict.Kind.AGAINST_MANDATE,
          Conflict.Kind.CANNOT_REVIVE,
          Conflict.Kind.OUT_VOTED,
          Conflict.Kind.NARROWED);

  /** Who took something away, and from whom, is told; so is who kept a permit from working. */
  @Test
  void everyInstrumentThatDecidesAgainstTheProposalIsAConflict() {
    RandomRules random = new RandomRules(82);
    Map<Conflict.Kind, Integer> kinds = new EnumMap<>(Conflict.Kind.class);
    for (int i = 0; i < PROPOSALS * 12; i++) {
      RandomProposal trial = RandomProposal.of(random);
      trial.statement().conflicts().all().forEach(c -> kinds.merge(c.kind(), 1, Integer::sum));
      for (Line line : trial.statement().lines()) {
        for (Shift shift : line.shifts()) {
          boolean lost =
              shift.before().outcome() == Outcome.DELIVERED
                  && less(shift)
                  && shift.after().reason() != Reason.EXAMINER_REVIEW;
          if (lost && !trial.wakes()) {
            String by = shift.before().instruments().get(0);
            boolean ofAPart =
                shift.before().keptBack().stream()
                    .flatMap(kept -> kept.instruments().stream())
                    .anyMatch(id -> trial.conflicts(id, TAKES));
            assertTrue(
                ofAPart || trial.conflicts(by, TAKES), () -> by + " " + shift + "\n" + trial);
          }
          if (shift.after().reason() == Reason.COUNSEL
              && shift.after().instruments().contains(RandomProposal.NEW)) {
            shift.after().instruments().stream()
                .filter(other -> opposite(trial, other))
                .forEach(
                    other ->
                        assertTrue(
                            trial.conflicts(other, EnumSet.of(Conflict.Kind.CONTRADICTS)),
                            () -> "" + trial));
          }
        }
      }
    }
    assertEquals(EnumSet.allOf(Conflict.Kind.class), kinds.keySet(), kinds::toString);
  }

  /** Whether it is not told any more, or not in full. */
  private static boolean less(Shift shift) {
    return shift.after().outcome() != Outcome.DELIVERED
        || !shift.before().parts().containsAll(shift.after().parts());
  }

  private static boolean opposite(RandomProposal trial, String other) {
    boolean opens = trial.proposed().ruling().effect().opens();
    return trial.others().stream()
        .anyMatch(o -> o.id().equals(other) && o.ruling().effect().opens() != opens);
  }

  /** A permit that does not get through says who kept it back. */
  @Test
  void aPermitThatChangesNothingIsExplained() {
    RandomRules random = new RandomRules(91);
    int tried = 0;
    for (int i = 0; i < PROPOSALS * 4; i++) {
      RandomProposal trial = RandomProposal.of(random);
      if (!trial.proposed().ruling().effect().opens()) {
        continue;
      }
      DisclosurePolicy adopted =
          new DisclosurePolicy(trial.statement().proposal().adopted(), RandomRules.TABLE);
      Map<Place, Collection<Facts>> cases = new HashMap<>();
      for (Line line : trial.statement().lines()) {
        Place place = trial.reached(line).get(0);
        Optional<Request> request = requests(trial, place, line.recipient()).get(0);
        for (Facts facts : cases.computeIfAbsent(place, trial::cases)) {
          Decision after = adopted.decide(inquiry(facts.at(at(place)), line.recipient(), request));
          boolean spoke =
              after.explanation().stream()
                  .anyMatch(
                      c ->
                          c.instrument().id().equals(RandomProposal.NEW)
                              && c.speaks() == Truth.YES);
          if (spoke && !after.permits() && after.reason() != Reason.EXAMINER_REVIEW) {
            for (String by : after.instruments()) {
              if (opposite(trial, by)) {
                tried++;
                assertTrue(trial.conflicts(by, IN_VAIN), () -> by + "\n" + trial);
              }
            }
          }
        }
      }
    }
    assertTrue(tried > PROPOSALS / 3, "the property was hardly tried: " + tried);
  }
}
