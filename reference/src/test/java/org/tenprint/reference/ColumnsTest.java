package org.tenprint.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a slip in a header or a row would have made of a table without anyone being told. */
class ColumnsTest {
  private static final String AGENCIES = "ori9,agency,county_fips,state";
  private static final String COUNTIES = "county_fips,ero_aor";
  private static final String OFFENCES = "ncic_code,description,level";
  private static final String SCHEMES = "scheme,ncic_code,level";
  private static final String AGES = "state,adult_age,valid_from,valid_to";

  /** Each would make 17 the adult age for ever, where it was so to a day. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "state,adult_age|MA,17,,2013-09-18|line 2: 4 fields where the header line has 2",
        "state,adult_age,valid_to|MA,17,,2013-09-18|line 2: 4 fields where the header line has 3",
        "state,adult_age,valid_from,valid_to|MA,17|line 2: 2 fields where the header line has 4",
        "state,adult_age,valid_from,valid_to|MA,17,|line 2: 3 fields where the header line has 4",
        "state,adult_age,valid_until|MA,17,2013-09-18|line 1: column 3, valid_until, is not known",
        "state,adult_age,Valid_To|MA,17,2013-09-18|line 1: column 3, Valid_To, is not known",
        "state,adult_age,|MA,17,2013-09-18|line 1: column 3 is not known",
        "state,adult_age,valid_to,valid_to|MA,17,2013-09-18,|line 1: there is a second column",
        "state,valid_to|MA,2013-09-18|line 1: there is no column adult_age: this table needs",
      })
  void aSlipMakesNoAgeHoldForEver(String header, String row, String told) {
    refused("adult-ages.csv " + told, AGENCIES, COUNTIES, OFFENCES, SCHEMES, header + "\n" + row);
  }

  @Test
  void whatIsMeantIsRead() throws ReferenceDataException {
    ReferenceSet set =
        ReferenceSet.of(
            AGENCIES, COUNTIES, OFFENCES, SCHEMES, "valid_to,state,adult_age\n2013-09-18,MA,17\n");
    assertEquals(17, set.adultAge(List.of("MA"), List.of(LocalDate.of(2013, 9, 17))));
    assertEquals(18, set.adultAge(List.of("MA"), List.of(LocalDate.of(2013, 9, 18))));
  }

  @Test
  void aRowOfMoreOrFewerFieldsIsRefusedInEveryTable() {
    String fields = " fields where the header line has ";
    for (String row : List.of("MA0130100,Boston,25025,MA,2010-01-01", "MA0130100,Boston,25025")) {
      refused("agencies.csv line 2: ", AGENCIES + "\n" + row, COUNTIES, OFFENCES, SCHEMES, AGES);
    }
    refused(
        "county-field-office.csv line 3: 1" + fields + 2,
        AGENCIES,
        COUNTIES + "\n25025,BOS\n25017",
        OFFENCES,
        SCHEMES,
        AGES);
    refused(
        "offence-levels.csv line 2: 4" + fields + 3,
        AGENCIES,
        COUNTIES,
        OFFENCES + "\n1201,Robbery, armed,L1",
        SCHEMES,
        AGES);
    refused(
        "offence-schemes.csv line 2: 5" + fields + 3,
        AGENCIES,
        COUNTIES,
        OFFENCES,
        SCHEMES + "\nmine,1201,L1,,2012-01-01",
        AGES);
  }

  @Test
  void aColumnThatNobodyReadsIsRefusedInEveryTableWithoutARowToo() {
    String is = ", valid_until, is not known";
    String odd = ",valid_until";
    refused(
        "agencies.csv line 1: column 5" + is, AGENCIES + odd, COUNTIES, OFFENCES, SCHEMES, AGES);
    refused(
        "county-field-office.csv line 1: column 3" + is,
        AGENCIES,
        COUNTIES + odd,
        OFFENCES,
        SCHEMES,
        AGES);
    refused(
        "offence-levels.csv line 1: column 2" + is,
        AGENCIES,
        COUNTIES,
        "ncic_code,valid_until,level",
        SCHEMES,
        AGES);
    refused(
        "offence-levels.csv line 1: the last column must be the level",
        AGENCIES,
        COUNTIES,
        "ncic_code,description",
        SCHEMES,
        AGES);
    refused(
        "offence-schemes.csv line 1: column 4" + is,
        AGENCIES,
        COUNTIES,
        OFFENCES,
        SCHEMES + odd,
        AGES);
  }

  /** The public files have columns of which nothing is read. */
  @Test
  void theColumnsOfThePublicFilesAreKnown() throws ReferenceDataException {
    ReferenceSet set =
        ReferenceSet.of(
            "ori9,agency,county_fips,state,ero_aor\nMA0130100,Boston,25025,MA,BOS\n",
            "county_fips,state_fips,county,state,ero_aor\n25025,25,Suffolk,MA,BOS\n",
            "ncic_code,description,icots_type(V/D/S),ncic_group,sc_level_2008_reconstructed\n"
                + "1201,Robbery,V,12,L1\n");
    assertEquals(1, set.offences().size());
    assertEquals("BOS", set.fieldOffice("25025").orElseThrow());
  }

  /** A first row that stands where the header line should, or a file that is none, is not told. */
  @Test
  void whatIsNoColumnsNameIsNotRepeated() {
    String long1 = "x".repeat(41);
    for (String odd : List.of(long1, "a\tb", "J. Doe; 1970\u0007")) {
      refused(
          "adult-ages.csv line 1: column 3 is not known",
          AGENCIES,
          COUNTIES,
          OFFENCES,
          SCHEMES,
          "state,adult_age," + odd);
    }
  }

  private static void refused(
      String told, String agencies, String counties, String offences, String schemes, String ages) {
    ReferenceDataException error =
        assertThrows(
            ReferenceDataException.class,
            () -> ReferenceSet.of(agencies, counties, offences, schemes, ages));
    assertEquals(told, error.getMessage().substring(0, told.length()), error.getMessage());
  }
}
