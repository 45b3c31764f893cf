package org.tenprint.biometric.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import org.tenprint.biometric.domain.AbisEncounter;
import org.tenprint.biometric.domain.AbisEncounter.About;
import org.tenprint.biometric.domain.AbisPerson;
import org.tenprint.matching.Gallery;
import org.tenprint.matching.SearchResult;
import org.tenprint.matching.Thresholds;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/**
 * The people of the ABIS face: added, changed, merged and deleted by its clients' word, apart from
 * the pipeline's gallery. Each change stands in the store before it is answered or searched. Safe
 * for any number of threads; changes are made one after another.
 */
public final class AbisRegister {
  private final AbisStore store;
  private final AbisIndex index;
  private final OnePerson onePerson;
  private final int mostEncounters;
  private final Map<String, AbisPerson> people = new TreeMap<>();
  private int encounters;
  private volatile boolean broken;

  /**
   * Reads what the store holds: some 5 ms an encounter.
   *
   * @param engine empty, this register's alone
   * @param mostEncounters of all people together
   * @throws IllegalStateException if the store holds more
   */
  public AbisRegister(AbisStore store, Gallery engine, Thresholds thresholds, int mostEncounters) {
    this.store = store;
    this.index = new AbisIndex(engine);
    this.onePerson = new OnePerson(thresholds);
    this.mostEncounters = mostEncounters;
    store.load(mostEncounters).forEach(this::keep);
  }

  /**
   * What a client sends of an encounter.
   *
   * @param about what is stated of it
   * @param prints its usable fingers
   */
  public record Sent(About about, TenPrint prints) {}

  private void keep(AbisPerson person) {
    encounters += person.encounters().size();
    Optional.ofNullable(people.put(person.id(), person))
        .ifPresent(before -> encounters -= before.encounters().size());
    index.hold(person);
  }

  private void drop(String personId) {
    encounters -= people.remove(personId).encounters().size();
    index.forget(personId);
  }

  /**
   * Adds an encounter; of a person who has some, those fingers that are found to be theirs.
   *
   * @return what is held of it
   * @throws AbisRefused ID_TAKEN, NOT_ONE_PERSON or FULL
   */
  public synchronized AbisEncounter add(String personId, String encounterId, Sent sent, Instant now)
      throws AbisRefused {
    intact();
    AbisPerson known = people.get(personId);
    if (known != null && known.encounter(encounterId).isPresent()) {
      throw new AbisRefused(AbisRefusal.ID_TAKEN, "the person has an encounter of that id");
    }
    boolean full = known != null && known.encounters().size() == Subject.MAX_ENCOUNTERS;
    if (full || encounters >= mostEncounters) {
      throw new AbisRefused(
          AbisRefusal.FULL,
          full
              ? "a person has at most " + Subject.MAX_ENCOUNTERS + " encounters: delete one"
              : "no more encounters are held here: tell the operator");
    }
    TenPrint prints = known == null ? sent.prints() : added(sent.prints(), known);
    AbisEncounter encounter = new AbisEncounter(encounterId, sent.about(), now, now, prints);
    change(
        known == null ? new AbisPerson(personId, List.of(encounter)) : known.with(encounter),
        Optional.empty());
    return encounter;
  }

  private TenPrint added(TenPrint prints, AbisPerson person) throws AbisRefused {
    return onePerson.added(prints, person.prints()).orElseThrow(AbisRegister::another);
  }

  private static AbisRefused another() {
    return new AbisRefused(
        AbisRefusal.NOT_ONE_PERSON,
        "the prints are not found to be one person's; nothing was joined");
  }

  private void change(AbisPerson person, Optional<String> absorbed) {
    whole(
        () -> {
          store.hold(person, absorbed);
          keep(person);
          absorbed.ifPresent(this::drop);
        });
  }

  /** After a change that may be half of one nobody is told anything, until the store is read. */
  private void whole(Runnable change) {
    try {
      change.run();
    } catch (AbisStore.NotHeld e) {
      throw e;
    } catch (RuntimeException | Error e) {
      broken = true;
      throw e;
    }
  }

  private void intact() {
    if (broken) {
      mend();
    }
  }

  /** Reads the store again; what cannot be read is thrown, and tried again by who asks next. */
  private synchronized void mend() {
    Map<String, AbisPerson> held = new TreeMap<>();
    store.load(mostEncounters).forEach(person -> held.put(person.id(), person));
    held.values().stream()
        .filter(person -> !person.equals(people.get(person.id())))
        .forEach(this::keep);
    List.copyOf(people.keySet()).stream().filter(id -> !held.containsKey(id)).forEach(this::drop);
    broken = false;
  }

  /** Whether it is known what is held: false from a change that failed until it is read again. */
  public boolean known() {
    return !broken;
  }

  /**
   * Puts other prints and another statement in an encounter's place. They must be the person's by
   * all encounters, that one included. Who may delete and add can make another person of that id.
   *
   * @throws AbisRefused UNKNOWN or NOT_ONE_PERSON
   */
  public synchronized AbisEncounter update(
      String personId, String encounterId, Sent sent, Instant now) throws AbisRefused {
    AbisPerson known = person(personId);
    AbisEncounter before = encounter(known, encounterId);
    AbisEncounter after =
        new AbisEncounter(
            encounterId, sent.about(), before.created(), now, added(sent.prints(), known));
    change(known.with(after), Optional.empty());
    return after;
  }

  /**
   * Has an encounter searched, or no longer.
   *
   * @throws AbisRefused UNKNOWN
   */
  public synchronized void activate(
      String personId, String encounterId, boolean active, Instant now) throws AbisRefused {
    AbisPerson known = person(personId);
    AbisEncounter before = encounter(known, encounterId);
    change(known.with(before.stating(before.about().active(active), now)), Optional.empty());
  }

  /**
   * Puts an encounter into these galleries and no others.
   *
   * @throws AbisRefused UNKNOWN
   */
  public synchronized void place(
      String personId, String encounterId, Set<String> galleries, Instant now) throws AbisRefused {
    AbisPerson known = person(personId);
    AbisEncounter before = encounter(known, encounterId);
    change(known.with(before.stating(before.about().in(galleries), now)), Optional.empty());
  }

  /**
   * Gives one person the encounters of another, who is no more, if each of them may be added; of
   * each those fingers that may.
   *
   * @throws AbisRefused UNKNOWN, ID_TAKEN where both have an encounter of one id, FULL or
   *     NOT_ONE_PERSON
   */
  public synchronized void merge(String targetId, String sourceId) throws AbisRefused {
    if (targetId.equals(sourceId)) {
      throw new AbisRefused(AbisRefusal.MALFORMED, "name two people: these are one");
    }
    AbisPerson target = person(targetId);
    AbisPerson source = person(sourceId);
    if (source.encounters().stream().anyMatch(one -> target.encounter(one.id()).isPresent())) {
      throw new AbisRefused(AbisRefusal.ID_TAKEN, "both have an encounter of one id");
    }
    if (target.encounters().size() + source.encounters().size() > Subject.MAX_ENCOUNTERS) {
      throw new AbisRefused(
          AbisRefusal.FULL, "together they have more than " + Subject.MAX_ENCOUNTERS);
    }
    List<AbisEncounter> all = new ArrayList<>(target.encounters());
    for (AbisEncounter encounter : source.encounters()) {
      all.add(encounter.of(added(encounter.prints(), target)));
    }
    change(new AbisPerson(targetId, all), Optional.of(sourceId));
  }

  /**
   * Deletes a person.
   *
   * @throws AbisRefused UNKNOWN
   */
  public synchronized void delete(String personId) throws AbisRefused {
    person(personId);
    whole(
        () -> {
          store.forget(personId);
          drop(personId);
        });
  }

  /**
   * Deletes an encounter, and with the last one the person.
   *
   * @throws AbisRefused UNKNOWN
   */
  public synchronized void delete(String personId, String encounterId) throws AbisRefused {
    AbisPerson known = person(personId);
    encounter(known, encounterId);
    Optional<AbisPerson> rest = known.without(encounterId);
    if (rest.isPresent()) {
      change(rest.get(), Optional.empty());
    } else {
      delete(personId);
    }
  }

  /**
   * What is held of a person.
   *
   * @throws AbisRefused UNKNOWN
   */
  public synchronized AbisPerson person(String personId) throws AbisRefused {
    intact();
    AbisPerson known = people.get(personId);
    if (known == null) {
      throw new AbisRefused(AbisRefusal.UNKNOWN, "no such person");
    }
    return known;
  }

  /**
   * An encounter of a person.
   *
   * @throws AbisRefused UNKNOWN
   */
  public static AbisEncounter encounter(AbisPerson person, String encounterId) throws AbisRefused {
    return person
        .encounter(encounterId)
        .orElseThrow(() -> new AbisRefused(AbisRefusal.UNKNOWN, "no such encounter"));
  }

  /** The galleries that somebody is found in. */
  public SortedSet<String> galleries() {
    intact();
    return index.galleries();
  }

  /**
   * Who is found in a gallery, by id.
   *
   * @param from of how many the first are left out
   * @param most people at most
   */
  public synchronized List<AbisPerson> in(String gallery, int from, int most) {
    intact();
    return people.values().stream()
        .filter(person -> !person.foundIn(gallery).isEmpty())
        .skip(from)
        .limit(most)
        .toList();
  }

  /** Searches a gallery, or all; each person is a candidate once. */
  SearchResult search(TenPrint probe, String gallery, int most) {
    intact();
    return index.search(probe, gallery, most);
  }
}
