package org.tenprint.biometric.application;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tenprint.biometric.domain.EnrolledSubject;

/**
 * What the log last said of subjects of which this instance has written more, and not yet read that
 * back. Not thread-safe.
 */
final class LastLogged {
  private final HeldPeople people;
  private final Map<String, Optional<EnrolledSubject>> last = new HashMap<>();

  LastLogged(HeldPeople people) {
    this.people = people;
  }

  /** Whether more was written of a subject than was read. */
  boolean isBehind(String subjectId) {
    return last.containsKey(subjectId);
  }

  /** What the log last said; of whom no more was written that is what is held. */
  Optional<EnrolledSubject> of(String subjectId) {
    Optional<EnrolledSubject> said = last.get(subjectId);
    return said == null ? people.find(subjectId) : said;
  }

  /** More is about to be written of a subject than is held. */
  void before(String subjectId) {
    last.putIfAbsent(subjectId, people.find(subjectId));
  }

  /** The log says so of a subject of whom more was written; false if no more was. */
  boolean said(String subjectId, Optional<EnrolledSubject> now) {
    return last.replace(subjectId, now) != null;
  }

  /** What was written of a subject was read, or goes; false if nothing was. */
  boolean over(String subjectId) {
    return last.remove(subjectId) != null;
  }

  /** What the log last said is to be held otherwise. */
  void amend(Function<EnrolledSubject, Optional<EnrolledSubject>> amended) {
    last.replaceAll((id, said) -> said.flatMap(amended));
  }

  /** Hands over the gallery as the log has it. Where more was written, searches wait meanwhile. */
  void handOver(Memory memory, Memory.Sink sink) throws IOException {
    if (last.isEmpty()) {
      sink.write(people.gallery(), memory);
      return;
    }
    List<EnrolledSubject> written =
        last.keySet().stream().flatMap(id -> people.find(id).stream()).toList();
    people.searchesWait();
    try {
      setBack();
      sink.write(people.gallery(), memory);
    } finally {
      written.forEach(people::hold);
      people.searchesGoOn();
    }
  }

  /** Those of whom more was written are held as the log last said. */
  void setBack() {
    last.forEach((id, said) -> said.ifPresentOrElse(people::hold, () -> people.drop(id)));
  }

  /** What was written is not, or was not, on the log. */
  void clear() {
    last.clear();
  }
}
