package org.tenprint.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceSetTest {
  @TempDir Path folder;

  private static final String AGENCIES =
      """
      ori9,agency,county_fips,state
      MA0130100,"Boston, Police of",25025,MA
      ILCPD0000,Chicago,17031,IL
      """;
  private static final String COUNTIES = "county_fips,ero_aor\n25025,BOS\n17031,CHI\n";
  private static final String OFFENCES = "ncic_code,description,level\n1201,Robbery,L1\n";

  @Test
  void adultAgesHaveDaysAndNoneChangesTheVersionOfBefore() throws Exception {
    String schemes = "scheme,ncic_code,level\n";
    String head = "state,adult_age,valid_from,valid_to,source\n";
    String before = ReferenceSet.of(AGENCIES, COUNTIES, OFFENCES).version();
    ReferenceSet none = ReferenceSet.of(AGENCIES, COUNTIES, OFFENCES, schemes, head);
    assertEquals(before, none.version());
    LocalDate last = LocalDate.of(2013, 9, 17);
    LocalDate first = LocalDate.of(2013, 9, 18);
    assertEquals(18, none.adultAge(List.of("MA"), List.of(last)));
    String rows = "MA,17,,2013-09-18,Mass. St. 2013 c. 84\nNH,21,2013-01-01,,invented\n";
    ReferenceSet set = ReferenceSet.of(AGENCIES, COUNTIES, OFFENCES, schemes, head + rows);
    assertNotEquals(before, set.version());
    assertEquals(17, set.adultAge(List.of("MA"), List.of(last)));
    assertEquals(18, set.adultAge(List.of("MA"), List.of(first)));
    assertEquals(18, set.adultAge(List.of("MA"), List.of(last, first)), "the highest");
    assertEquals(18, set.adultAge(List.of("MA", "IL"), List.of(last)), "IL says nothing");
    assertEquals(21, set.adultAge(List.of("MA", "NH"), List.of(last)));
    for (String bad :
        List.of(
            "MA,17,,,\nMA,18,2012-01-01,,\n",
            "MA,17,2012-01-01,2012-01-01,\n",
            "MA,15,,,\n",
            "MA,22,,,\n",
            "MA,017,,,\n",
            "MA,,,,\n",
            "Mass,17,,,\n",
            "MA,17,2013-02-30,,\n")) {
      ReferenceDataException refused =
          assertThrows(
              ReferenceDataException.class,
              () -> ReferenceSet.of(AGENCIES, COUNTIES, OFFENCES, schemes, head + bad),
              bad);
      assertTrue(refused.getMessage().startsWith("adult-ages.csv line "), refused::getMessage);
      assertFalse(refused.getMessage().contains("fields where"), refused::getMessage);
    }
  }

  @Test
  void schemesOfOnesOwnHaveDaysAndNoneChangesTheVersionOfBefore() throws Exception {
    String before = ReferenceSet.of(AGENCIES, COUNTIES, OFFENCES).version();
    String head = "scheme,ncic_code,level,valid_from,valid_to,source\n";
    assertEquals(before, ReferenceSet.of(AGENCIES, COUNTIES, OFFENCES, head).version());
    String rows =
        "mine,1201,L1,2011-01-01,2012-01-01,\nmine,1201,NONE,2012-01-01,,\nmine,*,L3,,,\n";
    String turned =
        "mine,*,L3,,,x\nmine,1201,NONE,2012-01-01,,\nmine,1201,L1,2011-01-01,2012-01-01,\n";
    ReferenceSet set = ReferenceSet.of(AGENCIES, COUNTIES, OFFENCES, head + rows);
    assertEquals(3, set.schemes().size());
    assertNotEquals(before, set.version());
    assertEquals(
        set.version(), ReferenceSet.of(AGENCIES, COUNTIES, OFFENCES, head + turned).version());
    for (String bad :
        List.of(
            "mine,1201,L1,,,\nmine,1201,L2,2012-01-01,,\n",
            "mine,1201,L1,2012-01-01,2012-01-01,\n",
            "mine,1201,L4,,,\n",
            "mine,120,L1,,,\n",
            "Mine,1201,L1,,,\n",
            "sc-2008,1201,L1,,,\n",
            "mine,1201,,,,\n")) {
      ReferenceDataException refused =
          assertThrows(
              ReferenceDataException.class,
              () -> ReferenceSet.of(AGENCIES, COUNTIES, OFFENCES, head + bad),
              bad);
      assertTrue(refused.getMessage().startsWith("offence-schemes.csv line "), refused::getMessage);
    }
  }

  @Test
  void placesAnAgencyAndItsCountysFieldOffice() throws ReferenceDataException {
    ReferenceSet set = ReferenceSet.of(AGENCIES, COUNTIES, OFFENCES);
    assertEquals("Boston, Police of", set.agency("MA0130100").orElseThrow().name());
    assertEquals(Optional.of("BOS"), set.fieldOffice("25025"));
    assertEquals(Optional.empty(), set.agency("XX0000000"));
  }

  @Test
  void theVersionFollowsFromTheContentAndNotFromTheOrder() throws ReferenceDataException {
    ReferenceSet set = ReferenceSet.of(AGENCIES, COUNTIES, OFFENCES);
    String turned = "county_fips,ero_aor\n17031,CHI\n25025,BOS\n";
    assertEquals(set.version(), ReferenceSet.of(AGENCIES, turned, OFFENCES).version());
    String other = OFFENCES.replace("L1", "L2");
    assertNotEquals(set.version(), ReferenceSet.of(AGENCIES, COUNTIES, other).version());
  }

  @Test
  void anAgencyMayMoveOnADay() throws ReferenceDataException {
    String moved =
        """
        ori9,agency,county_fips,state,valid_from,valid_to
        MA0130100,Boston,25025,MA,,2011-01-01
        MA0130100,Boston,25027,MA,2011-01-01,
        """;
    ReferenceSet set = ReferenceSet.of(moved, COUNTIES, OFFENCES);
    assertEquals("25025", county(set, LocalDate.of(2010, 12, 31)));
    assertEquals("25027", county(set, LocalDate.of(2011, 1, 1)));
  }

  @Test
  void aBadRowIsNamedByFileAndLine() {
    String bad = AGENCIES + "MA1,Nowhere,25025,MA\n";
    var error =
        assertThrows(ReferenceDataException.class, () -> ReferenceSet.of(bad, COUNTIES, OFFENCES));
    assertTrue(error.getMessage().contains("agencies.csv line 4"), error.getMessage());
    String twice = AGENCIES + "ILCPD0000,Chicago,17031,IL\n";
    assertThrows(ReferenceDataException.class, () -> ReferenceSet.of(twice, COUNTIES, OFFENCES));
  }

  /** It would be known, and on no day. */
  @ParameterizedTest
  @CsvSource({"2012-01-01, 2011-01-01", "2011-01-01, 2011-01-01"})
  void anAgencyThatHoldsOnNoDayIsRefused(String from, String to) {
    String never =
        "ori9,agency,county_fips,state,valid_from,valid_to\nMA0130100,Boston,25025,MA,%s,%s\n"
            .formatted(from, to);
    refused(never, COUNTIES, OFFENCES, "agencies.csv line 2: valid_to must be after valid_from");
  }

  @ParameterizedTest
  @CsvSource({
    "2011-01-01, 2010-12-31, overlaps",
    "'', 2011-01-01, open end",
    "2011-01-01, '', open begin"
  })
  void twoRowsOfOneTimeAreRefused(String to, String from, String why) {
    String rows =
        """
        ori9,agency,county_fips,state,valid_from,valid_to
        MA0130100,Boston,25025,MA,2000-01-01,%s
        MA0130100,Boston,25027,MA,%s,
        """
            .formatted(to, from);
    refused(rows, COUNTIES, OFFENCES, "agencies.csv line 3: this ORI stands above");
  }

  @Test
  void inAGapBetweenTwoRowsThereIsNoAgencyThoughItIsKnown() throws ReferenceDataException {
    ReferenceSet set =
        ReferenceSet.of(
            """
            ori9,agency,county_fips,state,valid_from,valid_to
            MA0130100,Boston,25025,MA,,2010-01-01
            MA0130100,Boston,25027,MA,2011-01-01,
            """,
            COUNTIES,
            OFFENCES);
    assertEquals(Optional.empty(), set.agency("MA0130100", LocalDate.of(2010, 1, 1)));
    assertEquals(Optional.empty(), set.agency("MA0130100", LocalDate.of(2010, 12, 31)));
    assertEquals("25027", set.agency("MA0130100").orElseThrow().countyFips());
  }

  @Test
  void aMarkThatASpreadsheetWritesIsNoPartOfTheFirstColumn() throws ReferenceDataException {
    ReferenceSet set = ReferenceSet.of("\ufeff" + AGENCIES, "\ufeff" + COUNTIES, OFFENCES);
    assertEquals(ReferenceSet.of(AGENCIES, COUNTIES, OFFENCES).version(), set.version());
  }

  @Test
  void whatIsWrongIsSaidWithFileAndLine() {
    refused("", COUNTIES, OFFENCES, "agencies.csv: this is no CSV file");
    refused("a,b\n1,2\n", COUNTIES, OFFENCES, "agencies.csv line 1: there is no column ori9");
    refused(AGENCIES, COUNTIES + "17031,NYC\n", OFFENCES, "line 4: this county stands above");
    refused(AGENCIES, COUNTIES + "17,NYC\n", OFFENCES, "county-field-office.csv line 4: column");
    refused(AGENCIES, COUNTIES, OFFENCES + "1201,Again,L2\n", "line 3: this code stands above");
    refused(AGENCIES, COUNTIES, OFFENCES + "1202,Bad,L4\n", "offence-levels.csv line 3: column");
    refused(AGENCIES, COUNTIES, OFFENCES + "1202,,\n", "offence-levels.csv line 3: column");
    String noDay = "ori9,agency,county_fips,state,valid_from\nMA0130100,B,25025,MA,2011-02-30\n";
    refused(noDay, COUNTIES, OFFENCES, "line 2: column valid_from is no date");
  }

  @Test
  void theShippedNamesAndThePublicOnesAreFound() throws Exception {
    assertThrows(ReferenceDataException.class, () -> ReferenceSet.load(folder));
    Files.writeString(folder.resolve("agencies-sample.csv"), AGENCIES);
    Files.writeString(folder.resolve("county-field-office.csv"), COUNTIES);
    Files.writeString(folder.resolve("ncic-offense-levels-reconstructed.csv"), OFFENCES);
    String version = ReferenceSet.of(AGENCIES, COUNTIES, OFFENCES).version();
    assertEquals(version, ReferenceSet.load(folder).version());
    Files.writeString(folder.resolve("agencies.csv"), AGENCIES.replace("Chicago", "Other"));
    assertNotEquals(version, ReferenceSet.load(folder).version(), "its own name is first");
    Files.write(folder.resolve("agencies.csv"), new byte[] {(byte) 0xff, (byte) 0xfe});
    assertThrows(ReferenceDataException.class, () -> ReferenceSet.load(folder));
  }

  private static void refused(String agencies, String counties, String offences, String told) {
    var error =
        assertThrows(
            ReferenceDataException.class, () -> ReferenceSet.of(agencies, counties, offences));
    assertTrue(error.getMessage().contains(told), error.getMessage());
  }

  @Test
  void everyAgencyOfTheSampleHasAFieldOffice() {
    ReferenceSet sample = ReferenceSet.sample();
    assertTrue(sample.agencies().size() >= 10);
    sample
        .agencies()
        .forEach(a -> assertTrue(sample.fieldOffice(a.countyFips()).isPresent(), a.ori()));
  }

  /** What nobody decided on lowers no age. */
  @Test
  void theSampleHasNoAdultAges() throws ReferenceDataException {
    ReferenceSet sample = ReferenceSet.sample();
    List<LocalDate> day = List.of(LocalDate.of(2011, 6, 5));
    for (Agency agency : sample.agencies()) {
      assertEquals(18, sample.adultAge(List.of(agency.state()), day), agency.state());
    }
    assertEquals(sample.version(), sample.withAdultAges("state,adult_age\n").version());
    ReferenceSet texas = sample.withAdultAges("state,adult_age\nTX,17\n");
    assertEquals(17, texas.adultAge(List.of("TX"), day));
    assertEquals(18, texas.adultAge(List.of("MA"), day));
    assertNotEquals(sample.version(), texas.version());
  }

  private static String county(ReferenceSet set, LocalDate day) {
    return set.agency("MA0130100", day).orElseThrow().countyFips();
  }
}
