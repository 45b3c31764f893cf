package org.tenprint.testkit;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.common.errors.InterruptException;

/**
 * The broker of a test that is over, kept for the next one in this JVM that wants its own: to empty
 * it takes a fraction of the time of a start. One that was ever stopped or killed is not kept.
 */
final class SpareBroker {
  private static final Duration EMPTIED_AT_MOST = Duration.ofSeconds(20);

  private static EmbeddedBroker kept;
  private static boolean endsWithTheJvm;

  private SpareBroker() {}

  /** A broker without topics and groups: the one that is kept, or a new one. */
  static synchronized EmbeddedBroker take() {
    EmbeddedBroker spare = kept;
    kept = null;
    if (spare != null && emptied(spare.bootstrapServers())) {
      return spare;
    }
    if (spare != null) {
      spare.stop();
    }
    return new EmbeddedBroker(TemporaryFolder.create("broker").resolve("data"));
  }

  /** Keeps it for the next test, or ends it. */
  static synchronized void giveBack(EmbeddedBroker broker) {
    if (kept != null || !broker.untouched()) {
      broker.stop();
      return;
    }
    kept = broker;
    if (!endsWithTheJvm) {
      endsWithTheJvm = true;
      AtExit.run(SpareBroker::end);
    }
  }

  private static synchronized void end() {
    if (kept != null) {
      kept.stop();
    }
  }

  /** Removes topics and groups; false where something still holds on to one of them. */
  private static boolean emptied(String bootstrapServers) {
    try (Admin admin = Admin.create(TestClients.open(bootstrapServers))) {
      List<String> groups =
          admin.listGroups().all().get().stream().map(GroupListing::groupId).toList();
      admin.deleteConsumerGroups(groups).all().get();
      Collection<String> topics = admin.listTopics().names().get();
      admin.deleteTopics(topics).all().get();
      long deadline = System.nanoTime() + EMPTIED_AT_MOST.toNanos();
      while (System.nanoTime() < deadline) {
        if (admin.listTopics().names().get().isEmpty()) {
          return true;
        }
      }
      return false;
    } catch (ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
