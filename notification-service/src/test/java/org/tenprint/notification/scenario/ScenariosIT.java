package org.tenprint.notification.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Instrument;
import org.tenprint.reference.ReferenceSet;
import org.tenprint.scenarios.Difference;
import org.tenprint.scenarios.SampleWithAges;
import org.tenprint.scenarios.Scenario;
import org.tenprint.scenarios.ScenarioReader;
import org.tenprint.testkit.Checkout;
import org.tenprint.testkit.TestBroker;
import org.tenprint.testkit.guarantee.Guarantees;

/**
 * Every scenario, shared and own, through the running hop over a real broker. Hops are started, a
 * few at a time, and each plays its part of the scenarios on topics of its own, one after the
 * other; at the end the topics are held to what is promised of any log, and asked which scenarios
 * went over them. {@code -Dtenprint.scenario=055,056} plays those whose names contain one of them.
 */
class ScenariosIT {
  private static final int AT_ONCE = 4;

  /** A rule that recalls has a hop look at every case that it has: many hops look at fewer. */
  private static final int MOST_OF_A_HOP = 48;

  private static final String WANTED = System.getProperty("tenprint.scenario", "");

  private static final ExecutorService players = Executors.newFixedThreadPool(AT_ONCE);

  private static Played shared = Played.NONE;
  private static Played own = Played.NONE;

  /** All are begun before the first is waited for. */
  @BeforeAll
  static void begin() throws Exception {
    Optional<Path> scenarios = Checkout.shared("scenarios");
    Optional<Path> reference = Checkout.shared("data/reference");
    if (scenarios.isPresent() && reference.isPresent()) {
      shared = begin("shared", scenarios.get(), ReferenceSet.load(reference.get()));
    }
    Path folder = Checkout.root().resolve("scenarios/src/test/resources/scenarios");
    own = begin("own", folder, SampleWithAges.SET);
  }

  /** Hops end in order: each closes after it has played its part. */
  @AfterAll
  static void close() throws InterruptedException {
    players.shutdown();
    assertTrue(players.awaitTermination(2, TimeUnit.MINUTES));
  }

  /** Scenarios of a folder, and who plays them. */
  private record Played(List<Path> files, List<Part> parts) {
    static final Played NONE = new Played(List.of(), List.of());
  }

  /** Scenarios that one hop plays, and what came of it. */
  private record Part(
      String hop,
      ReferenceSet reference,
      Map<String, CompletableFuture<List<Difference>>> played,
      CompletableFuture<Set<String>> logged) {}

  @TestFactory
  Stream<DynamicTest> eachSharedOnePassesOverKafka() {
    return shared == Played.NONE ? Stream.empty() : tests("shared", shared);
  }

  @TestFactory
  Stream<DynamicTest> eachOfTheProjectPassesOverKafka() {
    return tests("own", own);
  }

  private static boolean wanted(String name) {
    return Stream.of(WANTED.split(",")).anyMatch(name::contains);
  }

  private static Played begin(String prefix, Path folder, ReferenceSet reference) throws Exception {
    List<Path> files =
        ScenarioReader.files(List.of(folder)).stream()
            .filter(file -> wanted(file.getFileName().toString()))
            .toList();
    int hops = (files.size() + MOST_OF_A_HOP - 1) / MOST_OF_A_HOP;
    List<Part> parts = new ArrayList<>();
    for (int hop = 0; hop < hops; hop++) {
      parts.add(begin(prefix + hop, reference, every(hops, hop, files)));
    }
    return new Played(files, parts);
  }

  private static Stream<DynamicTest> tests(String prefix, Played all) {
    List<DynamicTest> tests = new ArrayList<>();
    for (Part part : all.parts()) {
      part.played()
          .forEach(
              (name, played) ->
                  tests.add(
                      DynamicTest.dynamicTest(
                          name, () -> assertEquals(List.of(), played.get(10, TimeUnit.MINUTES)))));
    }
    tests.add(
        DynamicTest.dynamicTest(
            prefix + ": all " + all.files().size() + " went over the topics",
            () -> {
              Set<String> logged = new TreeSet<>();
              for (Part part : all.parts()) {
                logged.addAll(part.logged().get(10, TimeUnit.MINUTES));
              }
              Set<String> names = new TreeSet<>();
              all.files()
                  .forEach(
                      file ->
                          names.add(
                              OwnNames.code(file.getFileName().toString().replace(".yaml", ""))));
              assertEquals(all.files().size(), names.size(), "two scenarios of one code");
              assertEquals(names, logged);
            }));
    return tests.stream();
  }

  private static List<Path> every(int nth, int from, List<Path> files) {
    List<Path> some = new ArrayList<>();
    for (int i = from; i < files.size(); i += nth) {
      some.add(files.get(i));
    }
    return some;
  }

  private static Part begin(String hop, ReferenceSet reference, List<Path> files) throws Exception {
    ScenarioReader reader = new ScenarioReader(Optional.empty());
    List<Scenario> scenarios = new ArrayList<>();
    Map<String, CompletableFuture<List<Difference>>> played = new TreeMap<>();
    for (Path file : files) {
      Scenario scenario = reader.read(file);
      scenarios.add(scenario);
      played.put(scenario.name(), new CompletableFuture<>());
    }
    Part part = new Part(hop, reference, played, new CompletableFuture<>());
    players.execute(() -> play(part, scenarios));
    return part;
  }

  /** What goes wrong with the hop fails whatever it has not played. */
  private static void play(Part part, List<Scenario> scenarios) {
    try (KafkaBackend backend =
        new KafkaBackend(TestBroker.shared(), part.reference(), part.hop())) {
      for (Scenario scenario : scenarios) {
        part.played().get(scenario.name()).complete(backend.play(scenario));
      }
      StagedService service = backend.service();
      service
          .stage()
          .holdTo(
              Guarantees.oneDispositionEach(),
              Guarantees.nothingBeyondDispositions(),
              Guarantees.eachRecallsWhatStands(),
              Guarantees.gaplessSteps());
      part.logged().complete(logged(service));
    } catch (Throwable thrown) {
      part.played().values().forEach(one -> one.completeExceptionally(thrown));
      part.logged().completeExceptionally(thrown);
    }
  }

  /** The codes of the scenarios whose instruments or bookings the topics have. */
  private static Set<String> logged(StagedService service) {
    Stream<String> instruments =
        service
            .read(service.name(TopicCatalogue.INSTRUMENTS), service.codecs().instruments())
            .stream()
            .map(Instrument::getId);
    Stream<String> bookings = service.log().dispositions().stream().map(Disposition::getTcn);
    return Stream.concat(instruments, bookings)
        .map(OwnNames::scenario)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
