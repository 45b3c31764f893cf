package org.tenprint.biometric.application;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tenprint.biometric.application.Unconfirmed.View;
import org.tenprint.biometric.domain.CapturedPrints;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.biometric.domain.LogAddress;
import org.tenprint.biometric.domain.ShardPart;
import org.tenprint.biometric.domain.ShardPart.Proposed;
import org.tenprint.biometric.domain.ShardQuestion;
import org.tenprint.matching.Candidate;
import org.tenprint.matching.CorrectedSearch;
import org.tenprint.matching.Gallery;
import org.tenprint.matching.SearchResult;
import org.tenprint.matching.SequenceCorrection;
import org.tenprint.matching.prints.TenPrint;

/**
 * A gallery over several instances: every shard is asked, what all of them say is merged by {@link
 * Candidate#RANKING}, and the search goes on as in one gallery. An answer rests on all shards or is
 * none.
 *
 * <p>What is searched is one set of people: the log up to its end at the question, which every
 * shard reads before it answers, and on top what this instance has enrolled since, which the shards
 * leave out. Two rounds at most: the probe as given, and all assumptions together.
 */
public final class ShardedPeople implements People {
  private static final List<SequenceCorrection> AS_GIVEN = List.of(SequenceCorrection.NONE);
  private final GalleryShard shard;
  private final Shards shards;
  private final Duration longestBehind;

  /**
   * @param shard this instance's
   * @param shards the others
   * @param longestBehind how long this instance may take to read to the log's end
   */
  public ShardedPeople(GalleryShard shard, Shards shards, Duration longestBehind) {
    this.shard = shard;
    this.shards = shards;
    this.longestBehind = longestBehind;
  }

  /** What one round came to. */
  private record Gathered(View view, List<ShardPart> parts) {
    int size() {
      return view.subjects().size() + parts.stream().mapToInt(ShardPart::gallerySize).sum();
    }

    List<Candidate> ranking(SequenceCorrection correction) {
      return Stream.concat(
              view.rankings().get(correction).stream(),
              parts.stream()
                  .flatMap(part -> part.rankings().get(correction).stream())
                  .map(Proposed::candidate))
          .sorted(Candidate.RANKING)
          .limit(Gallery.DEFAULT_CANDIDATES)
          .toList();
    }

    Map<String, LogAddress> addresses(SequenceCorrection correction) {
      Map<String, LogAddress> addresses = new HashMap<>();
      for (ShardPart part : parts) {
        for (Proposed proposed : part.rankings().get(correction)) {
          addresses.put(proposed.candidate().subjectId(), proposed.enrolment());
        }
      }
      return addresses;
    }
  }

  @Override
  public Found search(CapturedPrints booking, TenPrint probe) {
    long before = taken();
    Map<SequenceCorrection, Gathered> rounds = new EnumMap<>(SequenceCorrection.class);
    Gathered first = gather(booking, Optional.of(probe), AS_GIVEN);
    rounds.put(SequenceCorrection.NONE, first);
    SearchResult result =
        CorrectedSearch.search(
            probe,
            first.size(),
            correction -> {
              if (!rounds.containsKey(correction)) {
                List<SequenceCorrection> assumed = CorrectedSearch.assumptions(probe);
                Gathered second = gather(booking, Optional.of(probe), assumed);
                assumed.forEach(c -> rounds.put(c, second));
              }
              return rounds.get(correction).ranking(correction);
            },
            engineVersion());
    return new Found(
        result,
        () ->
            result
                .best()
                .map(Candidate::subjectId)
                .flatMap(id -> held(id, rounds.get(result.correction()), result.correction()))
                .filter(known -> taken() == before));
  }

  private long taken() {
    return shard.gallery().held(HeldPeople::taken);
  }

  /**
   * From here where it can be had here, else from the log, where its shard has read it, as the
   * orders leave it: the log may not say so yet, and the shard has compared with that.
   */
  private Optional<EnrolledSubject> held(String id, Gathered round, SequenceCorrection correction) {
    EnrolledSubject unconfirmed = round.view().subjects().get(id);
    if (unconfirmed != null) {
      // an order of just now may not have reached what is unconfirmed when that was searched
      return shard.gallery().left(unconfirmed).filter(unconfirmed::equals);
    }
    return shard.owns(id)
        ? shard.gallery().find(id)
        : shard.gallery().left(shards.enrolled(id, round.addresses(correction).get(id)));
  }

  @Override
  public int size(CapturedPrints booking) {
    return gather(booking, Optional.empty(), List.of()).size();
  }

  private Gathered gather(
      CapturedPrints booking, Optional<TenPrint> probe, List<SequenceCorrection> corrections) {
    readToTheEnd();
    View view = shard.unconfirmed().view(probe, corrections);
    ShardQuestion question =
        new ShardQuestion(
            booking.bookingId(), booking.at(), corrections, view.subjects().keySet(), view.read());
    List<ShardPart> parts =
        new ArrayList<>(shards.ask(question, () -> shard.answer(probe, question)));
    if (!parts.stream()
        .map(ShardPart::shard)
        .toList()
        .equals(IntStream.range(0, shard.count()).boxed().toList())) {
      throw new GalleryAway("not every shard has answered");
    }
    if (parts.stream().anyMatch(ShardPart::failed)) {
      throw new IllegalStateException("the engine of a shard failed");
    }
    return new Gathered(view, parts);
  }

  private void readToTheEnd() {
    try {
      if (!shard.awaitRead(shards.logEnd(), longestBehind)) {
        throw new GalleryAway("the enrolments topic is not read to its end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GalleryAway("interrupted", e);
    }
  }

  @Override
  public void enrol(EnrolledSubject enrolled, CapturedPrints booking) {
    shard.unconfirmed().enrol(enrolled, booking);
  }

  @Override
  public void takeBack(UUID booking, int partition) {
    shard.unconfirmed().takeBack(booking, partition);
  }

  @Override
  public void forgetUnconfirmed(int partition) {
    shard.unconfirmed().forget(partition);
    shard.gallery().forgetUnconfirmed(partition);
  }

  @Override
  public List<String> removeAgain() {
    return shard.gallery().removeAgain();
  }

  /** The shard that holds a person writes it, from any partition. */
  @Override
  public List<Rewritten> rewritten(int partition, int partitions) {
    return shard.gallery().rewritten(id -> true);
  }

  @Override
  public void notRewritten(String subjectId) {
    shard.gallery().notRewritten(subjectId);
  }

  @Override
  public String engineVersion() {
    return shard.engineVersion();
  }
}
