package org.tenprint.biometric.application;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.tenprint.biometric.application.EnrolledGallery.Writer;
import org.tenprint.biometric.domain.CapturedPrints;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.biometric.domain.LogAddress;
import org.tenprint.biometric.domain.ShardPart;
import org.tenprint.biometric.domain.ShardQuestion;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.GallerySize;
import org.tenprint.matching.prints.TenPrint;

/** Shards in one process, over one log. */
final class OneLog implements Shards {
  static final int EXPECTED = 1000;

  static final CapturedPrints BOOKING =
      new CapturedPrints(new UUID(7, 7), new LogAddress(0, 0), true, List.of());

  final List<GalleryShard> shards = new ArrayList<>();
  final List<EnrolledSubject> records = new ArrayList<>();
  final List<ShardQuestion> asked = new ArrayList<>();
  boolean away;
  boolean failing;

  /** What happens when all shards have answered, and nobody has heard them yet. */
  Runnable meanwhile = () -> {};

  private Supplier<List<TenPrint>> probes = List::of;

  OneLog(int count) {
    this(count, GallerySize.of(EXPECTED));
  }

  OneLog(int count, GallerySize size) {
    for (int i = 0; i < count; i++) {
      EnrolledGallery gallery = new EnrolledGallery(Galleries.create(size));
      shards.add(new GalleryShard(i, count, gallery, size));
    }
  }

  void write(EnrolledSubject enrolled) {
    LogAddress at = new LogAddress(0, records.size());
    records.add(enrolled);
    for (GalleryShard shard : shards) {
      if (shard.owns(enrolled.subject().id())) {
        shard.gallery().follow(enrolled, Writer.ANSWER, at);
      }
      shard.followed(enrolled.subject().id(), enrolled::captures, at);
    }
  }

  ShardedPeople people(int index) {
    return new ShardedPeople(shards.get(index), this, Duration.ZERO);
  }

  @Override
  public List<ShardPart> ask(ShardQuestion question, Supplier<ShardPart> own) {
    asked.add(question);
    Map<Integer, ShardPart> parts = new HashMap<>();
    ShardPart mine = own.get();
    parts.put(mine.shard(), mine);
    Optional<TenPrint> probe = probes.get().stream().findFirst();
    for (GalleryShard shard : shards) {
      if (shard.index() != mine.shard() && !away) {
        ShardPart part = shard.answer(probe, question);
        parts.put(shard.index(), failing ? new ShardPart(part.shard(), 0, Map.of(), true) : part);
      }
    }
    meanwhile.run();
    return List.copyOf(parts.values());
  }

  @Override
  public Map<Integer, Long> logEnd() {
    return Map.of(0, (long) records.size());
  }

  @Override
  public EnrolledSubject enrolled(String subjectId, LogAddress at) {
    EnrolledSubject found = records.get((int) at.offset());
    assertEquals(subjectId, found.subject().id());
    return found;
  }

  People.Found search(int from, TenPrint probe) {
    probes = () -> List.of(probe);
    return people(from).search(BOOKING, probe);
  }
}
