package org.tenprint.biometric.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tenprint.biometric.TestFingers;
import org.tenprint.biometric.application.EnrolledGallery.Writer;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.GalleryFull;
import org.tenprint.matching.GallerySize;
import org.tenprint.matching.TwoStageGallery;
import org.tenprint.matching.pages.MinutiaRoom;

class GalleryCeilingTest {
  private static final Instant AT = Instant.parse("2011-06-05T12:00:00Z");

  private static EnrolledGallery holdingTwo() {
    return new EnrolledGallery(Galleries.create(GallerySize.of(10).holdingAtMost(2)));
  }

  private static EnrolledSubject person(int person) {
    return EnrolledSubject.first(new UUID(1, person), TestFingers.person(person, 0, 1), AT);
  }

  /** A snapshot names no ceiling: what the settings say holds for those whom it brings. */
  @Test
  void the_ceiling_holds_for_a_gallery_that_a_snapshot_brings() throws IOException {
    EnrolledGallery before = holdingTwo();
    before.follow(person(1), Writer.ANSWER);
    before.follow(person(2), Writer.ANSWER);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    Map<String, Memory> memory = new HashMap<>();
    before.snapshot(
        (engine, held) -> {
          ((TwoStageGallery) engine).snapshot(Channels.newChannel(file), "");
          memory.put("held", held);
        });
    EnrolledGallery after = holdingTwo();
    after.restore(
        TwoStageGallery.restore(
                Channels.newChannel(new ByteArrayInputStream(file.toByteArray())),
                file.size(),
                MinutiaRoom.heap())
            .gallery(),
        memory.get("held"));
    assertEquals(2, after.size());
    assertThrows(GalleryFull.class, () -> after.follow(person(3), Writer.ANSWER));
    assertEquals(2, after.size());
    after.remove(person(1).subject().id(), AT);
    after.follow(person(3), Writer.ANSWER);
    assertEquals(2, after.size());
  }
}
