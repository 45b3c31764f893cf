package org.tenprint.scenarios.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.reference.ReferenceSet;
import org.tenprint.scenarios.text.UnreadableText;

class ReferenceLookupTest {
  private static final String FIELD_OFFICE = "ZZZ";

  @TempDir private Path folder;

  @Test
  void theNearestFolderAroundTheFileCounts() throws Exception {
    data(folder.resolve("shared/data/reference"), "AAA");
    data(folder.resolve("shared/cases/data/reference"), FIELD_OFFICE);
    Path file =
        Files.createDirectories(folder.resolve("shared/cases/of/a/place")).resolve("s.yaml");
    assertEquals(Optional.of(FIELD_OFFICE), office(file, Optional.empty(), Optional.empty()));
  }

  @Test
  void whatStandsBesideTheFolderIsFound() throws Exception {
    data(folder.resolve("data/reference"), FIELD_OFFICE);
    Path file = Files.createDirectories(folder.resolve("scenarios")).resolve("s.yaml");
    assertEquals(Optional.of(FIELD_OFFICE), office(file, Optional.empty(), Optional.empty()));
  }

  @Test
  void thoseAroundTheBaselinesCountWhereTheFileHasNone() throws Exception {
    data(folder.resolve("one/shared/data/reference"), FIELD_OFFICE);
    Path baselines = Files.createDirectories(folder.resolve("one/baselines"));
    Path file = Files.createDirectories(folder.resolve("two")).resolve("s.yaml");
    assertEquals(Optional.of(FIELD_OFFICE), office(file, Optional.of(baselines), Optional.empty()));
  }

  @Test
  void theFolderGivenCountsBeforeAll() throws Exception {
    data(folder.resolve("data/reference"), "AAA");
    Path given = data(folder.resolve("given"), FIELD_OFFICE);
    assertEquals(
        Optional.of(FIELD_OFFICE),
        office(folder.resolve("s.yaml"), Optional.empty(), Optional.of(given)));
    assertThrows(
        UnreadableText.class,
        () ->
            office(
                folder.resolve("s.yaml"), Optional.empty(), Optional.of(folder.resolve("none"))));
  }

  /** The same tables that services and {@code load reference} refuse. */
  @Test
  void aTableWithAColumnThatNobodyReadsIsUnreadable() throws Exception {
    Path bad = data(folder.resolve("bad"), "NYC");
    Files.writeString(bad.resolve("adult-ages.csv"), "state,adult_age,valid_until\n");
    UnreadableText refused =
        assertThrows(
            UnreadableText.class,
            () -> office(folder.resolve("s.yaml"), Optional.empty(), Optional.of(bad)));
    assertTrue(refused.getMessage().contains("valid_until"), refused.getMessage());
  }

  private static Optional<String> office(
      Path file, Optional<Path> baselines, Optional<Path> reference) throws UnreadableText {
    ReferenceSet set = new ReferenceLookup(baselines, reference).of(file);
    return set.fieldOffice("99001");
  }

  private static Path data(Path at, String office) throws Exception {
    Files.createDirectories(at);
    Files.writeString(
        at.resolve("agencies.csv"), "ori9,agency,county_fips,state\nMA0130100,A,99001,MA\n");
    Files.writeString(
        at.resolve(ReferenceSet.COUNTIES),
        "county_fips,county,ero_aor\n99001,A county," + office + "\n");
    Files.writeString(
        at.resolve("offence-levels.csv"),
        "ncic_code,description,sc_2008_level\n0911,Homicide,L1\n");
    return at;
  }
}
