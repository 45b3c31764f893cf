package org.tenprint.matching;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.tenprint.matching.index.Lanes;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/**
 * One gallery over several shards: a subject lives in the shard its id falls to, a search asks all
 * of them and merges. Answers equal those of one gallery of everybody, byte for byte: each shard
 * answers for whole lanes ({@link Lanes}), and what a lane proposes hangs on its own subjects
 * alone.
 */
public final class ShardedGallery implements Gallery {
  private final List<TwoStageGallery> shards;

  private ShardedGallery(List<TwoStageGallery> shards) {
    this.shards = shards;
  }

  /**
   * Empty shards.
   *
   * @param count a divisor of the lanes
   * @param size of all shards together
   */
  public static ShardedGallery empty(int count, GallerySize size) {
    size.inShards(count);
    return new ShardedGallery(
        IntStream.range(0, count).mapToObj(i -> TwoStageGallery.empty(size)).toList());
  }

  /**
   * Empty shards.
   *
   * @param count a divisor of the lanes that suit so many people; 1, 2, 4 or 8 always are
   * @param expectedSubjects of all shards together
   */
  public static ShardedGallery empty(int count, int expectedSubjects) {
    return empty(count, GallerySize.of(expectedSubjects));
  }

  /** The shard, 0 to {@code shards - 1}, that a subject lives in. */
  public static int shard(String subjectId, int shards) {
    return Lanes.of(subjectId, shards);
  }

  private TwoStageGallery home(String subjectId) {
    return shards.get(shard(subjectId, shards.size()));
  }

  @Override
  public synchronized void put(Subject subject) {
    home(subject.id()).put(subject);
  }

  @Override
  public synchronized boolean merge(String subjectId, String otherId) {
    return Gallery.super.merge(subjectId, otherId);
  }

  @Override
  public synchronized boolean remove(String subjectId) {
    return home(subjectId).remove(subjectId);
  }

  @Override
  public Optional<Subject> find(String subjectId) {
    return home(subjectId).find(subjectId);
  }

  @Override
  public int size() {
    return shards.stream().mapToInt(TwoStageGallery::size).sum();
  }

  @Override
  public SearchResult search(TenPrint probe, int candidates, Predicate<String> among) {
    return CorrectedSearch.search(
        probe, size(), correction -> gather(probe, correction, candidates, among), engineVersion());
  }

  private List<Candidate> gather(
      TenPrint probe, SequenceCorrection correction, int candidates, Predicate<String> among) {
    return shards.stream()
        .flatMap(shard -> shard.rank(probe, correction, candidates, among).stream())
        .sorted(Candidate.RANKING)
        .limit(candidates)
        .toList();
  }

  @Override
  public String engineVersion() {
    return shards.get(0).engineVersion();
  }
}
