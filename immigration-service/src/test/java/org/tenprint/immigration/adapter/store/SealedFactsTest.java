package org.tenprint.immigration.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tenprint.immigration.domain.LogAddress;
import org.tenprint.immigration.domain.StatedConviction;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.offence.OffenceClass;
import org.tenprint.vault.MemoryVault;

class SealedFactsTest {
  private static final LogAddress AT = new LogAddress(3, 41);
  private static final LocalDate DAY = LocalDate.of(2006, 2, 28);

  private final SealedFacts sealing = new SealedFacts(new MemoryVault());

  private byte[] sealed(StatedConviction... convictions) {
    return sealing.sealed(
        "S", AT, new SealedFacts.Facts("R", Status.PENDING, List.of(convictions)));
  }

  private static StatedConviction conviction(Optional<LocalDate> released) {
    return new StatedConviction("1399", DAY, OffenceClass.FELONY, Optional.of("P24M"), released);
  }

  @Test
  void releasesComeBackBesideNone() {
    StatedConviction one = conviction(Optional.of(DAY.minusDays(1)));
    StatedConviction other = conviction(Optional.empty());
    for (List<StatedConviction> all :
        List.of(
            List.<StatedConviction>of(),
            List.of(one),
            List.of(other),
            List.of(one, other),
            List.of(other, one))) {
      byte[] row = sealed(all.toArray(StatedConviction[]::new));
      assertEquals(all, sealing.opened("S", AT, row).convictions());
    }
  }

  /** A service of before opens what states no release: its form is as it was. */
  @Test
  void whereNoReleaseIsStatedTheRowIsAsLongAsBefore() {
    int before = sealed(conviction(Optional.empty())).length;
    int now = sealed(conviction(Optional.of(DAY))).length;
    assertEquals("2006-02-28".length() + 2, now - before);
    assertTrue(before > 0);
  }
}
