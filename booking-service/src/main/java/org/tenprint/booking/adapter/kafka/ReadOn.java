package org.tenprint.booking.adapter.kafka;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tenprint.booking.application.Bookmark;
import org.tenprint.booking.application.TopicCopy;
import org.tenprint.messaging.TopicExtent;

/**
 * Where a feed reads on, by what is kept of its topic: from the bookmark where that fits the topic,
 * else all again. A feed's thread alone uses it.
 */
final class ReadOn {
  private final TopicCopy copy;
  private String topicId = "";

  ReadOn(TopicCopy copy) {
    this.copy = copy;
  }

  /** From which offsets to read. */
  Map<Integer, Long> positions(Supplier<TopicExtent> now) {
    TopicExtent topic = now.get();
    topicId = topic.id();
    Optional<Bookmark> kept =
        copy.bookmark().filter(at -> at.fits(topic.id(), topic.begins(), topic.ends()));
    if (kept.isEmpty()) {
      copy.forget();
    }
    return kept.map(Bookmark::positions).orElse(Map.of());
  }

  /** What was read up to these offsets was taken before. */
  void read(Map<Integer, Long> positions) {
    copy.read(new Bookmark(topicId, positions));
  }
}
