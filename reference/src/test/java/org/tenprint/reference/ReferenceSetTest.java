package org.tenprint.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReferenceSetTest {
  private static final String AGENCIES =
      """
      ori9,agency,county_fips,state
      MA0130100,"Boston, Police of",25025,MA
      ILCPD0000,Chicago,17031,IL
      """;
  private static final String COUNTIES = "county_fips,ero_aor\n25025,BOS\n17031,CHI\n";
  private static final String OFFENCES = "ncic_code,description,level\n1201,Robbery,L1\n";

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

  @Test
  void everyAgencyOfTheSampleHasAFieldOffice() {
    ReferenceSet sample = ReferenceSet.sample();
    assertTrue(sample.agencies().size() >= 10);
    sample
        .agencies()
        .forEach(a -> assertTrue(sample.fieldOffice(a.countyFips()).isPresent(), a.ori()));
  }

  private static String county(ReferenceSet set, LocalDate day) {
    return set.agency("MA0130100", day).orElseThrow().countyFips();
  }
}
