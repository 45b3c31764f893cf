package org.tenprint.biometric.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenprint.events.biometric.SubjectRemoval;
import org.tenprint.events.common.Origin;
import org.tenprint.messaging.Envelope;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.messaging.Received;
import org.tenprint.messaging.ReferenceFeed;

class SubjectRemovalFeedTest {
  private static final Instant AT = Instant.parse("2011-06-05T12:00:00Z");

  private final List<String> told = new ArrayList<>();
  private final ReferenceFeed.Holder<SubjectRemoval> holder = SubjectRemovalFeed.holder(told::add);

  private void take(String key, SubjectRemoval removal) throws PoisonEvent {
    Envelope envelope = Envelope.first("/test", "type", key, "", AT);
    holder.put(
        new Received<>(removal, key, envelope, new Origin("biometric.removals.v1", 0, 1L), AT));
  }

  @Test
  void whoWasRemovedIsToldByTheNameUnderWhichTheGalleryFindsThem() throws PoisonEvent {
    SubjectRemoval removal = RemovalCodec.toAvro("subject", AT);
    take(removal.getSubjectKey(), removal);
    assertEquals(List.of(SubjectRemovalFeed.keyOf("subject")), told);
  }

  @Test
  void whatNamesNoKeyIsPutAside() {
    SubjectRemoval removal = RemovalCodec.toAvro("subject", AT);
    poison(PoisonReason.KEY_MISMATCH, "another", removal);
    poison(PoisonReason.INVARIANT_BROKEN, "subject", new SubjectRemoval("subject", AT));
    assertEquals(List.of(), told);
  }

  private void poison(PoisonReason reason, String key, SubjectRemoval removal) {
    assertEquals(reason, assertThrows(PoisonEvent.class, () -> take(key, removal)).reason());
  }
}
