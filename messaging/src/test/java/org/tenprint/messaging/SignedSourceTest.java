package org.tenprint.messaging;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.tenprint.messaging.TestSigners.signed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenprint.events.common.Origin;

/** Where several may write a topic, who signed is who wrote. */
class SignedSourceTest {
  private static final String ENROLMENTS = "biometric.enrolments.v1";

  @TempDir private Path folder;
  private TestSigners signers;

  @BeforeEach
  void keys() {
    signers = new TestSigners(folder);
  }

  /** Readers take an enrolment of the service for an answer, and an operator's for a statement. */
  @ParameterizedTest
  @CsvSource({
    "service, biometric-service, biometric.enrolments.v1, /biometric-service, true",
    "service, biometric-service, biometric.enrolments.v1, /another, true",
    "operator, night, biometric.enrolments.v1, /tenprint-load, true",
    "operator, night, biometric.enrolments.v1, /operator:night, true",
    "operator, night, biometric.enrolments.v1, /biometric-service, false",
    "operator, night, biometric.enrolments.v1, /booking-service, false",
    "operator, biometric-service, biometric.enrolments.v1, /biometric-service, false",
    "auditor, ann, audit.accesses.v1, /audit, true",
    "auditor, ann, audit.accesses.v1, /booking-service, false",
    "service, booking-service, audit.accesses.v1, /booking-service, true",
    "service, booking-service, audit.accesses.v1, /notification-service, false",
    "service, notification-service, notification.instruments.v1, /booking-service, true",
  })
  void whereSeveralWriteNobodySaysThatHeIsAnother(
      String kind, String name, String topic, String source, boolean counts) throws IOException {
    EventSignature.Signed record = signed(signers.of(kind, name), topic, source);
    if (counts) {
      assertDoesNotThrow(() -> check(record, 7));
    } else {
      forged(record, 7);
    }
  }

  /** The last header is the one that is read. */
  @Test
  void aSourceThatIsSaidTwiceIsTheLast() throws IOException {
    TestSigners.Signer operator = signers.of("operator", "night");
    forged(signed(operator, ENROLMENTS, "/tenprint-load", "/biometric-service"), 7);
    assertDoesNotThrow(
        () -> check(signed(operator, ENROLMENTS, "/biometric-service", "/tenprint-load"), 7));
  }

  @Test
  void whatIsOlderThanSigningIsWhoseItsSourceSays() throws IOException {
    Files.writeString(folder.resolve("since"), ENROLMENTS + "/0=7\n");
    TestSigners.Signer operator = signers.of("operator", "night");
    assertDoesNotThrow(() -> check(signed(operator, ENROLMENTS, "/biometric-service"), 6));
    forged(signed(operator, ENROLMENTS, "/biometric-service"), 7);
  }

  private void check(EventSignature.Signed record, long offset) throws PoisonEvent {
    signers.check().check(new Origin(record.topic(), 0, offset), record);
  }

  private void forged(EventSignature.Signed record, long offset) {
    PoisonEvent poison = assertThrows(PoisonEvent.class, () -> check(record, offset));
    assertEquals(PoisonReason.FORGED, poison.reason());
  }
}
