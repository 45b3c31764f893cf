package org.tenprint.notification.adapter.kafka;

import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.awaitility.Awaitility;
import org.tenprint.notification.application.Rules;
import org.tenprint.notification.domain.RecallProgress;

/**
 * Looks of a running hop of one partition at its cases.
 *
 * @param hop it runs
 * @param rules what it decides by
 * @param ended counts looks that ended
 */
public record Looks(KafkaStreams hop, Rules rules, Counter ended) {
  /**
   * Waits until all that is due has happened: of two looks that end from now on, the second began
   * with the clock and the rules of now. A walk for recalls that takes long goes on at the next
   * look, so none may be under way, or due, either.
   *
   * @param now what the hop's clock shows
   */
  public void await(Instant now, Duration longest) {
    double before = ended.count();
    Awaitility.await()
        .atMost(longest)
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .until(() -> ended.count() >= before + 2 && !recalls(now));
  }

  private boolean recalls(Instant now) {
    try {
      byte[] kept =
          hop.store(
                  StoreQueryParameters.fromNameAndType(
                      CaseStores.RECALLS, QueryableStoreTypes.<String, byte[]>keyValueStore()))
              .get(CaseStores.RECALLS);
      RecallProgress progress =
          kept == null ? RecallProgress.NONE : CaseCodec.read(kept, RecallProgress.class);
      return progress.walk().isPresent()
          || rules.now().mayRecall(progress.offset(), progress.since(), now);
    } catch (InvalidStateStoreException e) {
      return true; // its partition is on its way
    }
  }
}
