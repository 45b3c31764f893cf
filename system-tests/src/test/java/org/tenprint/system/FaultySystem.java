package org.tenprint.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.tenprint.events.Principal;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.localstack.Cluster;
import org.tenprint.localstack.Layout;
import org.tenprint.localstack.Ports;
import org.tenprint.localstack.RunningStack;
import org.tenprint.localstack.Service;
import org.tenprint.testkit.TestBroker;
import org.tenprint.testkit.guarantee.SubmittedBooking;

/**
 * The packaged system, to be broken: its broker, its database and its services can be killed,
 * stopped, and started again. Close it.
 */
final class FaultySystem implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofMinutes(3);

  private final RunningStack.Plan plan;
  private final ClusterBrokers brokers;
  private final List<StackProcess.Revived> revived = new ArrayList<>();
  private final RuleChanges rules = new RuleChanges(this::writers);
  private final Twins twins = new Twins(this);
  private final Map<String, Producer<byte[], byte[]>> agencies = new ConcurrentHashMap<>();
  private volatile BookingStream stream;
  private volatile RunningStack stack;
  private volatile Bookings bookings;

  /**
   * Starts it.
   *
   * @param root checkout whose built modules run, or an altered copy
   * @param folder of its data
   * @param threeBrokers in the place of one
   */
  FaultySystem(Path root, Path folder, boolean threeBrokers) {
    Ports ports = Ports.free();
    plan =
        new RunningStack.Plan(
            new Layout(root, folder),
            ports,
            Optional.empty(),
            List.of(Service.values()),
            Optional.of(ports)
                .filter(one -> threeBrokers)
                .map(one -> Cluster.free(Uuid.randomUuid().toString(), one)));
    brokers = new ClusterBrokers(plan, () -> Admin.create(stack.client(Stack.DEPLOYMENT)));
    start();
  }

  private void start() {
    stack = RunningStack.start(plan, line -> System.out.println("[stack] " + line));
    bookings = new Bookings(stack);
  }

  RunningStack stack() {
    return stack;
  }

  /** The agencies' door as it is now. */
  Bookings door() {
    return bookings;
  }

  /** What is in force, and what changed. */
  RuleChanges rules() {
    return rules;
  }

  /** Second instances, where there are any. */
  Twins twins() {
    return twins;
  }

  Path folder() {
    return plan.layout().local();
  }

  TopicWriters writers() {
    return new TopicWriters(plan.layout().credentials());
  }

  /** By which an agency writes its own topic, as patiently as the library does by itself. */
  Producer<byte[], byte[]> agency(String ori) {
    return agencies.computeIfAbsent(
        ori,
        none -> {
          Map<String, Object> settings =
              new HashMap<>(client(new Principal(Principal.Kind.AGENCY, ori)));
          settings.put("acks", "all");
          return new KafkaProducer<>(
              settings, new ByteArraySerializer(), new ByteArraySerializer());
        });
  }

  /** Who submits: some faults come in the middle of a burst. */
  void carries(BookingStream bookingStream) {
    stream = bookingStream;
  }

  BookingStream stream() {
    return stream;
  }

  /** The log, by clients of its own; close it. */
  TestBroker broker() {
    return TestBroker.at(stack.client(Stack.DEPLOYMENT));
  }

  /** What booking-service has committed of the agencies' own topics, from now on; close it. */
  CommittedSubmissions committedSubmissions() {
    return new CommittedSubmissions(stack.client(Stack.DEPLOYMENT), FaultRun.PLACES);
  }

  /** What was decided by now, and is from now on; close it. */
  DecisionsSettle decisions() {
    return new DecisionsSettle(stack.client(Stack.DEPLOYMENT));
  }

  StackProcess kafka() {
    return brokers.all().get(0);
  }

  ClusterBrokers brokers() {
    return brokers;
  }

  /** Waits until so many more bookings were accepted, while something is broken. */
  void awaitAccepted(int more) {
    int then = stream.accepted() + more;
    await(more + " more are accepted", () -> stream.accepted() >= then);
  }

  /** Waits until each booking that was accepted by now is decided, while others come. */
  void awaitDecided() {
    Set<String> due =
        stream.submitted().stream()
            .filter(one -> one.fate() == SubmittedBooking.Fate.OK)
            .map(one -> one.id().toString())
            .collect(Collectors.toSet());
    try (TestBroker broker = broker()) {
      broker.awaitRecords(
          TopicCatalogue.DISPOSITIONS.name(), decided -> keys(decided).containsAll(due), LONGEST);
    }
  }

  private static Set<String> keys(List<ConsumerRecord<byte[], byte[]>> records) {
    return records.stream().map(one -> new String(one.key(), UTF_8)).collect(Collectors.toSet());
  }

  StackProcess postgres() {
    return StackProcess.with("org.tenprint.localstack.PostgresMain", data("postgres"));
  }

  /** The server itself, which the process that started it watches alone. */
  StackProcess postgresServer() {
    return StackProcess.anywhere("-D", data("postgres") + "/cluster");
  }

  StackProcess service(Service service) {
    return StackProcess.of(stack.processOf(service));
  }

  private String data(String process) {
    return plan.layout().data(process).toString();
  }

  /** Starts brokers or the database again that were killed: brokers wait for each other. */
  void revive(List<StackProcess> killed) {
    List<CompletableFuture<StackProcess.Revived>> all =
        killed.stream().map(one -> CompletableFuture.supplyAsync(one::revive)).toList();
    all.forEach(one -> revived.add(one.join()));
  }

  /** Kills a service; it is started again at once, whatever it did before. */
  void kill(Service service) {
    again(service, ProcessHandle::destroyForcibly);
  }

  /** Ends a service in order; it is started again at once, as it is packaged by then. */
  void restart(Service service) {
    again(service, ProcessHandle::destroy);
  }

  private void again(Service service, Consumer<ProcessHandle> ends) {
    long before = stack.processOf(service);
    ProcessHandle.of(before).ifPresent(ends);
    await(service.module() + " ends", () -> stack.processOf(service) != before || !alive(before));
    stack.mended(service);
  }

  private static boolean alive(long process) {
    return ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
  }

  /** Everything loses power at once, and is started again on what lies on disk. */
  void cutPower() {
    List<StackProcess> all = new ArrayList<>(brokers.all());
    all.addAll(List.of(postgres(), postgresServer()));
    Arrays.stream(Service.values()).forEach(service -> all.add(service(service)));
    // with what they started, which nobody could find once they are gone
    List<ProcessHandle> handles =
        all.stream()
            .flatMap(one -> Stream.concat(one.handle().descendants(), Stream.of(one.handle())))
            .toList();
    handles.forEach(ProcessHandle::destroyForcibly);
    all.forEach(StackProcess::kill);
    await("all of it is gone", () -> handles.stream().noneMatch(ProcessHandle::isAlive));
    stack.close();
    endRevived();
    start();
  }

  /** Waits until every service answers that it is ready. */
  void awaitReady() {
    await("every service is ready", this::ready);
  }

  private boolean ready() {
    for (Service service : Service.values()) {
      if (!alive(stack.processOf(service))) {
        stack.mended(service);
        return false;
      }
    }
    return Arrays.stream(Service.values()).allMatch(stack::ready) && twins.ready();
  }

  private static void await(String what, Callable<Boolean> until) {
    Awaitility.await(what).atMost(LONGEST).pollInterval(Duration.ofMillis(250)).until(until);
  }

  /** Settings of a client with that identity. */
  Map<String, Object> client(Principal principal) {
    // issues its credential, the first time
    stack.tls(principal);
    return stack.client(principal);
  }

  private void endRevived() {
    // at the same time: a broker that is left alone of three does not end in order
    List<CompletableFuture<Void>> ending =
        revived.stream().map(one -> CompletableFuture.runAsync(one::close)).toList();
    ending.forEach(CompletableFuture::join);
    revived.clear();
  }

  @Override
  public void close() {
    agencies.values().forEach(producer -> producer.close(Duration.ofSeconds(5)));
    twins.close();
    stack.close();
    endRevived();
  }
}
