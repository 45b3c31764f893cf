package org.tenprint.scenarios;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tenprint.policy.SlowPolicy.Answer;
import org.tenprint.policy.decision.Disposition;
import org.tenprint.policy.fact.Circumstances;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Outcome;

/** Where a slow case stands towards one recipient. */
final class SlowLine {
  /** A decision that was taken, with all that it rested on. */
  record Taken(
      Answer answer,
      Circumstances on,
      Optional<Request> request,
      Instant at,
      List<Instrument> book) {}

  Disposition shown;
  Taken last;
  Optional<Taken> out = Optional.empty();
  Optional<Request> request = Optional.empty();
  boolean waits;
  boolean failed;
  boolean owed;

  boolean held() {
    return shown.outcome() == Outcome.HELD && !waits;
  }
}
