package org.tenprint.audit.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.audit.Cli;
import org.tenprint.audit.answer.Failure;
import org.tenprint.reference.ReferenceSet;

class LoadReferenceCommandTest {
  @TempDir Path folder;
  private Path to;

  @BeforeEach
  void files() throws IOException {
    to = folder.resolve("stack/reference");
    Path from = Files.createDirectory(folder.resolve("from"));
    Files.writeString(
        from.resolve("agencies.csv"), "ori9,agency,county_fips,state\nMA0130100,Boston,25025,MA\n");
    Files.writeString(from.resolve("county-field-office.csv"), "county_fips,ero_aor\n25025,BOS\n");
    Files.writeString(
        from.resolve("offence-levels.csv"), "ncic_code,description,level\n1201,ROBBERY,L1\n");
  }

  private Cli load(String... files) {
    return Cli.run(
        Stream.concat(Stream.of("load", "reference", "--to", to.toString()), Stream.of(files))
            .toArray(String[]::new));
  }

  private String from(String file) {
    return folder.resolve("from").resolve(file).toString();
  }

  private List<String> beside() throws IOException {
    try (Stream<Path> all = Files.list(to.getParent())) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void theSetIsThereForTheNextStartAndTheOneBeforeIsKept() throws Exception {
    Cli first = load(folder.resolve("from").toString());
    assertEquals(0, first.exit(), first.err());
    String version = ReferenceSet.load(to).version();
    assertTrue(first.out().startsWith("reference data " + version + ", 1 agencies: "), first.out());

    assertTrue(load(folder.resolve("from").toString()).out().contains("it was there"));
    assertEquals(List.of("reference"), beside());

    Files.writeString(
        folder.resolve("from/agencies.csv"),
        "ori9,agency,county_fips,state\nMA0130300,Chelsea,25025,MA\n");
    Cli second =
        load(from("agencies.csv"), from("county-field-office.csv"), from("offence-levels.csv"));
    assertEquals(0, second.exit(), second.err());
    assertTrue(ReferenceSet.load(to).agency("MA0130300").isPresent());
    assertEquals(List.of("reference", "reference-" + version), beside());
  }

  @Test
  void oneBadRowRefusesAllAndWhatWasThereStays() throws Exception {
    load(folder.resolve("from").toString());
    String version = ReferenceSet.load(to).version();
    Files.writeString(
        folder.resolve("from/county-field-office.csv"), "county_fips,ero_aor\n2502,BOS\n");
    Cli refused = load(folder.resolve("from").toString());
    assertEquals(1, refused.exit());
    assertTrue(refused.err().contains("county-field-office.csv"), refused.err());
    assertFalse(refused.err().contains("reference-part"), refused.err());
    assertEquals(version, ReferenceSet.load(to).version());
    assertEquals(List.of("reference"), beside());
  }

  @Test
  void aFileThatIsMissingIsSaid() {
    Cli missing = load(from("agencies.csv"));
    assertEquals(2, missing.exit());
    assertTrue(missing.err().contains("county-field-office.csv"), missing.err());
  }

  @Test
  void ownSchemesAreOfTheSet() throws Exception {
    load(folder.resolve("from").toString());
    Files.writeString(
        folder.resolve("from/nj-offence-schemes.csv"),
        "scheme,ncic_code,level,valid_from,valid_to\nnj-2018-6,1201,L1,2019-03-15,\n");
    Cli four = load(folder.resolve("from").toString());
    assertEquals(0, four.exit(), four.err());
    assertEquals(1, ReferenceSet.load(to).schemes().size());
    Cli named =
        load(
            from("agencies.csv"),
            from("county-field-office.csv"),
            from("offence-levels.csv"),
            from("nj-offence-schemes.csv"));
    assertTrue(named.out().contains("it was there"), named.out() + named.err());
  }

  @Test
  void adultAgesAreOfTheSet() throws Exception {
    load(folder.resolve("from").toString());
    Files.writeString(folder.resolve("from/adult-ages.csv"), "state,adult_age\nMA,17\n");
    Cli more = load(folder.resolve("from").toString());
    assertEquals(0, more.exit(), more.err());
    assertEquals(
        17, ReferenceSet.load(to).adultAge(List.of("MA"), List.of(LocalDate.of(2011, 6, 5))));
    Files.writeString(folder.resolve("from/adult-ages.csv"), "state,adult_age\nMA,7\n");
    Cli bad = load(folder.resolve("from").toString());
    assertEquals(1, bad.exit());
    assertTrue(bad.err().contains("adult-ages.csv line 2"), bad.err());
  }

  /** Under a header without the last day it would hold for ever. */
  @Test
  void aRowThatIsNotOfItsHeaderAndAColumnNobodyReadsAreRefused() throws Exception {
    load(folder.resolve("from").toString());
    String version = ReferenceSet.load(to).version();
    Path ages = folder.resolve("from/adult-ages.csv");
    Files.writeString(ages, "state,adult_age\nMA,17,,2013-09-18\n");
    Cli more = load(folder.resolve("from").toString());
    assertEquals(1, more.exit());
    assertTrue(more.err().contains("adult-ages.csv line 2: 4 fields where"), more.err());
    Files.writeString(ages, "state,adult_age,valid_until\nMA,17,2013-09-18\n");
    Cli other = load(folder.resolve("from").toString());
    assertEquals(1, other.exit());
    assertTrue(other.err().contains("adult-ages.csv line 1: column 3, valid_until"), other.err());
    assertEquals(version, ReferenceSet.load(to).version());
  }

  @Test
  void aSetOfBeforeThatIsNotReadAnyMoreIsPutAside() throws Exception {
    load(folder.resolve("from").toString());
    for (int i = 1; i <= 2; i++) {
      Files.writeString(
          to.resolve("agencies.csv"),
          "ori9,agency,county_fips,state,note\nMA0130100,Boston,25025,MA,ours\n");
      Cli good = load(folder.resolve("from").toString());
      assertEquals(0, good.exit(), good.err());
      assertEquals(1, ReferenceSet.load(to).agencies().size());
    }
    assertEquals(List.of("reference", "reference-unread-1", "reference-unread-2"), beside());
    Files.delete(to.resolve("offence-levels.csv"));
    Cli other = load(folder.resolve("from").toString());
    assertTrue(other.err().contains("holds something else"), other.err());
    assertEquals(2, other.exit());
  }

  @Test
  void noFileIsPassedOver() throws Exception {
    Files.writeString(folder.resolve("from/README.txt"), "not asked for");
    assertEquals(0, load(folder.resolve("from").toString()).exit());
    String version = ReferenceSet.load(to).version();
    for (String other : List.of("schemes.csv", "agencies-offence-levels.csv")) {
      Path file = Files.writeString(folder.resolve("from").resolve(other), "a,b\n");
      Cli inFolder = load(folder.resolve("from").toString());
      assertEquals(2, inFolder.exit(), other);
      assertTrue(inFolder.err().contains(other), inFolder.err());
      Files.delete(file);
    }
    Cli named =
        load(
            from("agencies.csv"),
            from("county-field-office.csv"),
            from("offence-levels.csv"),
            from("README.txt"));
    assertEquals(2, named.exit());
    assertTrue(named.err().contains("README.txt"), named.err());
    assertEquals(version, ReferenceSet.load(to).version());
    assertEquals(List.of("reference"), beside());
  }

  @Test
  void whatWasThereComesBackWhereTheNewCannotBePut() throws Exception {
    load(folder.resolve("from").toString());
    String version = ReferenceSet.load(to).version();
    Path aside = to.resolveSibling("aside");
    Path gone = to.resolveSibling("gone");
    Failure failed = assertThrows(Failure.class, () -> LoadReferenceCommand.swap(gone, to, aside));
    assertTrue(failed.getMessage().contains(gone.toString()), failed.getMessage());
    assertEquals(version, ReferenceSet.load(to).version());
    assertEquals(List.of("reference"), beside());
  }
}
