package org.tenprint.messaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.messaging.TestSigners.bytes;
import static org.tenprint.messaging.TestSigners.signed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.events.common.Origin;

/** What a service's producer signs, and how. */
class EventSignerTest {
  private static final String INSTRUMENTS = "notification.instruments.v1";

  @TempDir private Path folder;
  private TestSigners signers;
  private TestSigners.Signer notification;

  @BeforeEach
  void keys() throws IOException {
    signers = new TestSigners(folder);
    notification = signers.of("notification-service");
  }

  @Test
  void theSignatureIsOneByTheJdksReadingToo() throws GeneralSecurityException {
    EventSignature.Signed record = signed(notification, INSTRUMENTS);
    EventSignature signature = EventSignature.in(record.headers()).orElseThrow();
    Signature jdk = Signature.getInstance("Ed25519");
    jdk.initVerify(notification.pair().getPublic());
    jdk.update(record.digest());
    assertTrue(jdk.verify(signature.bytes()));
  }

  @Test
  void theSameRecordHasTheSameSignature() {
    assertArrayEquals(
        signed(notification, INSTRUMENTS).headers().lastHeader(EventSignature.HEADER).value(),
        signed(notification, INSTRUMENTS).headers().lastHeader(EventSignature.HEADER).value());
  }

  @Test
  void aProducerWithoutItsKeyIsNotMade() {
    EventSigner signer = new EventSigner();
    String gone = folder.resolve("gone.pem").toString();
    assertThrows(UncheckedIOException.class, () -> signer.configure(Map.of(EventSigner.KEY, gone)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "notification-service-cases-changelog",
        "notification.reviews.v1.dlq.notification-service",
        "booking.submissions.MA0130100.v1",
        "immigration.submissions.registry.v1"
      })
  void whatIsNoServicesTopicIsNotSigned(String topic) {
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, bytes("k"), bytes("v"));
    assertNull(
        notification.interceptor().onSend(record).headers().lastHeader(EventSignature.HEADER));
  }

  @Test
  void aSignatureThatWasThereBeforeIsReplacedAndATimeIsSet() {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(INSTRUMENTS, bytes("k"), bytes("v"));
    record.headers().add(EventSignature.HEADER, bytes("planted"));
    ProducerRecord<byte[], byte[]> sent = notification.interceptor().onSend(record);
    assertNotEquals(null, sent.timestamp());
    assertEquals(1, count(sent.headers()));
    assertDoesNotThrow(
        () ->
            signers
                .check()
                .check(
                    new Origin(INSTRUMENTS, 0, 7L),
                    new EventSignature.Signed(
                        sent.topic(), sent.timestamp(), sent.key(), sent.value(), sent.headers())));
  }

  private static int count(Headers headers) {
    int count = 0;
    for (Header ignored : headers.headers(EventSignature.HEADER)) {
      count++;
    }
    return count;
  }
}
