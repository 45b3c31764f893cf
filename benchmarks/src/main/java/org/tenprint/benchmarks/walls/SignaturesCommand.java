package org.tenprint.benchmarks.walls;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.tenprint.access.credential.SigningKeys;
import org.tenprint.benchmarks.run.ResultFile;
import org.tenprint.benchmarks.run.RunOptions;
import org.tenprint.events.Principal;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.messaging.EventSigner;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.SignedEvents;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench signatures}: what signing an event and looking at its signature cost. */
@Command(
    name = "signatures",
    mixinStandardHelpOptions = true,
    description = {
      "Processor time to sign an event and to check its signature, as the services do, beside the"
          + " JDK's Ed25519 over 64 bytes, by turns; a minute.",
      "Writes signatures.json."
    })
public final class SignaturesCommand implements Callable<Integer> {
  private static final String TOPIC = TopicCatalogue.BOOKINGS.name();

  /** A booking of ten templates, and one of ten images. */
  private static final List<Integer> SIZES = List.of(4 * 1024, 1024 * 1024);

  @Mixin private RunOptions run;

  @Option(names = "--events", defaultValue = "2000", description = "${DEFAULT-VALUE} a round.")
  private int events;

  @Option(names = "--rounds", defaultValue = "5", description = "${DEFAULT-VALUE}, by turns.")
  private int rounds;

  /** What is measured: one operation. */
  @FunctionalInterface
  private interface Work {
    void run() throws PoisonEvent, GeneralSecurityException;
  }

  @Override
  public Integer call() throws IOException, GeneralSecurityException, PoisonEvent {
    ResultFile result =
        run.open("signatures.json", "random events of %s bytes, one thread".formatted(SIZES));
    Map<String, Work> works = works(Files.createTempDirectory("tenprint-signatures-bench-"));
    Map<String, List<Double>> micros = new LinkedHashMap<>();
    for (int round = 0; round <= rounds; round++) {
      for (Map.Entry<String, Work> work : works.entrySet()) {
        double found = micros(work.getValue());
        run.say("round %d %s %.1f us".formatted(round, work.getKey(), found));
        // the first warms up
        if (round > 0) {
          micros.computeIfAbsent(work.getKey(), name -> new ArrayList<>()).add(found);
          result.put("processorMicros", micros);
        }
      }
    }
    return 0;
  }

  private double micros(Work work) throws PoisonEvent, GeneralSecurityException {
    long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (int i = 0; i < events; i++) {
      work.run();
    }
    long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - began;
    return took / 1e3 / events;
  }

  private static Map<String, Work> works(Path folder) throws IOException, GeneralSecurityException {
    SigningKeys keys = new SigningKeys(folder);
    EventSigner signer = new EventSigner();
    Path key = keys.of(Principal.ofService("booking-service"));
    signer.configure(Map.of(EventSigner.KEY, key.toString()));
    keys.begin(Map.of());
    SignedEvents check = SignedEvents.of(Map.of(SignedEvents.SIGNERS, keys.signers().toString()));
    Map<String, Work> works = new LinkedHashMap<>();
    for (int size : SIZES) {
      byte[] value = new byte[size];
      new Random(20261126).nextBytes(value);
      ProducerRecord<byte[], byte[]> plain =
          new ProducerRecord<>(TOPIC, 0, 0L, new byte[36], value);
      ConsumerRecord<byte[], byte[]> signed = received(signer.onSend(plain));
      works.put("sign " + size, () -> signer.onSend(plain));
      works.put("check " + size, () -> check.check(signed));
    }
    KeyPair jdk = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    byte[] digest = new byte[64];
    byte[] of = sign(jdk, digest);
    works.put("JDK sign 64", () -> sign(jdk, digest));
    works.put(
        "JDK check 64",
        () -> {
          Signature verify = Signature.getInstance("Ed25519");
          verify.initVerify(jdk.getPublic());
          verify.update(digest);
          verify.verify(of);
        });
    return works;
  }

  private static byte[] sign(KeyPair by, byte[] what) throws GeneralSecurityException {
    Signature sign = Signature.getInstance("Ed25519");
    sign.initSign(by.getPrivate());
    sign.update(what);
    return sign.sign();
  }

  private static ConsumerRecord<byte[], byte[]> received(ProducerRecord<byte[], byte[]> sent) {
    return new ConsumerRecord<>(
        sent.topic(),
        sent.partition(),
        0L,
        sent.timestamp(),
        TimestampType.CREATE_TIME,
        ConsumerRecord.NULL_SIZE,
        ConsumerRecord.NULL_SIZE,
        sent.key(),
        sent.value(),
        sent.headers(),
        Optional.empty());
  }
}
