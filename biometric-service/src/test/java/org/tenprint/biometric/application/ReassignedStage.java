package org.tenprint.biometric.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.tenprint.biometric.TestFingers;
import org.tenprint.biometric.application.EnrolledGallery.Writer;
import org.tenprint.biometric.application.People.Rewritten;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.SearchResult;
import org.tenprint.matching.prints.TenPrint;

/** Of Ann one encounter is Ben's, and two examiners find it. */
abstract class ReassignedStage {
  static final Instant AT = Instant.parse("2011-06-05T12:00:00Z");
  static final Optional<String> NOBODY = Optional.empty();
  static final String PERSONS = EnrolledSubject.idOfPerson(new UUID(7, 7));
  static final Optional<String> PERSON = Optional.of(PERSONS);

  /** Of Ann the first and the third; the second is Ben's, who was taken for her. */
  final EnrolledSubject one = EnrolledSubject.first(booking(1), prints(1, 0), AT);

  final EnrolledSubject mixed = one.seenAgain(booking(2), prints(2, 0), AT.plusSeconds(2));
  final EnrolledSubject both = mixed.seenAgain(booking(3), prints(1, 1), AT.plusSeconds(3));
  final EnrolledSubject anns = one.seenAgain(booking(3), prints(1, 1), AT.plusSeconds(3));
  final EnrolledSubject bens =
      EnrolledSubject.first(booking(2), prints(2, 0), AT.plusSeconds(2)).as(PERSONS);
  final String id = one.subject().id();

  final EnrolledGallery gallery = new EnrolledGallery(Galleries.exhaustive());

  static UUID booking(int number) {
    return new UUID(1, number);
  }

  static TenPrint prints(int person, int impression) {
    return TestFingers.person(person, impression, 1, 2);
  }

  static List<Rewritten> claimed(EnrolledGallery of) {
    return of.rewritten(any -> true);
  }

  /** What is to be written to the log. */
  static List<Consumer<EnrolledGallery>> due(EnrolledGallery of) {
    List<Consumer<EnrolledGallery>> records = new ArrayList<>();
    for (Rewritten one : claimed(of)) {
      one.moved().forEach(moved -> records.add(log -> log.follow(moved, Writer.ANSWER)));
      records.add(
          log ->
              one.left()
                  .ifPresentOrElse(
                      left -> log.follow(left, Writer.ANSWER), () -> emptied(log, one)));
    }
    return records;
  }

  static void emptied(EnrolledGallery log, Rewritten one) {
    if (one.forGood()) {
      log.remove(one.subjectId(), AT);
    } else {
      log.followEmptied(one.subjectId(), one.joined());
    }
  }

  /** Writes it, and reads it. */
  static void carryOut(EnrolledGallery of) {
    due(of).forEach(record -> record.accept(of));
  }

  static SearchResult found(EnrolledGallery of, TenPrint probe) {
    return of.search(null, probe).result();
  }
}
