package org.tenprint.benchmarks.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.Subject;

/**
 * Real prints regrouped as people ({@link Regrouping}). Mated: each impression is enrolled in turn
 * and all others are sought. Non-mated: people of one half of the fingers are sought while people
 * of the other half are enrolled, and the other way round, so that no probe shares a finger with
 * anybody.
 *
 * @param mostRounds how many impressions are enrolled, the first ones
 */
record RealProbes(PrintTable prints, int mostRounds) implements ProbeSource {
  /** Every impression enrolled in turn. */
  RealProbes(PrintTable prints) {
    this(prints, Integer.MAX_VALUE);
  }

  @Override
  public String name() {
    return "real";
  }

  @Override
  public List<Round> mated(int wanted, int fingers) {
    Regrouping people = new Regrouping(prints);
    List<Round> rounds = new ArrayList<>();
    for (int round = 0; round < Math.min(mostRounds, people.impressions()); round++) {
      int enrolled = round;
      rounds.add(
          new Round(
              subjects(people, enrolled),
              people.people() * (people.impressions() - 1),
              i -> {
                int person = i % people.people();
                int impression = (enrolled + 1 + i / people.people()) % people.impressions();
                return new Search(
                    people.person(person, impression, positions(people, fingers)),
                    Optional.of(id(person)));
              }));
    }
    return rounds;
  }

  @Override
  public List<Round> nonMated(int wanted, int fingers) {
    int middle = prints.fingers() / 2;
    Regrouping first = new Regrouping(prints.part(0, middle));
    Regrouping second = new Regrouping(prints.part(middle, prints.fingers()));
    int half = (wanted + 1) / 2;
    return List.of(
        strangers(first, second, half, fingers), strangers(second, first, half, fingers));
  }

  private static Round strangers(Regrouping enrolled, Regrouping sought, int wanted, int fingers) {
    return new Round(
        subjects(enrolled, 0),
        Math.min(wanted, sought.mixtures()),
        i -> new Search(sought.mixed(i, positions(sought, fingers)), Optional.empty()));
  }

  /** Everybody with one impression of as many fingers as there are. */
  private static List<Subject> subjects(Regrouping people, int impression) {
    List<Subject> subjects = new ArrayList<>();
    for (int person = 0; person < people.people(); person++) {
      String id = id(person);
      people
          .person(person, impression, positions(people, FingerPosition.COUNT))
          .ifPresent(print -> subjects.add(Subject.of(id, print)));
    }
    return subjects;
  }

  private static String id(int person) {
    return "real-" + person;
  }

  private static List<FingerPosition> positions(Regrouping people, int fingers) {
    return Population.positions(Math.min(fingers, people.mostFingers()));
  }
}
