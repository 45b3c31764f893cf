package org.tenprint.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tenprint.policy.law.Admission;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.reference.ReferenceSet;

/** The library of law: its scenarios pass, and its page says what it says. */
class LawsTest {
  private static final Path LAWS = Path.of("../laws");
  private static final Path PAGE = Path.of("../docs/laws.md");
  private static final int FEWEST = 25;

  private static List<Law> laws() throws Exception {
    List<Law> laws = new ArrayList<>();
    for (Path file : ScenarioReader.files(List.of(LAWS))) {
      laws.add(LawReader.read(file));
    }
    assertTrue(laws.size() >= FEWEST, "laws are missing: " + laws.size());
    return laws;
  }

  @TestFactory
  Stream<DynamicTest> eachEdgeComesOutAsTheFileSays() throws Exception {
    ScenarioBackend backend = new PolicyBackend(ReferenceSet.load(LAWS.resolve("data/reference")));
    return laws().stream()
        .flatMap(
            law ->
                law.scenarios().stream()
                    .map(
                        scenario ->
                            DynamicTest.dynamicTest(
                                law.name() + "/" + scenario.name(),
                                () ->
                                    assertEquals(
                                        List.of(), ScenarioRunner.run(scenario, backend)))));
  }

  /** An edge that every law leaves open is no edge: without the law, one comes out otherwise. */
  @Test
  void eachLawMattersToOneOfItsEdges() throws Exception {
    ScenarioBackend backend = new PolicyBackend(ReferenceSet.load(LAWS.resolve("data/reference")));
    Set<String> idle = new TreeSet<>();
    for (Law law : laws()) {
      Set<String> own = new TreeSet<>();
      law.instruments().stream()
          .filter(one -> one.provenance().approved())
          .forEach(one -> own.add(one.id()));
      boolean matters = false;
      for (Scenario scenario : law.scenarios()) {
        List<Instrument> others =
            scenario.instruments().stream().filter(one -> !own.contains(one.id())).toList();
        Scenario without =
            new Scenario(
                scenario.name(), scenario.title(), others, scenario.timeline(), scenario.expect());
        matters |= !ScenarioRunner.run(without, backend).isEmpty();
      }
      if (!matters && !own.isEmpty()) {
        idle.add(law.name());
      }
    }
    assertEquals(Set.of(), idle);
  }

  /** What the library lists could be recorded: the door refuses none of it. */
  @Test
  void eachInstrumentIsAdmittedAndEachIdIsOneOnly() throws Exception {
    RuleBook book = RuleBook.EMPTY;
    Set<String> ids = new TreeSet<>();
    for (Law law : laws()) {
      for (Instrument one : law.instruments()) {
        assertEquals(java.util.Optional.empty(), Admission.refusal(one, book), one::id);
        assertTrue(ids.add(one.id()), one.id());
        book = book.with(one);
      }
    }
  }

  /** Who is in doubt says so in the words that a reader looks for. */
  @Test
  void whatWasNotReadInFullSaysWhatIsAssumed() throws Exception {
    for (Law law : laws()) {
      assertFalse(law.read() == Law.Read.MEMORY && law.assumed().isEmpty(), law.name());
      assertTrue(law.scenarios().size() > 1, law.name());
      assertFalse(law.unsaid().isEmpty(), law.name());
    }
  }

  /** Its reference data are the shipped sample's and more: the same codes, the same agencies. */
  @Test
  void itsReferenceDataAreTheSamplesAndMore() throws Exception {
    ReferenceSet own = ReferenceSet.load(LAWS.resolve("data/reference"));
    ReferenceSet sample = ReferenceSet.sample();
    assertEquals(List.copyOf(sample.offences()), List.copyOf(own.offences()));
    assertTrue(own.agencies().containsAll(sample.agencies()));
  }

  /** Written again with {@code -Dtenprint.generate=true}. */
  @Test
  void thePageIsTheFiles() throws Exception {
    String page = new LawPage(laws()).text();
    if (Boolean.getBoolean("tenprint.generate")) {
      Files.writeString(PAGE, page);
    }
    assertEquals(
        page,
        Files.readString(PAGE),
        "write it again: ./mvnw -B -pl scenarios -Dtest=LawsTest -Dtenprint.generate=true test");
  }
}
