package org.tenprint.messaging;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends what an instance of a hop left open that is gone. Whoever takes over its partitions, and
 * whoever reads what it wrote, waits for the end of its transaction, which the brokers bring about
 * when its time is over, fifteen seconds; the group knows after a session that it is gone.
 *
 * <p>A transactional id of Kafka Streams is {@code GROUP-PROCESS-THREAD}, and its consumers' client
 * ids begin with {@code GROUP-PROCESS}. A transaction that is open for three seconds, of a process
 * of which the group has no member, can be committed no more: the brokers refuse the offsets of a
 * member that is none. A new epoch of that id aborts it. Cost: a round trip a second to each
 * broker; five, and as many to the group's, while one has been open for so long.
 */
public final class OrphanedTransactions implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OrphanedTransactions.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** The same while one is open for long: whoever takes over waits for it. */
  private static final Duration SHORT_PAUSE = Duration.ofMillis(200);

  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);

  /** Some transactions are so old in any service that works: the group is not asked for others. */
  private static final Duration LEAST_AGE = Duration.ofSeconds(3);

  private static final String PROCESS = "(.+)-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final Pattern ID = Pattern.compile(PROCESS + "-\\d+");
  private static final Pattern MEMBER =
      Pattern.compile("(%s)-StreamThread-\\d+-consumer".formatted(PROCESS));

  private final Map<String, Object> client;
  private final Lifeline lifeline;
  private final Thread thread;
  private final CountDownLatch closing = new CountDownLatch(1);

  /**
   * @param client kafka-clients' settings, {@code bootstrap.servers} and security
   * @param lifeline of whose hops it looks after
   */
  public OrphanedTransactions(Map<String, Object> client, Lifeline lifeline) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("request.timeout.ms", (int) LONGEST_ANSWER.toMillis() / 2);
    settings.put("default.api.timeout.ms", (int) LONGEST_ANSWER.toMillis());
    this.client = Map.copyOf(settings);
    this.lifeline = lifeline;
    this.thread = lifeline.thread("orphaned-transactions", this::run);
  }

  /** Begins to look. */
  public OrphanedTransactions start() {
    thread.start();
    return this;
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(LONGEST_ANSWER.toMillis() * 2);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() throws InterruptedException {
    try (Admin admin = Admin.create(client)) {
      Duration pause = PAUSE;
      while (lifeline.intact() && !closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        Set<String> hops = hops();
        pause = !hops.isEmpty() && look(admin, hops) ? SHORT_PAUSE : PAUSE;
      }
    } catch (InterruptException e) {
      throw new InterruptedException();
    }
  }

  private Set<String> hops() {
    return lifeline.readers().stream()
        .filter(reader -> reader instanceof TopicReader.InGroup group && group.tasks())
        .map(TopicReader::name)
        .collect(Collectors.toSet());
  }

  /** Returns whether one is still open for long, of whomever. */
  private static boolean look(Admin admin, Set<String> hops) throws InterruptedException {
    try {
      Map<String, Set<String>> open = open(admin, hops);
      boolean left = false;
      for (Map.Entry<String, Set<String>> one : open.entrySet()) {
        Set<String> orphans = orphans(one.getValue(), members(admin, one.getKey()));
        left |= orphans.size() < one.getValue().size();
        if (!orphans.isEmpty()) {
          got(admin.fenceProducers(orphans).all());
          LOG.info("transactions ended of an instance that is gone count={}", orphans.size());
        }
      }
      return left;
    } catch (KafkaException e) {
      // the brokers end them in their own time
      LOG.debug("transactions are not looked at cause={}", e.getClass().getSimpleName());
      return false;
    }
  }

  /** Transactional ids by hop. */
  private static Map<String, Set<String>> open(Admin admin, Set<String> hops)
      throws InterruptedException {
    ListTransactionsOptions longOpen =
        new ListTransactionsOptions()
            .filterStates(Set.of(TransactionState.ONGOING))
            .filterOnDuration(LEAST_AGE.toMillis());
    return got(admin.listTransactions(longOpen).all()).stream()
        .map(TransactionListing::transactionalId)
        .filter(id -> hops.contains(group(id)))
        .collect(Collectors.groupingBy(OrphanedTransactions::group, Collectors.toSet()));
  }

  private static List<String> members(Admin admin, String group) throws InterruptedException {
    return got(admin.describeConsumerGroups(List.of(group)).describedGroups().get(group))
        .members()
        .stream()
        .map(MemberDescription::clientId)
        .toList();
  }

  /**
   * Those of processes that are gone. Where a member is called otherwise than Kafka Streams would
   * ({@code client.id} was set), nobody can say whose process it is, and there are none.
   *
   * @param open transactional ids of a hop
   * @param members client ids of its group's
   */
  static Set<String> orphans(Set<String> open, List<String> members) {
    List<Matcher> names = members.stream().map(MEMBER::matcher).toList();
    if (!names.stream().allMatch(Matcher::matches)) {
      return Set.of();
    }
    Set<String> processes = names.stream().map(name -> name.group(1)).collect(Collectors.toSet());
    return open.stream().filter(id -> !processes.contains(process(id))).collect(Collectors.toSet());
  }

  /** The hop whose transactional id that is; empty where it is no hop's. */
  static String group(String transactionalId) {
    Matcher parts = ID.matcher(transactionalId);
    return parts.matches() ? parts.group(1) : "";
  }

  /** As the client ids of that process begin. */
  static String process(String transactionalId) {
    return transactionalId.substring(0, transactionalId.lastIndexOf('-'));
  }

  private static <T> T got(KafkaFuture<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException said ? said : new KafkaException(e.getCause());
    }
  }
}
