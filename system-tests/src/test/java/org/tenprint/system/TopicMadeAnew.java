package org.tenprint.system;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.messaging.TopicProvisioner;

/** An agency's own topic is deleted and made again, and takes much at once. */
final class TopicMadeAnew {
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private TopicMadeAnew() {}

  /**
   * When all that was accepted is decided, and nobody writes there: what is deleted then is in
   * nobody's way. What comes afterwards is more than its reader had read there before.
   *
   * @param ori the agency
   * @param then submissions that are written at once when it is there again
   */
  static Fault of(String ori, int then) {
    return new Fault(
        "submissions of an agency deleted and made again",
        true,
        system -> {
          system.stream().without(ori, () -> makeAnew(system, ori));
          system.stream().burst(ori, then);
        });
  }

  private static void makeAnew(FaultySystem system, String ori) throws Exception {
    system.awaitDecided();
    String topic = TopicCatalogue.SUBMISSIONS.of(ori);
    try (Admin admin = Admin.create(system.stack().client(Stack.DEPLOYMENT))) {
      admin.deleteTopics(List.of(topic)).all().get();
      Awaitility.await(topic + " is gone")
          .atMost(LONGEST)
          .until(() -> !admin.listTopics().names().get().contains(topic));
      new TopicProvisioner(admin, 1).create(TopicCatalogue.SUBMISSIONS, Set.of(ori));
    }
  }
}
