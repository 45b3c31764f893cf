package org.tenprint.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.tenprint.policy.offence.OffenceTable;
import org.tenprint.reference.ReferenceDataException;
import org.tenprint.reference.ReferenceSet;

class StatedLevelsTest {
  private static final String AGENCIES =
      "ori9,agency,county_fips,state\nMA0130100,Boston,25025,MA\n";
  private static final String COUNTIES = "county_fips,ero_aor\n25025,BOS\n";
  private static final String OFFENCES = "ncic_code,description,level\n1201,Robbery,%s\n";

  private static ReferenceSet with(String level) throws ReferenceDataException {
    return ReferenceSet.of(AGENCIES, COUNTIES, OFFENCES.formatted(level));
  }

  /** As an auditor has them, who takes decisions of several editions again. */
  @Test
  void eachSetOfReferenceDataHasItsOwnTableWhicheverWasAskedForBefore() throws Exception {
    ReferenceSet one = with("L1");
    ReferenceSet other = with("L3");
    assertNotEquals(one.version(), other.version());
    for (int round = 0; round < 3; round++) {
      assertEquals(one.version(), StatedLevels.offenceTable(one).version());
      assertEquals(other.version(), StatedLevels.offenceTable(other).version());
    }
  }

  @Test
  void theTableOfASetIsMadeOnce() throws Exception {
    ReferenceSet one = with("L2");
    OffenceTable table = StatedLevels.offenceTable(one);
    assertSame(table, StatedLevels.offenceTable(one));
  }
}
