package org.tenprint.biometric.application;

import java.time.Instant;
import java.util.List;

/** Who did what to whom at the ABIS face, and who was told of whom. */
public interface AbisJournal {
  /**
   * What is about to be done, or handed out.
   *
   * @param at when
   * @param by who asked, as the door knows them
   * @param operation by the published interface's name
   * @param persons of whom, by their ids; none where nobody was found
   */
  record Line(Instant at, String by, String operation, List<String> persons) {
    /** Copies the ids. */
    public Line {
      persons = List.copyOf(persons);
    }
  }

  /**
   * Records; on disk when this returns.
   *
   * @throws java.io.UncheckedIOException if it is not: then it is not to be done, nor handed out
   */
  void record(Line line);
}
