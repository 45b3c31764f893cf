package org.tenprint.biometric.adapter.kafka;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tenprint.biometric.domain.LogAddress;
import org.tenprint.biometric.domain.ShardPart;
import org.tenprint.biometric.domain.ShardPart.Proposed;
import org.tenprint.biometric.domain.ShardQuestion;
import org.tenprint.events.biometric.LabelCorrection;
import org.tenprint.events.biometric.RankedCandidate;
import org.tenprint.events.biometric.Ranking;
import org.tenprint.events.biometric.ShardAnswer;
import org.tenprint.events.biometric.ShardSearch;
import org.tenprint.events.common.PartitionOffset;
import org.tenprint.matching.Candidate;
import org.tenprint.matching.SequenceCorrection;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;

/** What shards ask and answer, to and from Avro. */
final class ShardCodec {
  private ShardCodec() {}

  static ShardSearch toAvro(String requestId, ShardQuestion question, ShardIdentity self) {
    List<PartitionOffset> upTo = new ArrayList<>();
    new TreeMap<>(question.upTo())
        .forEach((partition, offset) -> upTo.add(new PartitionOffset(partition, offset)));
    return new ShardSearch(
        requestId,
        question.bookingId(),
        toAvro(question.booking()),
        question.corrections().stream().map(c -> LabelCorrection.valueOf(c.name())).toList(),
        List.copyOf(new TreeSet<>(question.leftOut())),
        upTo,
        self.index(),
        self.count(),
        self.engineVersion(),
        self.expectedSubjects());
  }

  static ShardQuestion fromAvro(ShardSearch search) throws PoisonEvent {
    List<SequenceCorrection> corrections = new ArrayList<>();
    for (LabelCorrection correction : search.getCorrections()) {
      corrections.add(fromAvro(correction));
    }
    Map<Integer, Long> upTo = new TreeMap<>();
    search.getUpTo().forEach(end -> upTo.put(end.getPartition(), end.getOffset()));
    return new ShardQuestion(
        search.getBookingId(),
        fromAvro(search.getBooking()),
        corrections,
        Set.copyOf(search.getLeftOut()),
        upTo);
  }

  static ShardAnswer toAvro(ShardSearch search, ShardPart part) {
    List<Ranking> rankings = new ArrayList<>();
    new TreeMap<>(part.rankings())
        .forEach(
            (correction, ranking) ->
                rankings.add(
                    new Ranking(
                        LabelCorrection.valueOf(correction.name()),
                        ranking.stream().map(ShardCodec::toAvro).toList())));
    return new ShardAnswer(
        search.getRequestId(),
        search.getBookingId(),
        part.shard(),
        (long) part.gallerySize(),
        rankings,
        part.failed());
  }

  /** A part that answers the whole question, or has failed. */
  static ShardPart fromAvro(ShardAnswer answer, ShardQuestion question) throws PoisonEvent {
    Map<SequenceCorrection, List<Proposed>> rankings = new EnumMap<>(SequenceCorrection.class);
    for (Ranking ranking : answer.getRankings()) {
      List<Proposed> proposed = new ArrayList<>();
      for (RankedCandidate candidate : ranking.getCandidates()) {
        proposed.add(fromAvro(candidate));
      }
      rankings.put(fromAvro(ranking.getCorrection()), proposed);
    }
    if (!answer.getFailed() && !rankings.keySet().equals(Set.copyOf(question.corrections()))) {
      throw broken("the answer's rankings are not those asked for");
    }
    if (answer.getGallerySize() < 0 || answer.getGallerySize() > Integer.MAX_VALUE) {
      throw broken("no shard has so many people");
    }
    return new ShardPart(
        answer.getShard(), (int) answer.getGallerySize(), rankings, answer.getFailed());
  }

  private static RankedCandidate toAvro(Proposed proposed) {
    Candidate candidate = proposed.candidate();
    return new RankedCandidate(
        candidate.subjectId(),
        candidate.score(),
        candidate.fingersUsed(),
        toAvro(proposed.enrolment()),
        VerdictCodec.toAvro(candidate.agreement()));
  }

  private static Proposed fromAvro(RankedCandidate candidate) throws PoisonEvent {
    return new Proposed(
        new Candidate(
            candidate.getSubjectId(),
            candidate.getScore(),
            candidate.getFingersUsed(),
            VerdictCodec.fromAvro(candidate.getFingerVerdicts())),
        fromAvro(candidate.getEnrolment()));
  }

  private static PartitionOffset toAvro(LogAddress address) {
    return new PartitionOffset(address.partition(), address.offset());
  }

  private static LogAddress fromAvro(PartitionOffset address) {
    return new LogAddress(address.getPartition(), address.getOffset());
  }

  private static SequenceCorrection fromAvro(LabelCorrection correction) throws PoisonEvent {
    if (correction == LabelCorrection.UNKNOWN) {
      throw broken("a correction is not known here");
    }
    return SequenceCorrection.valueOf(correction.name());
  }

  private static PoisonEvent broken(String what) {
    return new PoisonEvent(PoisonReason.INVARIANT_BROKEN, what);
  }
}
