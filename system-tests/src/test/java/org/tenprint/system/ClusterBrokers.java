package org.tenprint.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.tenprint.localstack.Cluster;
import org.tenprint.localstack.RunningStack;

/** The brokers of a system that is to be broken: one, or three that are a quorum too. */
final class ClusterBrokers {
  private static final Duration LONGEST = Duration.ofMinutes(3);

  private final RunningStack.Plan plan;
  private final Supplier<Admin> admins;

  /**
   * @param admins clients that may ask for everything
   */
  ClusterBrokers(RunningStack.Plan plan, Supplier<Admin> admins) {
    this.plan = plan;
    this.admins = admins;
  }

  /** All, in the order of their nodes. */
  List<StackProcess> all() {
    int count = plan.cluster().map(cluster -> cluster.nodes().size()).orElse(1);
    return IntStream.range(0, count).mapToObj(this::process).toList();
  }

  private StackProcess process(int node) {
    String data = plan.layout().data(Cluster.process(node)).toString();
    return StackProcess.with("org.tenprint.broker.BrokerMain", data);
  }

  /** Where one of three listens. */
  Cluster.Node node(int index) {
    return plan.cluster().orElseThrow().nodes().get(index);
  }

  /** Which of them leads the metadata quorum, from 0: it may be another when asked again. */
  int leader() {
    try (Admin admin = admins.get()) {
      return admin.describeMetadataQuorum().quorumInfo().get().leaderId() - 1;
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  /** All, that which leads the metadata quorum first. */
  List<StackProcess> leaderFirst() {
    List<StackProcess> all = new ArrayList<>(all());
    Collections.rotate(all, -leader());
    return all;
  }

  /** Waits until every record has all its replicas again. */
  void awaitReplicas() {
    try (Admin admin = admins.get()) {
      Awaitility.await("every replica is in sync")
          .atMost(LONGEST)
          .pollInterval(Duration.ofMillis(250))
          .until(() -> replicated(admin));
    }
  }

  private static boolean replicated(Admin admin) throws InterruptedException, ExecutionException {
    return admin
        .describeTopics(admin.listTopics().names().get())
        .allTopicNames()
        .get()
        .values()
        .stream()
        .flatMap(topic -> topic.partitions().stream())
        .allMatch(one -> one.isr().size() == one.replicas().size());
  }
}
