package org.tenprint.biometric.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who did what to whom at the ABIS face, and who was told of whom. */
public interface AbisJournal {
  /** What became of what was asked. */
  enum Outcome {
    /** It is about to be done, or handed out: written before. */
    ASKED,
    /** It was done. */
    DONE,
    /** Nothing has changed. */
    REFUSED,
    /** It broke: whether it was done, the folder says. */
    FAILED
  }

  /**
   * What is about to be done, or handed out.
   *
   * @param at when
   * @param by who asked, as the door knows them
   * @param operation by the published interface's name
   * @param persons of whom, by their ids, the one that stays of a merge first; none where nobody
   *     was found
   * @param encounter which of theirs, where one was asked for
   * @param outcome what became of it
   */
  record Line(
      Instant at,
      String by,
      String operation,
      List<String> persons,
      Optional<String> encounter,
      Outcome outcome) {
    /** Copies the ids. */
    public Line {
      persons = List.copyOf(persons);
    }
  }

  /** So little place is left that what others write to that disk would have none soon. */
  final class NoPlace extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Nothing was recorded. */
    public NoPlace() {
      super("there is no place to record it: tell the operator");
    }
  }

  /**
   * Records; on disk when this returns.
   *
   * @throws NoPlace of what is only asked for, if there is no place: it is not to be done
   * @throws java.io.UncheckedIOException if it is not: then it is not to be done, nor handed out
   */
  void record(Line line);

  /** Whether there is place for what is asked next; not where nobody can tell. */
  boolean hasPlace();
}
