package org.tenprint.policy.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.policy.RandomRules;
import org.tenprint.policy.decision.Disclosure;
import org.tenprint.policy.decision.DisclosurePolicy;
import org.tenprint.policy.decision.Disposition;
import org.tenprint.policy.decision.Message;
import org.tenprint.policy.decision.MessageKind;
import org.tenprint.policy.decision.Sending;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.RuleBook;

class CasePropertiesTest {
  private static final int CASES = 150 * Integer.getInteger("tenprint.depth", 1);
  private static final int EVENTS = 12;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void withoutInstrumentsNothingEverLeaves(long seed) {
    RandomRules random = new RandomRules(seed);
    for (int i = 0; i < CASES; i++) {
      Played played = play(random, List.of(), random.facts());
      assertEquals(List.of(), played.messages);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void aRecallFollowsWhatItRecallsAndNothingIsToldTwice(long seed) {
    RandomRules random = new RandomRules(seed);
    int recalls = 0;
    for (int i = 0; i < CASES; i++) {
      Played played = play(random, random.instruments(14), random.facts());
      Map<Recipient, Map<Integer, MessageKind>> has = new TreeMap<>();
      for (Message message : played.messages) {
        Map<Integer, MessageKind> ofIt =
            has.computeIfAbsent(message.recipient(), r -> new TreeMap<>());
        if (message.kind() == MessageKind.RECALL) {
          MessageKind before = ofIt.remove(message.number());
          assertTrue(
              before == MessageKind.IDENTIFICATION || before == MessageKind.REQUEST,
              played::toString);
          recalls++;
        } else {
          assertTrue(
              ofIt.values().stream().allMatch(MessageKind.REQUEST::equals), played::toString);
          assertNull(ofIt.put(message.number(), message.kind()), played::toString);
        }
      }
      assertEquals(told(has), told(played.file), played::toString);
    }
    assertTrue(recalls > CASES / 60, "hardly anything was recalled: " + recalls);
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24})
  void everyRecipientHasADispositionThatWasMadePublic(long seed) {
    RandomRules random = new RandomRules(seed);
    for (int i = 0; i < CASES; i++) {
      Facts facts = random.facts();
      Played played = play(random, random.instruments(14), facts);
      assertTrue(
          played.file.disclosures().stream()
              .map(Disclosure::recipient)
              .toList()
              .containsAll(Recipient.of(facts.places())));
      for (Disclosure disclosure : played.file.disclosures()) {
        Disposition last = played.published.get(disclosure.recipient());
        if (disclosure.sending() != Sending.WAITING) {
          assertEquals(disclosure.latest(), last, played::toString);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33, 34})
  void aProtectedPersonsRecipientsGetTheBytesOfAStranger(long seed) {
    RandomRules random = new RandomRules(seed);
    int compared = 0;
    for (int i = 0; i < CASES * 2; i++) {
      List<Instrument> instruments = random.instruments(14);
      Facts facts =
          random.facts().identifiedAs(IdentificationResult.MATCH).protectedPerson(Optional.empty());
      Set<Recipient> pushed =
          random.chance(2) ? Set.of(random.one(Recipient.of(facts.places()))) : Set.of();
      List<CaseEvent> events =
          List.of(
              new CaseEvent.Decide(),
              new CaseEvent.Dispatched(random.one(Recipient.of(facts.places())), random.chance(2)),
              new CaseEvent.Dispatched(random.one(Recipient.of(facts.places())), true),
              new CaseEvent.Tick());
      List<Message> ofProtected = play(instruments, facts, pushed, events).messages;
      List<Message> ofStranger = play(instruments, facts.asNoMatch(), pushed, events).messages;
      assertEquals(bytes(ofStranger), bytes(ofProtected), () -> facts + "\n" + instruments);
      compared += ofProtected.isEmpty() ? 0 : 1;
    }
    assertTrue(compared > CASES / 30, "hardly anything was sent: " + compared);
  }

  @ParameterizedTest
  @ValueSource(longs = {41, 42})
  void playingTheSameEventsAgainGivesTheSame(long seed) {
    RandomRules random = new RandomRules(seed);
    RandomRules again = new RandomRules(seed);
    for (int i = 0; i < CASES; i++) {
      assertEquals(
          play(random, random.instruments(14), random.facts()).toString(),
          play(again, again.instruments(14), again.facts()).toString());
    }
  }

  /** Numbers of what stands, by recipient. */
  private static Map<Recipient, Set<Integer>> told(Map<Recipient, Map<Integer, MessageKind>> has) {
    Map<Recipient, Set<Integer>> standing = new TreeMap<>();
    has.forEach(
        (recipient, each) ->
            each.forEach(
                (number, kind) -> {
                  if (kind != MessageKind.NO_MATCH) {
                    standing.computeIfAbsent(recipient, r -> new TreeSet<>()).add(number);
                  }
                }));
    return standing;
  }

  private static Map<Recipient, Set<Integer>> told(CaseFile file) {
    Map<Recipient, Set<Integer>> standing = new TreeMap<>();
    file.disclosures()
        .forEach(
            disclosure ->
                disclosure
                    .delivered()
                    .forEach(
                        one ->
                            standing
                                .computeIfAbsent(disclosure.recipient(), r -> new TreeSet<>())
                                .add(one.number())));
    return standing;
  }

  private static String bytes(List<Message> messages) {
    return HexFormat.of().formatHex(messages.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static Played play(RandomRules random, List<Instrument> instruments, Facts facts) {
    Set<Recipient> pushed =
        random.chance(3) ? Set.of(random.one(Recipient.of(facts.places()))) : Set.of();
    List<CaseEvent> events = new ArrayList<>();
    events.add(new CaseEvent.Decide());
    for (int i = 0; i < EVENTS; i++) {
      events.add(random.event(facts));
    }
    return play(instruments, facts, pushed, events);
  }

  private static Played play(
      List<Instrument> instruments, Facts facts, Set<Recipient> pushed, List<CaseEvent> events) {
    CaseRules rules =
        new CaseRules(
            new DisclosurePolicy(RuleBook.of(instruments), RandomRules.TABLE),
            pushed,
            Optional.of(Duration.ofDays(30)));
    Played played = new Played(CaseFile.open(facts));
    Instant at = RandomRules.DAY.toInstant();
    for (CaseEvent event : events) {
      played.take(event, at, rules);
      at = at.plus(Duration.ofHours(30));
    }
    return played;
  }

  private static final class Played {
    private final List<CaseEvent> events = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();
    private final Map<Recipient, Disposition> published = new TreeMap<>();
    private CaseFile file;

    Played(CaseFile file) {
      this.file = file;
    }

    void take(CaseEvent event, Instant at, CaseRules rules) {
      CaseStep step = file.apply(event, at, rules);
      events.add(event);
      file = step.next();
      messages.addAll(step.messages());
      step.dispositions().forEach(one -> published.put(one.recipient(), one));
    }

    @Override
    public String toString() {
      return events + "\n" + messages + "\n" + published + "\n" + file;
    }
  }
}
