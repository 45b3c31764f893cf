package org.tenprint.biometric.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.biometric.application.EnrolledGallery.Writer;
import org.tenprint.biometric.application.People.Rewritten;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.biometric.domain.LogAddress;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.ShardedGallery;

/** A person's encounters come from subjects of other shards. */
class ShardedReassignmentTest extends ReassignedStage {
  private static final int EXPECTED = 100;

  private final List<GalleryShard> shards = List.of(shard(0), shard(1));

  private long offset;

  private static GalleryShard shard(int index) {
    return new GalleryShard(index, 2, new EnrolledGallery(Galleries.create(EXPECTED)), EXPECTED);
  }

  private EnrolledGallery of(String subjectId) {
    return shards.get(ShardedGallery.shard(subjectId, 2)).gallery();
  }

  private void write(EnrolledSubject stated) {
    LogAddress at = new LogAddress(0, offset++);
    of(stated.subject().id()).follow(stated, Writer.ANSWER, at);
    shards.forEach(s -> s.followed(stated.subject().id(), stated::captures, at));
  }

  private void write(Rewritten one) {
    one.moved().forEach(this::write);
    one.left()
        .ifPresentOrElse(
            this::write, () -> of(one.subjectId()).followEmptied(one.subjectId(), one.joined()));
  }

  private void carryOut() {
    shards.stream().flatMap(s -> claimed(s.gallery()).stream()).toList().forEach(this::write);
  }

  private void reassign(UUID booking, String subjectId) {
    shards.forEach(s -> s.reassign(booking, Optional.of(subjectId)));
  }

  /** Of that shard. */
  private static String person(int shard) {
    for (int i = 0; ; i++) {
      String person = EnrolledSubject.idOfPerson(new UUID(8, i));
      if (ShardedGallery.shard(person, 2) == shard) {
        return person;
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void encountersOfBothShardsAreOnePerson(int shard) {
    EnrolledSubject stranger = null;
    for (int i = 20; stranger == null; i++) {
      EnrolledSubject other = EnrolledSubject.first(booking(i), prints(2, 2), AT.plusSeconds(9));
      stranger = of(other.subject().id()) == of(id) ? null : other;
    }
    write(both);
    write(stranger);
    String person = person(shard);
    reassign(booking(2), person);
    reassign(stranger.captures().get(0).bookingId().orElseThrow(), person);
    for (int rounds = 0; rounds < 2; rounds++) {
      carryOut();
    }
    assertEquals(Optional.of(bens.as(person).united(stranger.as(person))), of(person).find(person));
    assertEquals(Optional.of(anns), of(id).find(id));
    assertEquals(Optional.empty(), of(stranger.subject().id()).find(stranger.subject().id()));
    shards.forEach(s -> assertFalse(s.gallery().owing()));
  }

  /** Each has a place on the log, and who is not held has none: a snapshot is refused else. */
  @Test
  void whoIsEmptiedHasNoAddress() throws Exception {
    write(one);
    reassign(booking(1), person(1));
    carryOut();
    write(one);
    carryOut();
    for (GalleryShard s : shards) {
      assertTrue(
          s.gallery()
              .snapshot(
                  (engine, memory) ->
                      assertEquals(memory.captures().keySet(), memory.addresses().keySet())));
    }
    assertTrue(of(person(1)).find(person(1)).isPresent());
  }
}
