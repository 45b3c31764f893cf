package org.tenprint.benchmarks.policy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.notification.Disposition;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.PoisonEvent;

/**
 * Each round proposes a refusal that supersedes the one of the round before, has two people approve
 * it, and reads the dispositions of bookings that come all the time.
 */
final class ApprovalRounds implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Pattern REPORT = Pattern.compile("\"report\" ?: ?\"([0-9a-f]{16})\"");
  private static final EventCodec<Disposition> CODEC = EventCodec.of(Disposition.class);

  private final HttpClient http;
  private final BinaryOperator<String> tokens;
  private final URI instruments;
  private final String ori;
  private final String name;
  private final KafkaConsumer<byte[], byte[]> dispositions;
  private int number;

  /**
   * People at a door.
   *
   * @param notification notification-service's address
   * @param http a client that believes it
   * @param tokens of somebody in a role: who, and which
   */
  record Door(URI notification, HttpClient http, BinaryOperator<String> tokens) {}

  /**
   * @param client settings of a client that may read dispositions
   * @param door at which instruments are written
   * @param ori the agency that refuses
   * @param name begins each instrument's id
   */
  ApprovalRounds(Map<String, Object> client, Door door, String ori, String name) {
    this.http = door.http();
    this.tokens = door.tokens();
    this.instruments = URI.create(door.notification() + "/instruments");
    this.ori = ori;
    this.name = name;
    Map<String, Object> reading = new HashMap<>(client);
    reading.put("isolation.level", "read_committed");
    this.dispositions =
        new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        dispositions.partitionsFor(TopicCatalogue.DISPOSITIONS.name()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    dispositions.assign(partitions);
    dispositions.seekToEnd(partitions);
    partitions.forEach(dispositions::position);
  }

  /** The next round: milliseconds from acknowledgement to the first disposition that is read. */
  double next() throws IOException, InterruptedException {
    String id = name + "-" + number;
    String supersedes = number == 0 ? "" : "\"supersedes\": \"" + name + "-" + (number - 1) + "\",";
    number++;
    String answer =
        post(
            "",
            tokens.apply("drafter", "author"),
            """
            {"id": "%s", "issuer": "agency", "scope": {"ori": "%s"}, "edge": "return", %s
             "recipients": ["agency"], "effect": "withhold", "reason": "RECIPIENT_REFUSED",
             "effective": {"from": "%s"}}
            """
                .formatted(id, ori, supersedes, Instant.now()));
    Matcher report = REPORT.matcher(answer);
    if (!report.find()) {
      throw new IOException("no report in " + answer);
    }
    String saw = "{\"report\": \"" + report.group(1) + "\"}";
    post("/" + id + "/approvals", tokens.apply("approver-one", "approver"), saw);
    post("/" + id + "/approvals", tokens.apply("approver-two", "approver"), saw);
    return awaitFirstThatNames(id, System.nanoTime());
  }

  private String post(String path, String token, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(instruments + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw new IOException(path + ": " + response.statusCode() + " " + response.body());
    }
    return response.body();
  }

  private double awaitFirstThatNames(String id, long acknowledged) throws IOException {
    while (System.nanoTime() - acknowledged < LONGEST.toNanos()) {
      for (ConsumerRecord<byte[], byte[]> record : dispositions.poll(Duration.ofMillis(5))) {
        if (instruments(record).contains(id)) {
          return (System.nanoTime() - acknowledged) / 1e6;
        }
      }
    }
    throw new IOException("no disposition named " + id + " within " + LONGEST);
  }

  private static List<String> instruments(ConsumerRecord<byte[], byte[]> record)
      throws IOException {
    try {
      return CODEC.decode(record.value()).getInstruments();
    } catch (PoisonEvent e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    dispositions.close();
  }
}
