package org.tenprint.system;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.tenprint.events.Party;
import org.tenprint.events.TopicSpec;
import org.tenprint.messaging.EventSigner;

/** Signs events as the service does whose topic it is: what a stack would take from nobody else. */
final class TopicWriters {
  private final Path credentials;

  /**
   * @param credentials of the stack
   */
  TopicWriters(Path credentials) {
    this.credentials = credentials;
  }

  /**
   * A record of a topic that a service writes.
   *
   * @param topic no family
   */
  ProducerRecord<byte[], byte[]> signed(TopicSpec topic, byte[] key, byte[] value) {
    String service =
        topic.writers().stream().filter(Party::service).findFirst().orElseThrow().text();
    Path secret = credentials.resolve("service").resolve(service).resolve("signing.pem");
    EventSigner signer = new EventSigner();
    signer.configure(Map.of(EventSigner.KEY, secret.toString()));
    long now = Instant.now().toEpochMilli();
    return signer.onSend(new ProducerRecord<>(topic.name(), null, now, key, value));
  }
}
