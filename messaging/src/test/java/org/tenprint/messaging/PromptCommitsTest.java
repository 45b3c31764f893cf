package org.tenprint.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PromptCommitsTest {
  private static final long MILLI = 1_000_000;
  private static final PromptCommits.Limits FOUR =
      PromptCommits.Limits.of(Map.of("commit.interval.ms", 100L, PromptCommits.SETTING, "4"));

  private final PromptCommits commits = new PromptCommits();
  private long now = Long.MAX_VALUE - 150 * MILLI; // a clock may run over

  private boolean done(PromptCommits.Limits limits, boolean last) {
    return commits.done(limits, now, last);
  }

  @Test
  void theFirstFewOfAnIntervalDoNotWaitForItsEnd() {
    for (int i = 0; i < 4; i++) {
      assertTrue(done(FOUR, true), "record " + i);
      now += 24 * MILLI;
    }
    assertFalse(done(FOUR, true), "the fifth waits");
    now += 4 * MILLI;
    assertTrue(done(FOUR, true), "another interval");
  }

  @Test
  void nothingIsCommittedBeforeWhatWasPolledWithItIsDone() {
    assertFalse(done(FOUR, false));
    assertTrue(done(FOUR, true));
  }

  @Test
  void whatComesTogetherIsOneCommitHoweverManyTheyAre() {
    for (int i = 1; i <= 9; i++) {
      assertFalse(done(FOUR, false), "record " + i);
    }
    assertTrue(done(FOUR, true));
  }

  /** Groups of six, one each millisecond for ten seconds: never more than four in an interval. */
  @Test
  void manyShareATransaction() {
    List<Long> granted = new ArrayList<>();
    for (int i = 1; i <= 60_000; i++) {
      if (done(FOUR, i % 6 == 0)) {
        granted.add(now);
      }
      now += MILLI / 6;
    }
    assertTrue(granted.size() >= 300, () -> "only " + granted.size());
    for (int i = 4; i < granted.size(); i += 4) {
      assertTrue(granted.get(i) - granted.get(i - 4) >= 100 * MILLI, "the " + i + "th");
    }
  }

  @Test
  void withoutTheSettingNoneIsPrompt() {
    PromptCommits.Limits none = PromptCommits.Limits.of(Map.of("commit.interval.ms", 100L));
    assertFalse(done(none, true));
    assertEquals(new PromptCommits.Limits(0, 0), PromptCommits.Limits.of(Map.of()));
  }

  @Test
  void theLastOfAPollIsKnownAndTheNextPollCountsAnew() {
    PollEpoch consumer = new PollEpoch();
    consumer.onConsume(polled(2));
    assertFalse(PollEpoch.lastOfThisThread());
    assertTrue(PollEpoch.lastOfThisThread());
    assertTrue(PollEpoch.lastOfThisThread(), "behind the last of a poll nothing is known to be");
    consumer.onConsume(polled(3));
    assertFalse(PollEpoch.lastOfThisThread());
    consumer.onConsume(polled(1));
    assertTrue(PollEpoch.lastOfThisThread());
  }

  @Test
  void noneIsTheLastWhereNobodyCountsPolls() throws Exception {
    AtomicBoolean last = new AtomicBoolean();
    Thread other = new Thread(() -> last.set(PollEpoch.lastOfThisThread()));
    other.start();
    other.join();
    assertFalse(last.get());
  }

  private static ConsumerRecords<byte[], byte[]> polled(int count) {
    TopicPartition partition = new TopicPartition("topic", 0);
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      records.add(new ConsumerRecord<>("topic", 0, i, new byte[0], new byte[0]));
    }
    return new ConsumerRecords<>(new HashMap<>(Map.of(partition, records)), Map.of());
  }
}
