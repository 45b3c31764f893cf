package org.tenprint.notification.domain;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.tenprint.policy.fact.MessagePart;
import org.tenprint.policy.law.Instrument;

/** Which parts of what is told a question is about. */
final class SheetParts {
  private SheetParts() {}

  /**
   * The parts that the instruments of a hold would keep back; none where one of them would keep
   * back all, or is not known.
   *
   * @param ids of the instruments; what one of them requires or permits is no part
   */
  static SortedSet<MessagePart> of(List<String> ids, Function<String, Optional<Instrument>> known) {
    SortedSet<MessagePart> parts = new TreeSet<>();
    for (String id : ids) {
      Optional<Instrument> one = known.apply(id);
      boolean opens = one.filter(its -> its.ruling().effect().opens()).isPresent();
      if (!opens && one.filter(its -> its.ruling().ofParts()).isEmpty()) {
        return new TreeSet<>();
      }
      one.ifPresent(its -> parts.addAll(its.ruling().fields()));
    }
    return parts;
  }
}
