package org.tenprint.immigration.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.KafkaStreams;
import org.awaitility.Awaitility;
import org.tenprint.immigration.application.DetermineStatus;
import org.tenprint.immigration.application.ForgetSubject;
import org.tenprint.immigration.application.RecordStore;
import org.tenprint.messaging.EndProcess;
import org.tenprint.messaging.Hop;
import org.tenprint.messaging.Lifeline;
import org.tenprint.reference.ReferenceSet;
import org.tenprint.testkit.TestBroker;
import org.tenprint.testkit.ThreadStacks;
import org.tenprint.vault.MemoryVault;

/** The service's hop and feed on a real broker, with the settings it has when deployed. */
final class RunningHop implements AutoCloseable {
  static final Duration LONG = Duration.ofMinutes(2);
  static final MemoryVault VAULT = new MemoryVault();
  static final ImmigrationCodecs CODECS = ImmigrationCodecs.of(Optional.empty(), VAULT);

  private static final AtomicReference<RunningHop> LATEST = new AtomicReference<>();

  /** Cut when the process would have ended. */
  final Lifeline lifeline = Lifeline.observed();

  private final RecordFeed feed;
  private final StatementFeed statements;
  private final RecordTombstones tombstones;
  private final RemovalFeed removals;
  private final KafkaStreams streams;

  private RunningHop(TestBroker broker, Path state, RecordStore store, InstantSource clock) {
    Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
    feed = RecordFeed.start(CODECS, store, client, lifeline);
    StatementIntake intake = new StatementIntake(CODECS, VAULT, clock);
    statements = StatementFeed.start(intake, feed.log(), client, lifeline);
    tombstones = new RecordTombstones(client, clock);
    removals =
        RemovalFeed.start(CODECS, VAULT, new ForgetSubject(store, tombstones), client, lifeline);
    Hop hop =
        new ImmigrationTopology(
                CODECS,
                new IdentificationHop(
                    new DetermineStatus(store, clock),
                    CODECS,
                    ReferenceSet.sample(),
                    new SimpleMeterRegistry()))
            .hop(statements.progress(), feed, List.of(removals.feed()));
    streams = new KafkaStreams(hop.topology(), settings(broker, state), hop.clients());
    streams.setUncaughtExceptionHandler(new EndProcess(lifeline));
  }

  /** Starts; does not wait. */
  static RunningHop start(TestBroker broker, Path state, RecordStore store, InstantSource clock) {
    RunningHop hop = new RunningHop(broker, state, store, clock);
    LATEST.set(hop);
    hop.streams.start();
    return hop;
  }

  /** How the one that was started last is, and where its threads are: for a failure's message. */
  static String howTheLatestIs() {
    RunningHop hop = LATEST.get();
    if (hop == null) {
      return "no hop";
    }
    return hop.streams.state()
        + "; failure: "
        + hop.lifeline.failure()
        + "; "
        + ThreadStacks.told("feed-.*|.*StreamThread-\\d+");
  }

  RunningHop awaitRunning() {
    Awaitility.await()
        .atMost(LONG)
        .untilAsserted(
            () ->
                assertEquals(
                    KafkaStreams.State.RUNNING, streams.state(), () -> "" + lifeline.failure()));
    return this;
  }

  /** Returns when the feed has what was committed before. */
  void catchUp() {
    feed.feed().catchUp(LONG);
  }

  StatementFeed statements() {
    return statements;
  }

  boolean feedReady() {
    return feed.ready();
  }

  private static Properties settings(TestBroker broker, Path state) {
    Properties shared = new Properties();
    try (InputStream in =
        RunningHop.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
      shared.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Properties settings = new Properties();
    shared.forEach(
        (name, value) -> {
          // what stands for a wall is not for a test's own broker
          boolean own = !value.toString().startsWith("${");
          if (own && name.toString().startsWith("kafka-streams.")) {
            settings.put(name.toString().substring("kafka-streams.".length()), value);
          }
        });
    settings.put("bootstrap.servers", broker.bootstrapServers());
    settings.put("application.id", ImmigrationTopology.SERVICE);
    settings.put("state.dir", state.toString());
    // a test's restart need not wait until the session of the member before it ends
    settings.put("consumer.internal.leave.group.on.close", true);
    return settings;
  }

  @Override
  public void close() {
    streams.close(Duration.ofSeconds(30));
    statements.close();
    removals.close();
    tombstones.close();
    feed.close();
  }
}
