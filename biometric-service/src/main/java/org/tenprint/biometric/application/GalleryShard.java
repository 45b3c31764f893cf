package org.tenprint.biometric.application;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.tenprint.biometric.domain.EnrolledSubject.Capture;
import org.tenprint.biometric.domain.LogAddress;
import org.tenprint.biometric.domain.ShardPart;
import org.tenprint.biometric.domain.ShardPart.Proposed;
import org.tenprint.biometric.domain.ShardQuestion;
import org.tenprint.matching.Candidate;
import org.tenprint.matching.Gallery;
import org.tenprint.matching.GallerySize;
import org.tenprint.matching.SequenceCorrection;
import org.tenprint.matching.ShardedGallery;
import org.tenprint.matching.TwoStageGallery;
import org.tenprint.matching.prints.TenPrint;

/**
 * One instance's part of a gallery that is dealt to several by subject. The shard itself is what
 * the log says of its subjects and no more, so that every shard answers a question as of the log
 * alone; what this instance has enrolled beyond that stands beside it ({@link Unconfirmed}).
 */
public final class GalleryShard {
  private final int index;
  private final int count;
  private final EnrolledGallery gallery;
  private final int expectedSubjects;
  private final Unconfirmed unconfirmed;

  /** As below, of as many lanes as suit so many people. */
  public GalleryShard(int index, int count, EnrolledGallery gallery, int expectedSubjects) {
    this(index, count, gallery, GallerySize.of(expectedSubjects));
  }

  /**
   * @param index which shard, from 0
   * @param count of how many
   * @param gallery keeps the shard's subjects, over a {@link TwoStageGallery}
   * @param size what that one is made for: all shards together
   * @throws IllegalArgumentException if there is no such shard
   */
  public GalleryShard(int index, int count, EnrolledGallery gallery, GallerySize size) {
    if (count < 2 || size.lanes() % count != 0 || index < 0 || index >= count) {
      throw new IllegalArgumentException(
          "tenprint.shards.count is 1 or divides tenprint.matching.lanes, which are "
              + size.lanes()
              + ", tenprint.shards.index is from 0 and below it; not "
              + count
              + " and "
              + index);
    }
    this.index = index;
    this.count = count;
    this.gallery = gallery;
    this.expectedSubjects = size.expectedSubjects();
    this.unconfirmed = new Unconfirmed(TwoStageGallery.empty(size), gallery::left);
  }

  /** Which shard, from 0. */
  public int index() {
    return index;
  }

  /** Of how many. */
  public int count() {
    return count;
  }

  /** What the index of each shard is sized for. */
  public int expectedSubjects() {
    return expectedSubjects;
  }

  /** Name and version of what computes scores. */
  public String engineVersion() {
    return gallery.engineVersion();
  }

  /** Whether the subject lives here. */
  public boolean owns(String subjectId) {
    return ShardedGallery.shard(subjectId, count) == index;
  }

  /** An enrolment was read, here or elsewhere at home; if here, the gallery has followed it. */
  public void followed(String subjectId, Supplier<List<Capture>> captures, LogAddress at) {
    unconfirmed.followed(subjectId, captures, at);
  }

  /** A tombstone was read. */
  public void removed(String subjectId, LogAddress at) {
    unconfirmed.removed(subjectId, at);
  }

  /** A booking was expunged: its encounter is held no more, here or on the way to another shard. */
  public void forget(UUID booking) {
    gallery.forget(booking);
    unconfirmed.forget(booking);
  }

  /** A booking's prints are that subject's, or nobody's; here, or on the way to another shard. */
  public void reassign(UUID booking, Optional<String> subjectId) {
    unconfirmed.reassign(booking, gallery.reassign(booking, subjectId));
  }

  /** A subject was removed for good; who is held under it goes on under another. */
  public void removedForGood(String key) {
    gallery.removedForGood(key);
    unconfirmed.amend();
  }

  /** So far the enrolments topic was read, by partition. */
  public void read(Map<Integer, Long> positions) {
    unconfirmed.read(positions);
  }

  /** Waits until the enrolments topic is read so far; false when it is not within that time. */
  public boolean awaitRead(Map<Integer, Long> upTo, Duration longest) throws InterruptedException {
    return unconfirmed.awaitRead(upTo, longest);
  }

  /**
   * This shard's part of the answer.
   *
   * @param probe templates of the booking; may be absent where nothing is to be ranked
   */
  public ShardPart answer(Optional<TenPrint> probe, ShardQuestion question) {
    Map<SequenceCorrection, List<Proposed>> rankings = new EnumMap<>(SequenceCorrection.class);
    for (SequenceCorrection correction : question.corrections()) {
      rankings.put(correction, ranking(probe.orElseThrow(), correction, question.leftOut()));
    }
    int size = gallery.held(people -> people.sizeWithout(question.leftOut()));
    return new ShardPart(index, size, rankings, false);
  }

  /**
   * Who is removed meanwhile has no address any more, and is left out like the others: struck out
   * afterwards, the next would be the first of whose fingers nothing is told.
   */
  private List<Proposed> ranking(
      TenPrint probe, SequenceCorrection correction, Set<String> leftOut) {
    Set<String> out = new HashSet<>(leftOut);
    Predicate<String> among = subjectId -> !out.contains(subjectId);
    List<Proposed> ranking = new ArrayList<>();
    boolean whole = false;
    while (!whole) {
      ranking.clear();
      List<Candidate> ranked = gallery.rank(probe, correction, Gallery.DEFAULT_CANDIDATES, among);
      for (Candidate candidate : ranked) {
        gallery
            .held(people -> people.address(candidate.subjectId()))
            .ifPresentOrElse(
                address -> ranking.add(new Proposed(candidate, address)),
                () -> out.add(candidate.subjectId()));
      }
      whole = ranking.size() == ranked.size();
    }
    return ranking;
  }

  /** Keeps the shard's subjects, as the log has them. */
  public EnrolledGallery gallery() {
    return gallery;
  }

  Unconfirmed unconfirmed() {
    return unconfirmed;
  }
}
