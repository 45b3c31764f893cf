package org.tenprint.localstack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tenprint.messaging.TopicProvisioner;
import org.tenprint.reference.ReferenceDataException;
import org.tenprint.reference.ReferenceSet;

class ReferenceInUseTest {

  @Test
  void eachAgencyItsStateAndItsFieldOfficeHaveTopics() throws ReferenceDataException {
    ReferenceSet reference =
        ReferenceSet.of(
            """
            ori9,agency,county_fips,state
            MA0130100,Boston Police Department,25025,MA
            IL0450300,Carpentersville Police Department,17089,IL
            """,
            """
            county_fips,ero_aor
            25025,BOS
            48201,HOU
            """,
            """
            ncic_code,description,level
            2303,Shoplifting,L2
            """);
    assertEquals(
        new TopicProvisioner.Parties(
            Set.of("MA0130100", "IL0450300"), Set.of("MA", "IL"), Set.of("BOS")),
        ReferenceInUse.named(reference));
  }

  @Test
  void whoHoldsOnAnotherDayHasThemToo() throws ReferenceDataException {
    ReferenceSet reference =
        ReferenceSet.of(
            """
            ori9,agency,county_fips,state,valid_from,valid_to
            AZ0070000,Before,04013,AZ,,2026-12-31
            AZ0070000,After,49035,UT,2026-12-31,
            """,
            """
            county_fips,ero_aor
            04013,PHO
            49035,SLC
            """,
            """
            ncic_code,description,level
            2303,Shoplifting,L2
            """);
    assertEquals(
        new TopicProvisioner.Parties(Set.of("AZ0070000"), Set.of("AZ", "UT"), Set.of("PHO", "SLC")),
        ReferenceInUse.named(reference));
  }
}
