package org.tenprint.messaging;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;

/**
 * Signs each event that a producer writes to a topic of the catalogue which a service writes;
 * nothing else: not dead letters, which carry the bytes as they came, nor change logs, which the
 * service alone reads.
 *
 * <p>Set as {@code interceptor.classes} of every producer, with {@link #KEY}. A producer whose key
 * cannot be read is not made.
 */
public final class EventSigner implements ProducerInterceptor<byte[], byte[]> {
  /** The setting that names the file with the service's key. */
  public static final String KEY = "tenprint.signing.key";

  private SigningKey key;

  /**
   * Settings of a producer that signs, where there is a key to sign with.
   *
   * @param settings of the producer
   */
  public static Map<String, Object> into(Map<String, Object> settings) {
    Map<String, Object> signing = new HashMap<>(settings);
    if (settings.containsKey(KEY)) {
      signing.put("interceptor.classes", EventSigner.class.getName());
    }
    return signing;
  }

  @Override
  public void configure(Map<String, ?> settings) {
    Object file = settings.get(KEY);
    key = file == null || file.toString().isBlank() ? null : SigningKey.read(Path.of("" + file));
  }

  @Override
  public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> record) {
    if (key == null || !Writers.of(record.topic()).sign()) {
      return record;
    }
    // what the producer would say itself, but then it would not be signed
    long time =
        record.timestamp() == null ? Clock.systemUTC().millis() : record.timestamp().longValue();
    Headers headers = record.headers();
    headers.remove(EventSignature.HEADER);
    EventSignature signature =
        key.sign(
            new EventSignature.Signed(record.topic(), time, record.key(), record.value(), headers));
    headers.add(EventSignature.HEADER, signature.header());
    return new ProducerRecord<>(
        record.topic(), record.partition(), time, record.key(), record.value(), headers);
  }

  @Override
  public void onAcknowledgement(RecordMetadata metadata, Exception failure) {
    // nothing hangs on it
  }

  @Override
  public void close() {
    // it holds nothing open
  }
}
