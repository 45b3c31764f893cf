package org.tenprint.localstack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.apache.kafka.clients.admin.Admin;
import org.tenprint.events.Principal;
import org.tenprint.messaging.TopicProvisioner.Parties;
import org.tenprint.vault.FileVault;
import org.tenprint.vault.KeyVault;

/**
 * A stack that runs: broker, database and services, all ready.
 *
 * <p>A service that ends by itself is started again, after ever longer pauses, and the others go on
 * meanwhile; when the broker or the database ends, or two of three brokers do, the stack has failed
 * and should be closed. Closing stops the services first, then database and broker.
 */
public final class RunningStack implements AutoCloseable {

  /**
   * What a stack is made of.
   *
   * @param layout where it lies
   * @param ports where it listens
   * @param reference folder of the reference files; the shipped sample when empty
   * @param services which services run; all four, or fewer in a test
   * @param cluster the brokers where it has more than one
   */
  public record Plan(
      Layout layout,
      Ports ports,
      Optional<Path> reference,
      Collection<Service> services,
      Optional<Cluster> cluster) {
    /** On one broker. */
    public Plan(
        Layout layout, Ports ports, Optional<Path> reference, Collection<Service> services) {
      this(layout, ports, reference, services, Optional.empty());
    }

    String bootstrapServers() {
      return cluster.map(Cluster::bootstrapServers).orElseGet(ports::bootstrapServers);
    }
  }

  private static final Duration READY_AT_MOST = Duration.ofSeconds(180);
  private static final Duration STOP_AT_MOST = Duration.ofSeconds(20);

  private final Plan plan;
  private final Identities identities;
  private final Launches launches;
  private final Progress progress;
  private final StackClaim claim;
  private final HttpReadiness readiness = new HttpReadiness();
  private final Deque<ChildProcess> infrastructure = new ArrayDeque<>();
  private final KeptServices services;
  private final CompletableFuture<String> failure = new CompletableFuture<>();
  private boolean closing;

  private RunningStack(Plan plan, Progress progress, StackClaim claim, Stay stay) {
    this.plan = plan;
    this.progress = progress;
    this.claim = claim;
    Restarts restarts = new Restarts(plan.layout().restartsFile());
    this.identities = Identities.renewed(plan.layout(), plan.bootstrapServers(), progress);
    this.launches = new Launches(plan, identities, stay);
    this.services = new KeptServices(launches::service, restarts, progress);
  }

  /**
   * Starts everything and returns when all of it is ready. What was started is stopped again when
   * this fails, and also when the JVM ends.
   *
   * @throws StackException when the folder is in use, a port is taken, a module is not built, or a
   *     process does not become ready
   */
  public static RunningStack start(Plan plan, Progress progress) {
    return start(plan, progress, Optional.empty(), Stay.SHOWN);
  }

  /** As {@link #start}, of a stack for a few bookings: no JVM has the second compiler. */
  public static RunningStack startBriefly(Plan plan, Progress progress) {
    return start(plan, progress, Optional.empty(), Stay.BRIEFLY);
  }

  /**
   * As {@link #start}, of a stack that stays: services have both compilers, and one that does not
   * become ready keeps no other from running: it is tried again.
   *
   * @param trouble told why it is not ready
   */
  public static RunningStack startWhatCan(Plan plan, Progress progress, Progress trouble) {
    return start(plan, progress, Optional.of(trouble), Stay.LASTING);
  }

  private static RunningStack start(
      Plan plan, Progress progress, Optional<Progress> trouble, Stay stay) {
    RunningStack stack = new RunningStack(plan, progress, StackClaim.toRun(plan.layout()), stay);
    Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop-stack"));
    try {
      plan.ports().requireFree();
      stack.claim.announce(new StackAddress(plan.ports(), List.copyOf(plan.services())));
      stack.startInfrastructure();
      stack.startServices(trouble);
      stack.services.keep();
      stack.claim.markReady();
      return stack;
    } catch (RuntimeException | Error e) {
      stack.close();
      if (e instanceof StackException failure) {
        throw failure.orSince(plan.ports()::requireFree);
      }
      throw e;
    }
  }

  /** Where it listens. */
  public Ports ports() {
    return plan.ports();
  }

  /** Completes with a line that says why, when the stack cannot go on. */
  public CompletableFuture<String> failure() {
    return failure.copy();
  }

  /**
   * Settings of a Kafka client with the identity of a principal of this machine.
   *
   * @throws StackException when it has no credential here
   */
  public Map<String, Object> client(Principal principal) {
    return identities.client(principal);
  }

  /**
   * TLS of a party of this machine at the services' doors.
   *
   * @throws StackException when its credential was revoked
   */
  public SSLContext tls(Principal principal) {
    return identities.tls(principal);
  }

  /** TLS of a client that shows nothing, as people's do, who have a token. */
  public SSLContext tls() {
    return identities.tls();
  }

  /** A bearer token of a person in that role, from the stack's own issuer. */
  public String token(String subject, String role) {
    return identities.token(subject, role);
  }

  /**
   * The data keys of the people on this stack; close it.
   *
   * @throws org.tenprint.vault.VaultUnavailable if they cannot be opened
   */
  public KeyVault keys() {
    return FileVault.open(plan.layout().keys(), plan.layout().keyEncryption());
  }

  /** Process of a service, as it is now; changes when the service is started again. */
  public long processOf(Service service) {
    return services.child(service).pid();
  }

  /** Whether a service answers that it is ready. */
  public boolean ready(Service service) {
    return readiness.ready(ports().managementUrl(service));
  }

  /** What ended a service is mended: it is started at once if it is down, and counted anew. */
  public void mended(Service service) {
    services.mended(service);
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closing) {
        return;
      }
      closing = true;
    }
    Collection<ChildProcess> running = services.end();
    running.forEach(ChildProcess::requestStop);
    running.forEach(child -> child.stop(STOP_AT_MOST));
    infrastructure.forEach(ChildProcess::requestStop);
    infrastructure.forEach(child -> child.stop(STOP_AT_MOST));
    claim.close();
    failure.complete("stopped");
  }

  private void startInfrastructure() {
    long begun = System.nanoTime();
    List<ChildProcess> brokers = new ArrayList<>();
    launches.kafka().forEach(one -> brokers.add(adopt(ChildProcess.startSpeaking(one))));
    ChildProcess postgres = adopt(ChildProcess.startSpeaking(launches.postgres()));
    brokers.forEach(broker -> broker.awaitReadyLine(READY_AT_MOST));
    progress.ready("Kafka", plan.bootstrapServers(), begun);
    postgres.awaitReadyLine(READY_AT_MOST);
    progress.ready("PostgreSQL", Ports.HOST + ":" + ports().postgres(), begun);
    failWithout(brokers);
    failWithout(List.of(postgres));
    begun = System.nanoTime();
    try (Admin admin = Topics.admin(identities.client(Identities.DEPLOYMENT))) {
      Parties parties = identities.owning(new ReferenceInUse(plan).taken(admin));
      // first: of a log that was restored, who was revoked since has grants
      progress.ready("Access", identities.apply(admin, parties) + " changes", begun);
      progress.ready(
          "Topics", Topics.create(admin, parties, brokers.size()).size() + " created", begun);
      identities.beginSigning(admin);
    }
  }

  /** The stack has failed when most of these are not there: nothing starts one again. */
  private void failWithout(List<ChildProcess> quorum) {
    AtomicInteger spare = new AtomicInteger((quorum.size() - 1) / 2);
    String needed = quorum.size() == 1 ? "" : "; of three brokers two are needed";
    for (ChildProcess child : quorum) {
      child
          .exit()
          .thenAccept(
              code -> {
                if (spare.getAndDecrement() <= 0) {
                  failed(child.name() + " ended by itself, exit code " + code + needed);
                }
              });
    }
  }

  private synchronized ChildProcess adopt(ChildProcess child) {
    if (closing) {
      child.requestStop();
    }
    infrastructure.push(child);
    return child;
  }

  /** Where trouble is told, the others go on without one that does not become ready. */
  private void startServices(Optional<Progress> trouble) {
    long begun = System.nanoTime();
    plan.services().forEach(services::launch);
    for (Service service : plan.services()) {
      ChildProcess child = services.child(service);
      try {
        readiness.await(
            child,
            ports().managementUrl(service),
            READY_AT_MOST,
            this::requireWhole,
            () -> progress.says(service.module() + " reads its gallery"));
        progress.ready(service.module(), ports().url(service), begun);
      } catch (StackException e) {
        StackException why = child.alive() ? e : e.orSince(() -> plan.ports().requireFree(service));
        trouble.orElseThrow(() -> why).says(service.module() + ": " + why.getMessage());
      }
    }
  }

  private void requireWhole() {
    if (failure.isDone()) {
      throw new StackException(failure.join());
    }
  }

  private synchronized void failed(String why) {
    if (!closing) {
      failure.complete(why);
    }
  }
}
