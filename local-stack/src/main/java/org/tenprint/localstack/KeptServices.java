package org.tenprint.localstack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The services of a stack. From {@link #keep} on each that ends by itself, had ended by then, or
 * could not be started is started again, after ever longer pauses, until the stack is closed.
 */
final class KeptServices {
  private final Function<Service, ChildProcess.Launch> launches;
  private final Restarts restarts;
  private final Progress progress;

  /** One thread that is there before a machine has no room for another. */
  private final ScheduledExecutorService pauses =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "start-again");
            thread.setDaemon(true);
            return thread;
          });

  private final Map<Service, ChildProcess> services = new EnumMap<>(Service.class);
  private final Map<Service, Long> launchedAt = new EnumMap<>(Service.class);

  /** Those whose next start is settled. */
  private final Set<Service> pausing = EnumSet.noneOf(Service.class);

  private boolean keeping;
  private boolean ending;

  /**
   * @param launches how each is started, asked at each start
   * @param restarts counts them
   * @param progress told of each end
   */
  KeptServices(
      Function<Service, ChildProcess.Launch> launches, Restarts restarts, Progress progress) {
    this.launches = launches;
    this.restarts = restarts;
    this.progress = progress;
    pauses.execute(() -> {});
  }

  /**
   * Starts it where it does not run.
   *
   * @throws StackException when it cannot be started
   */
  synchronized void launch(Service service) {
    ChildProcess last = services.get(service);
    if (ending || last != null && last.alive()) {
      return;
    }
    ChildProcess child = ChildProcess.start(launches.apply(service));
    launchedAt.put(service, System.nanoTime());
    services.put(service, child);
    child.exit().thenAccept(code -> ended(service, child));
  }

  /** Its process as it is now; it was started. */
  synchronized ChildProcess child(Service service) {
    return services.get(service);
  }

  /** Whoever ends is started again from now on, and who has ended is. */
  synchronized void keep() {
    keeping = true;
    services.forEach(this::ended);
  }

  /** What ended it is mended: it is started at once if it is down, and counted anew. */
  synchronized void mended(Service service) {
    restarts.forget(service);
    pausing.remove(service);
    launch(service);
  }

  /**
   * None is started any more.
   *
   * @return the processes of all
   */
  synchronized Collection<ChildProcess> end() {
    ending = true;
    pauses.shutdownNow();
    return new ArrayList<>(services.values());
  }

  private synchronized void ended(Service service, ChildProcess child) {
    if (child.alive() || child != services.get(service) || !mayPause(service)) {
      return;
    }
    int code = child.exitCode();
    Duration lived = Duration.ofNanos(System.nanoTime() - launchedAt.get(service));
    Duration pause = restarts.ended(service, code, lived);
    says(service, "ended by itself, exit code " + code + ": started again", pause);
    pauses.schedule(() -> again(service), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private boolean mayPause(Service service) {
    return keeping && !ending && pausing.add(service);
  }

  private synchronized void again(Service service) {
    pausing.remove(service);
    try {
      launch(service);
    } catch (RuntimeException | Error e) {
      // such as a credential that was revoked, a full disk, no room for another process, a class
      // that is not there while its jar is written anew
      if (mayPause(service)) {
        Duration pause = restarts.notStarted(service, String.valueOf(e.getMessage()));
        says(service, "was not started (" + e.getMessage() + "): tried again", pause);
        pauses.schedule(() -> again(service), pause.toMillis(), TimeUnit.MILLISECONDS);
      }
    }
  }

  private void says(Service service, String what, Duration pause) {
    progress.says("%s %s after %d s".formatted(service.module(), what, pause.toSeconds()));
  }
}
