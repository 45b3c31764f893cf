package org.tenprint.localstack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tenprint.messaging.TopicProvisioner;
import org.tenprint.reference.ReferenceDataException;
import org.tenprint.reference.ReferenceSet;

class TopicsTest {

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
        Topics.parties(reference));
  }
}
