package org.tenprint.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.tenprint.localstack.Service;

/**
 * A gallery in two shards, one of which the stack's own biometric-service holds, and what may
 * become of the other: it is away, there are two of it, or it is slow.
 */
final class Shards {
  private static final Service SERVICE = Service.BIOMETRIC;
  private static final Duration LONGEST = Duration.ofMinutes(3);

  /** The stack's own instance is the first. */
  private static final int OTHER = 2;

  private static final int ITS_DOUBLE = 3;

  /** Accepted before what is broken is mended, where the others go on meanwhile. */
  private static final int MEANWHILE = 20;

  private Shards() {}

  /**
   * Deals the gallery of a system that has taken no booking yet: the first instance begins anew.
   */
  static void deal(FaultySystem system) {
    Path settings =
        system
            .folder()
            .resolve("data/%s/config/application.properties".formatted(SERVICE.module()));
    try {
      Files.createDirectories(settings.getParent());
      Files.writeString(settings, "tenprint.shards.count=2\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    begin(system, OTHER);
    // each is ready when the other answers
    system.restart(SERVICE);
    system.awaitReady();
  }

  private static Twin begin(FaultySystem system, int number) {
    Map<String, String> index = Map.of("TENPRINT_SHARDS_INDEX", "1");
    Twin.Own own = new Twin.Own(number, index, Optional.empty());
    return system.twins().begin(name(number), SERVICE, own);
  }

  private static String name(int number) {
    return "shard instance " + number;
  }

  /** What is done to the other shard, in this order: there is one of it before and after each. */
  static List<Fault> faults(Duration beyond) {
    Duration away = Duration.ofSeconds(15);
    return List.of(
        new Fault("kill -9 of a shard, away %d s".formatted(away.toSeconds()), false, away(away)),
        Fault.kill(SERVICE),
        new Fault("a shard doubled, and one of the two killed", true, Shards::doubled),
        slow(Duration.ofSeconds(3)),
        slow(beyond));
  }

  private static Fault.Blow away(Duration time) {
    return system -> {
      system.twins().leave(name(OTHER)).kill();
      TimeUnit.MILLISECONDS.sleep(time.toMillis());
      begin(system, OTHER);
      system.awaitReady();
    };
  }

  /** Both answer, and the first answer counts; then the elder is gone, and the younger stays. */
  private static void doubled(FaultySystem system) throws InterruptedException {
    Twin twin = begin(system, ITS_DOUBLE);
    Awaitility.await("the shard's double is ready").atMost(LONGEST).until(twin::ready);
    system.awaitAccepted(MEANWHILE);
    system.awaitDecided();
    system.twins().leave(name(OTHER)).kill();
    system.awaitAccepted(MEANWHILE);
    system.awaitDecided();
    // as it was: the others of the series know the shard by its first name
    begin(system, OTHER);
    system.awaitReady();
    system.twins().leave(name(ITS_DOUBLE)).close();
  }

  private static Fault slow(Duration time) {
    return new Fault(
        "SIGSTOP of a shard %d s".formatted(time.toSeconds()),
        false,
        system -> {
          Twin shard = system.twins().running(name(OTHER));
          Fault.hang(StackProcess.of(shard.process().pid()), time);
        });
  }
}
