package org.tenprint.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes the archive of the classes that a broker loads while it starts, serves one transaction and
 * one reader, and stops. A JVM that is started with it, on the same class path, has them loaded and
 * verified: half of a start's processor time. One of other jars, or of another JDK, does without.
 */
public final class ClassArchive {
  private static final String TOPIC = "archived";
  private static final String READY = "READY ";
  private static final long LONGEST_MINUTES = 5;

  private ClassArchive() {}

  /** Entry point; the one argument is the file to write. */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    Path archive = Path.of(arguments[0]).toAbsolutePath();
    Path data = Files.createTempDirectory("archive");
    try {
      Process broker =
          new ProcessBuilder(command(archive, data.resolve("data")))
              .redirectError(data.resolve("log").toFile())
              .start();
      String said = broker.inputReader(UTF_8).readLine();
      if (said == null || !said.startsWith(READY)) {
        throw new IOException("no broker started: " + Files.readString(data.resolve("log")));
      }
      use(said.substring(READY.length()));
      broker.getOutputStream().close();
      if (!broker.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES) || broker.exitValue() != 0) {
        broker.destroyForcibly();
        throw new IOException("the broker did not end: " + Files.readString(data.resolve("log")));
      }
    } finally {
      delete(data);
    }
  }

  private static List<String> command(Path archive, Path data) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx256m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xlog:disable",
        "-XX:ArchiveClassesAtExit=" + archive,
        "-cp",
        System.getProperty("java.class.path"),
        BrokerMain.class.getName(),
        "--data",
        data.toString(),
        "--unprotected",
        "true");
  }

  private static void use(String address) throws InterruptedException, ExecutionException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    }
    ByteArraySerializer writer = new ByteArraySerializer();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", address, "transactional.id", TOPIC), writer, writer)) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(TOPIC, new byte[1]));
      producer.commitTransaction();
    }
    ByteArrayDeserializer reader = new ByteArrayDeserializer();
    Map<String, Object> settings =
        Map.of("bootstrap.servers", address, "group.id", TOPIC, "auto.offset.reset", "earliest");
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings, reader, reader)) {
      consumer.subscribe(List.of(TOPIC));
      long deadline = System.nanoTime() + Duration.ofMinutes(LONGEST_MINUTES).toNanos();
      while (consumer.poll(Duration.ofMillis(200)).isEmpty()) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException("the broker gave back nothing");
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
