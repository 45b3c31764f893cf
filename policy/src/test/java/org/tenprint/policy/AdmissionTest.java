package org.tenprint.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tenprint.policy.SampleInstruments.START;
import static org.tenprint.policy.SampleInstruments.permit;

import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AdmissionTest {
  private static final Scope STATE = new Scope(ScopeKind.STATE, "MA");

  @Test
  void anEndThatIsNotAfterTheStartIsRefused() {
    assertEquals(Optional.of(Admission.BAD_INTERVAL), refusal(permit("A").to(START)));
    assertEquals(Optional.empty(), refusal(permit("A").to(START.plusNanos(1))));
    assertEquals(
        Optional.of(Admission.BAD_INTERVAL),
        refusal(permit("A").to(START.withOffsetSameInstant(ZoneOffset.UTC))),
        "the same instant in another offset");
  }

  @ParameterizedTest
  @EnumSource(Issuer.class)
  void onlyACourtOrTheFederalLevelSpeaksOfTheSharing(Issuer issuer) {
    boolean may = issuer == Issuer.COURT || issuer == Issuer.FEDERAL;
    assertEquals(
        may ? Optional.empty() : Optional.of(Admission.SHARE_NOT_LOCAL),
        refusal(permit("A").by(issuer).on(Edge.SHARE, STATE)));
    assertEquals(Optional.empty(), refusal(permit("A").by(issuer).on(Edge.REQUEST, STATE)));
  }

  @ParameterizedTest
  @CsvSource({"NATION,MX", "STATE,Mass", "COUNTY,2502", "ORI,MA013010", "ORI,ma0130100"})
  void aScopeOfNoKnownFormIsRefused(ScopeKind kind, String value) {
    assertEquals(
        Optional.of(Admission.UNKNOWN_SCOPE),
        refusal(permit("A").on(Edge.RETURN, new Scope(kind, value))));
  }

  private static Optional<Admission> refusal(SampleInstruments sample) {
    return Admission.refusal(sample.instrument());
  }
}
