package org.tenprint.scenarios;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tenprint.policy.SlowPolicy.Answer;
import org.tenprint.policy.decision.Disposition;
import org.tenprint.policy.fact.Circumstances;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;

/** Where a slow case stands towards one recipient. */
final class SlowLine {
  /** A decision that was taken, with all that it rested on. */
  record Taken(
      Answer answer,
      Circumstances on,
      Optional<Request> request,
      Instant at,
      List<Instrument> book) {

    /** Whether an instrument became known after. */
    boolean sinceThen(Instrument one) {
      return !book.contains(one) || one.provenance().recorded().toInstant().isAfter(at);
    }
  }

  /** That it is held, why, and since when. */
  record Held(Reason reason, Instant since) {}

  /** What the recipient has, and where it stands among its messages. */
  record Out(int place, Taken taken) {}

  Disposition shown;

  /** Since when it is shown so; null where it is asked anew. */
  Instant since;

  Taken last;
  final List<Out> outs = new ArrayList<>();
  Optional<Request> request = Optional.empty();
  boolean waits;
  boolean failed;
  boolean owed;

  /** Before it is decided anew. */
  void begins() {
    waits = false;
    failed = false;
    owed = false;
  }

  /** What was told last and stands, or was decided. */
  Taken latest() {
    return outs.isEmpty() ? last : outs.get(outs.size() - 1).taken();
  }

  boolean open() {
    return held() || waits;
  }

  boolean held() {
    return shown.outcome() == Outcome.HELD && !waits;
  }
}
