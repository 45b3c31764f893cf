package org.tenprint.biometric.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.biometric.application.AbisStage.NOON;
import static org.tenprint.biometric.application.AbisStage.sent;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.biometric.TestFingers;
import org.tenprint.matching.prints.TenPrint;

/**
 * What clients do at random, beside a model that knows whose each print is and compares nothing:
 * who is added, refused, merged and found is the same.
 */
class AbisModelTest {
  private static final int STEPS = 90;
  private static final int HUMANS = 2;
  private static final List<String> PEOPLE = List.of("a", "b", "c");
  private static final List<String> ENCOUNTERS = List.of("1", "2");
  private static final List<String> GALLERIES = List.of("civil", "tax");

  private final AbisStage stage = new AbisStage();
  private final Map<String, Map<String, Known>> model = new TreeMap<>();
  private final Map<Step, Integer> tried = new EnumMap<>(Step.class);
  private Random random;
  private int impression;
  private int found;

  private enum Step {
    ADD,
    UPDATE,
    STATUS,
    PLACE,
    MERGE,
    DELETE,
    DELETE_PERSON
  }

  /** What the model knows of an encounter. */
  private record Known(int human, boolean active, Set<String> galleries) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 3})
  void it_does_what_a_model_does_that_knows_everybody(long seed) throws AbisRefused {
    random = new Random(seed);
    for (int i = 0; i < STEPS; i++) {
      // more is added than deleted
      step(random.nextInt(3) == 0 ? Step.ADD : Step.values()[random.nextInt(Step.values().length)]);
      compareSearch(random.nextInt(HUMANS), any(List.of("civil", "tax", "ALL")));
      assertEquals(model.keySet(), people());
    }
    assertTrue(tried.getOrDefault(Step.ADD, 0) > 3, "hardly tried: " + tried);
    assertTrue(tried.size() >= 6, "hardly tried: " + tried);
    assertTrue(found >= 10, "hardly found: " + found);
  }

  private Set<String> people() {
    return stage.store.load().stream().map(person -> person.id()).collect(Collectors.toSet());
  }

  private void step(Step step) {
    String person = any(PEOPLE);
    String encounter = any(ENCOUNTERS);
    int human = random.nextInt(HUMANS);
    Set<String> galleries = random.nextBoolean() ? Set.of(any(GALLERIES)) : Set.copyOf(GALLERIES);
    boolean active = random.nextBoolean();
    String other = any(PEOPLE);
    impression++;
    AbisRegister.Sent sent = sent(prints(human, impression), galleries.toArray(String[]::new));
    Optional<AbisRefusal> found =
        switch (step) {
          case ADD -> done(() -> stage.register.add(person, encounter, sent, NOON));
          case UPDATE -> done(() -> stage.register.update(person, encounter, sent, NOON));
          case STATUS -> done(() -> stage.register.activate(person, encounter, active, NOON));
          case PLACE -> done(() -> stage.register.place(person, encounter, galleries, NOON));
          case MERGE -> done(() -> stage.register.merge(person, other));
          case DELETE -> done(() -> stage.register.delete(person, encounter));
          case DELETE_PERSON -> done(() -> stage.register.delete(person));
        };
    Known now = new Known(human, true, galleries);
    Optional<AbisRefusal> told =
        switch (step) {
          case ADD -> add(person, encounter, now);
          case UPDATE -> update(person, encounter, now);
          case STATUS -> change(person, encounter, active, null);
          case PLACE -> change(person, encounter, null, galleries);
          case MERGE -> merge(person, other);
          case DELETE -> delete(person, encounter);
          case DELETE_PERSON ->
              model.remove(person) == null ? Optional.of(AbisRefusal.UNKNOWN) : Optional.empty();
        };
    assertEquals(told, found, step + " " + person + "/" + encounter + " of " + model);
    if (told.isEmpty()) {
      tried.merge(step, 1, Integer::sum);
    }
  }

  private String any(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static Optional<AbisRefusal> done(AbisStage.Asked asked) {
    try {
      asked.done();
      return Optional.empty();
    } catch (AbisRefused refused) {
      return Optional.of(refused.reason());
    }
  }

  private Optional<AbisRefusal> add(String person, String encounter, Known now) {
    Map<String, Known> known = model.get(person);
    if (known != null && known.containsKey(encounter)) {
      return Optional.of(AbisRefusal.ID_TAKEN);
    }
    if (known != null && human(known) != now.human()) {
      return Optional.of(AbisRefusal.NOT_ONE_PERSON);
    }
    model.computeIfAbsent(person, none -> new TreeMap<>()).put(encounter, now);
    return Optional.empty();
  }

  private static int human(Map<String, Known> known) {
    return known.values().iterator().next().human();
  }

  private Optional<AbisRefusal> update(String person, String encounter, Known now) {
    if (!held(person, encounter)) {
      return Optional.of(AbisRefusal.UNKNOWN);
    }
    if (human(model.get(person)) != now.human()) {
      return Optional.of(AbisRefusal.NOT_ONE_PERSON);
    }
    model.get(person).put(encounter, now);
    return Optional.empty();
  }

  private boolean held(String person, String encounter) {
    return model.getOrDefault(person, Map.of()).containsKey(encounter);
  }

  private Optional<AbisRefusal> change(
      String person, String encounter, Boolean active, Set<String> galleries) {
    if (!held(person, encounter)) {
      return Optional.of(AbisRefusal.UNKNOWN);
    }
    Known was = model.get(person).get(encounter);
    model
        .get(person)
        .put(
            encounter,
            new Known(
                was.human(),
                active == null ? was.active() : active,
                galleries == null ? was.galleries() : galleries));
    return Optional.empty();
  }

  private Optional<AbisRefusal> merge(String target, String source) {
    if (target.equals(source)) {
      return Optional.of(AbisRefusal.MALFORMED);
    }
    Map<String, Known> one = model.get(target);
    Map<String, Known> other = model.get(source);
    if (one == null || other == null) {
      return Optional.of(AbisRefusal.UNKNOWN);
    }
    if (other.keySet().stream().anyMatch(one::containsKey)) {
      return Optional.of(AbisRefusal.ID_TAKEN);
    }
    if (human(one) != human(other)) {
      return Optional.of(AbisRefusal.NOT_ONE_PERSON);
    }
    one.putAll(other);
    model.remove(source);
    return Optional.empty();
  }

  private Optional<AbisRefusal> delete(String person, String encounter) {
    if (!held(person, encounter)) {
      return Optional.of(AbisRefusal.UNKNOWN);
    }
    model.get(person).remove(encounter);
    model.values().removeIf(Map::isEmpty);
    return Optional.empty();
  }

  private void compareSearch(int human, String gallery) throws AbisRefused {
    Set<String> told = new TreeSet<>();
    boolean there = gallery.equals("ALL");
    for (Map.Entry<String, Map<String, Known>> person : model.entrySet()) {
      for (Known known : person.getValue().values()) {
        boolean in =
            known.active() && (gallery.equals("ALL") || known.galleries().contains(gallery));
        there |= in;
        if (in && known.human() == human) {
          told.add(person.getKey());
        }
      }
    }
    if (there) {
      assertEquals(told, new TreeSet<>(stage.found(gallery, prints(human, 999))));
      found += told.isEmpty() ? 0 : 1;
    }
  }

  private static TenPrint prints(int human, int impression) {
    return TestFingers.person(100 + human, impression, 1, 7);
  }
}
