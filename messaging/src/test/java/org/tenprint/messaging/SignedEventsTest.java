package org.tenprint.messaging;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.tenprint.messaging.TestSigners.bytes;
import static org.tenprint.messaging.TestSigners.signed;
import static org.tenprint.messaging.TestSigners.unsigned;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.events.Principal;
import org.tenprint.events.common.Origin;

/** What was signed by the writer of its topic counts; nothing else does. */
class SignedEventsTest {
  private static final String INSTRUMENTS = "notification.instruments.v1";
  private static final String ACCESSES = "audit.accesses.v1";
  private static final String ENROLMENTS = "biometric.enrolments.v1";

  @TempDir private Path folder;
  private TestSigners signers;
  private TestSigners.Signer notification;
  private TestSigners.Signer biometric;

  @BeforeEach
  void keys() throws IOException {
    signers = new TestSigners(folder);
    notification = signers.of("notification-service");
    biometric = signers.of("biometric-service");
  }

  @Test
  void whatItsWriterSignedCounts() {
    assertDoesNotThrow(() -> check(signed(notification, INSTRUMENTS), 7));
  }

  static Stream<Arguments> alterations() {
    return Stream.of(
        altered(
            "topic", r -> with(r, "notification.reviews.v1", r.timestamp(), r.key(), r.value())),
        altered("time", r -> with(r, r.topic(), r.timestamp() + 1, r.key(), r.value())),
        altered("key", r -> with(r, r.topic(), r.timestamp(), bytes("other"), r.value())),
        altered("no key", r -> with(r, r.topic(), r.timestamp(), null, r.value())),
        altered("value", r -> with(r, r.topic(), r.timestamp(), r.key(), bytes("withhold"))),
        altered("no value", r -> with(r, r.topic(), r.timestamp(), r.key(), null)),
        altered("a byte moved from key to value", SignedEventsTest::moved),
        altered(
            "a header's value",
            r -> headers(r, h -> h.remove("ce_time").add("ce_time", bytes("2")))),
        altered("a header more", r -> headers(r, h -> h.add("ce_more", bytes("x")))),
        altered("a header twice", r -> headers(r, h -> h.add("ce_id", bytes("id-1")))),
        altered("a header less", r -> headers(r, h -> h.remove("ce_id"))),
        altered("no signature", r -> headers(r, h -> h.remove(EventSignature.HEADER))),
        altered("an empty signature", r -> signature(r, new byte[0])),
        altered("a signature without bytes", r -> signature(r, null)),
        altered("zeros for a signature", r -> signature(r, zeros(r))),
        altered("another version", r -> signature(r, flipped(r, 0))),
        altered("another key", r -> signature(r, flipped(r, 3))),
        altered("a bit of the signature", r -> signature(r, flipped(r, 40))),
        altered("the signature twice", r -> headers(r, h -> h.add(EventSignature.HEADER, own(r)))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("alterations")
  void whatWasAlteredDoesNot(String what, UnaryOperator<EventSignature.Signed> alteration) {
    EventSignature.Signed record = signed(notification, INSTRUMENTS);
    forged(alteration.apply(record), 7);
  }

  @Test
  void theOrderOfHeadersSaysNothing() {
    EventSignature.Signed record = signed(notification, INSTRUMENTS);
    RecordHeaders turned = new RecordHeaders();
    Header[] all = record.headers().toArray();
    for (int i = all.length - 1; i >= 0; i--) {
      turned.add(all[i]);
    }
    assertDoesNotThrow(
        () ->
            check(
                new EventSignature.Signed(
                    record.topic(), record.timestamp(), record.key(), record.value(), turned),
                7));
  }

  @Test
  void aServiceMayNotSignForAnother() {
    forged(signed(biometric, INSTRUMENTS), 7);
    forged(signed(notification, ENROLMENTS), 7);
    assertDoesNotThrow(() -> check(signed(biometric, ENROLMENTS), 7));
  }

  @Test
  void aTopicOfAFamilyIsItsWriters() {
    assertDoesNotThrow(() -> check(signed(notification, "field-office.BOS.matches.v1"), 7));
    forged(signed(biometric, "field-office.BOS.matches.v1"), 7);
    forged(unsigned("field-office.BOS.matches.v1", bytes("v")), 7);
  }

  @Test
  void aPartysOwnTopicIsHeldByTheBrokers() {
    assertDoesNotThrow(() -> check(unsigned("booking.submissions.MA0130100.v1", bytes("v")), 7));
    assertDoesNotThrow(() -> check(unsigned("immigration.submissions.registry.v1", null), 7));
    forged(unsigned("immigration.records.v1", bytes("v")), 7);
    forged(unsigned("immigration.records.v1", null), 7);
  }

  @Test
  void anOperatorSignsToo() throws IOException {
    TestSigners.Signer operator = signers.of("operator", "night");
    assertDoesNotThrow(() -> check(signed(operator, ENROLMENTS), 7));
    forged(signed(operator, INSTRUMENTS), 7);
    forged(signed(signers.of("agency", "MA0130100"), ENROLMENTS), 7);
  }

  @Test
  void anAuditorSignsWhatHeReadsAndNothingElse() throws Exception {
    TestSigners.Signer auditor = signers.of("auditor", "ann");
    EventSignature.Signed read = signed(auditor, ACCESSES);
    assertEquals(
        Optional.of(Principal.parse("auditor:ann")),
        signers.check().check(new Origin(ACCESSES, 0, 7L), read));
    TestSigners.Signer other = signers.of("biometric-auditor", "ben");
    assertEquals(
        Optional.of(Principal.parse("biometric-auditor:ben")),
        signers.check().check(new Origin(ACCESSES, 0, 7L), signed(other, ACCESSES)));
    assertDoesNotThrow(() -> check(signed(notification, ACCESSES), 7));
    forged(signed(biometric, ACCESSES), 7);
    forged(signed(signers.of("agency", "MA0130100"), ACCESSES), 7);
    forged(unsigned(ACCESSES, bytes("v")), 7);
    forged(signed(auditor, INSTRUMENTS), 7);
    forged(signed(auditor, ENROLMENTS), 7);
  }

  @Test
  void aKeyThatCameLaterIsFound() throws IOException {
    SignedEvents check = signers.check();
    EventSignature.Signed late = signed(signers.of("operator", "late"), ENROLMENTS);
    Files.setLastModifiedTime(folder, FileTime.fromMillis(1));
    assertDoesNotThrow(() -> check.check(new Origin(ENROLMENTS, 0, 7L), late));
  }

  @Test
  void anOperatorRemovesAPersonWithoutASignature() {
    assertDoesNotThrow(() -> check(unsigned(ENROLMENTS, null), 7));
    forged(unsigned(ENROLMENTS, bytes("v")), 7);
    forged(unsigned("booking.receipts.v1", null), 7);
  }

  @Test
  void whatIsOlderThanSigningCountsAndNothingAfterIt() throws IOException {
    Files.writeString(folder.resolve("since"), INSTRUMENTS + "/0=7\n");
    assertDoesNotThrow(() -> check(unsigned(INSTRUMENTS, bytes("v")), 6));
    forged(unsigned(INSTRUMENTS, bytes("v")), 7);
    forged(unsigned("notification.reviews.v1", bytes("v")), 0);
  }

  @Test
  void aWithdrawnKeyCountsUpToThere() throws IOException {
    Files.writeString(
        folder.resolve("service.notification-service.1.until"), INSTRUMENTS + "/0=7\n");
    assertDoesNotThrow(() -> check(signed(notification, INSTRUMENTS), 6));
    forged(signed(notification, INSTRUMENTS), 7);
    forged(signed(notification, "notification.reviews.v1"), 0);
  }

  @Test
  void withoutKeysNothingIsReadAndWithoutTheSettingNothingIsAsked() {
    String gone = folder.resolve("gone").toString();
    assertThrows(
        UncheckedIOException.class, () -> SignedEvents.of(Map.of(SignedEvents.SIGNERS, gone)));
    Origin origin = new Origin(INSTRUMENTS, 0, 7L);
    EventSignature.Signed record = unsigned(INSTRUMENTS, bytes("v"));
    assertDoesNotThrow(() -> SignedEvents.of(Map.of()).check(origin, record));
    assertDoesNotThrow(
        () -> SignedEvents.of(Map.of(SignedEvents.SIGNERS, "")).check(origin, record));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "no pem", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"})
  void aFileThatIsNoKeyIsToldAndNotSkipped(String text) throws IOException {
    Files.writeString(folder.resolve("service.booking-service.1.pem"), text);
    assertThrows(RuntimeException.class, signers::check);
  }

  private void check(EventSignature.Signed record, long offset) throws PoisonEvent {
    signers.check().check(new Origin(record.topic(), 0, offset), record);
  }

  private void forged(EventSignature.Signed record, long offset) {
    PoisonEvent poison = assertThrows(PoisonEvent.class, () -> check(record, offset));
    assertEquals(PoisonReason.FORGED, poison.reason());
  }

  private static Arguments altered(String what, UnaryOperator<EventSignature.Signed> by) {
    return Arguments.of(what, by);
  }

  private static EventSignature.Signed with(
      EventSignature.Signed of, String topic, long time, byte[] key, byte[] value) {
    return new EventSignature.Signed(topic, time, key, value, of.headers());
  }

  /** The same bytes, cut elsewhere. */
  private static EventSignature.Signed moved(EventSignature.Signed of) {
    byte[] longer = Arrays.copyOf(of.key(), of.key().length + 1);
    longer[of.key().length] = of.value()[0];
    return with(
        of,
        of.topic(),
        of.timestamp(),
        longer,
        Arrays.copyOfRange(of.value(), 1, of.value().length));
  }

  private static EventSignature.Signed headers(
      EventSignature.Signed of, UnaryOperator<Headers> change) {
    return new EventSignature.Signed(
        of.topic(),
        of.timestamp(),
        of.key(),
        of.value(),
        change.apply(new RecordHeaders(of.headers())));
  }

  private static EventSignature.Signed signature(EventSignature.Signed of, byte[] bytes) {
    return headers(of, h -> h.remove(EventSignature.HEADER).add(EventSignature.HEADER, bytes));
  }

  private static byte[] own(EventSignature.Signed of) {
    return of.headers().lastHeader(EventSignature.HEADER).value();
  }

  private static byte[] zeros(EventSignature.Signed of) {
    byte[] bytes = own(of).clone();
    Arrays.fill(bytes, 9, bytes.length, (byte) 0);
    return bytes;
  }

  private static byte[] flipped(EventSignature.Signed of, int at) {
    byte[] bytes = own(of).clone();
    bytes[at] ^= 1;
    return bytes;
  }
}
