package org.tenprint.doorway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tenprint.messaging.Traces;
import org.tenprint.testkit.TraceCollector;

/** Who names no collector has no exporter: no thread of it, and nobody makes a span. */
class TracingTest {
  private final Set<Thread> before = threads();

  @AfterEach
  void tellNobody() {
    Traces.tellNobody();
  }

  /** An endpoint that is empty is what a variable without a value passes. */
  @Test
  void withoutACollectorNothingIsMade() {
    for (Map<String, String> settings :
        List.of(Map.<String, String>of(), Map.of("tenprint.tracing.endpoint", ""))) {
      TracingConfig config = config(settings);
      assertEquals(Optional.empty(), config.endpoint());
      Tracing tracing = new Tracing(config, "a-service");
      tracing.start(new StartupEvent());
      assertTrue(!told());
      assertEquals(Set.of(), more());
      tracing.stop(new ShutdownEvent());
    }
  }

  @Test
  void withACollectorItIsToldUntilTheServiceEnds() throws IOException {
    try (TraceCollector collector = new TraceCollector()) {
      String endpoint = collector.endpoint().toString();
      Tracing tracing =
          new Tracing(config(Map.of("tenprint.tracing.endpoint", endpoint)), "a-service");
      tracing.start(new StartupEvent());
      assertTrue(told());
      assertEquals(1, more().size(), more().toString());
      tracing.stop(new ShutdownEvent());
      assertTrue(!told());
      Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> more().isEmpty());
    }
  }

  private static boolean told() {
    AtomicBoolean made = new AtomicBoolean();
    Traces.tell(
        () -> {
          made.set(true);
          return List.of();
        });
    return made.get();
  }

  /** Those that send spans, and were not there before. */
  private Set<Thread> more() {
    return threads().stream()
        .filter(thread -> !before.contains(thread))
        .collect(Collectors.toSet());
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("BatchSpanProcessor"))
        .collect(Collectors.toSet());
  }

  /** Read as the mapping reads it, whose class is made with a library that tests here have not. */
  private static TracingConfig config(Map<String, String> settings) {
    SmallRyeConfig read =
        new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(settings, "test", 1))
            .build();
    return new TracingConfig() {
      @Override
      public Optional<URI> endpoint() {
        return read.getOptionalValue("tenprint.tracing.endpoint", URI.class);
      }

      @Override
      public double ratio() {
        return 1;
      }
    };
  }
}
