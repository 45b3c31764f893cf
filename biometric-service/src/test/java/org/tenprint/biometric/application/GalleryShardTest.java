package org.tenprint.biometric.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tenprint.biometric.TestFingers;
import org.tenprint.biometric.application.EnrolledGallery.Writer;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.biometric.domain.EnrolledSubject.Capture;
import org.tenprint.biometric.domain.LogAddress;
import org.tenprint.biometric.domain.ShardPart.Proposed;
import org.tenprint.biometric.domain.ShardQuestion;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.SequenceCorrection;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

class GalleryShardTest {
  private static final int[] FOUR = {1, 2, 6, 7};
  private static final Instant AT = Instant.parse("2011-06-05T12:00:00Z");
  private static final LogAddress THERE = new LogAddress(0, 0);

  private final EnrolledGallery gallery = new EnrolledGallery(Galleries.create(100));
  private final GalleryShard shard = new GalleryShard(0, 2, gallery, 100);

  private static TenPrint print(int impression) {
    return TestFingers.person(1, impression, FOUR);
  }

  private void hold(String id, int impression) {
    Capture capture = new Capture(Optional.empty(), AT);
    gallery.follow(
        new EnrolledSubject(Subject.of(id, print(impression)), List.of(capture)),
        Writer.OTHER,
        THERE);
  }

  private List<Proposed> ranking(Set<String> leftOut) {
    ShardQuestion question =
        new ShardQuestion(
            new UUID(7, 7), THERE, List.of(SequenceCorrection.NONE), leftOut, Map.of());
    return shard.answer(Optional.of(print(9)), question).rankings().get(SequenceCorrection.NONE);
  }

  /** Of whoever moves up the fingers are told as of who was before: nobody is first unseen. */
  @Test
  void theFirstWhoIsNotLeftOutHasBeenLookedAt() {
    List.of(1, 2, 3).forEach(impression -> hold("S-" + impression, impression));
    List<Proposed> all = ranking(Set.of());
    assertEquals(3, all.size());
    String best = all.get(0).candidate().subjectId();
    List<Proposed> others = ranking(Set.of(best));
    assertEquals(2, others.size());
    assertEquals(all.get(1).candidate().subjectId(), others.get(0).candidate().subjectId());
    assertTrue(others.get(0).candidate().agreement().compared() > 0);
    assertEquals(0, all.get(1).candidate().agreement().compared());
  }

  /** As of whom is removed between the ranking and the look where each stands on the log. */
  @Test
  void whoStandsNowhereOnTheLogIsLeftOutBeforeAnybodyIsFirst() {
    List.of(1, 2, 3).forEach(impression -> hold("S-" + impression, impression));
    String best = ranking(Set.of()).get(0).candidate().subjectId();
    List<Proposed> without = ranking(Set.of(best));
    EnrolledSubject known = gallery.find(best).orElseThrow();
    gallery.remove(best, AT);
    Capture capture = new Capture(Optional.empty(), AT.plusSeconds(1));
    gallery.follow(new EnrolledSubject(known.subject(), List.of(capture)), Writer.OTHER);
    assertEquals(Optional.empty(), gallery.held(people -> people.address(best)));
    assertEquals(without, ranking(Set.of()));
  }
}
