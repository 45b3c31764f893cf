package org.tenprint.scenarios;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.tenprint.policy.SlowHanging;
import org.tenprint.policy.SlowPolicy;
import org.tenprint.policy.SlowPolicy.Answer;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.Circumstances;
import org.tenprint.policy.fact.Consent;
import org.tenprint.policy.fact.ConsentTerms;
import org.tenprint.policy.fact.Findings;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;

/** Consents for the slow reference, as they are generated: forms are written alike. */
final class SlowConsents {
  private static final Consent REFUSED = new Consent("", ConsentTerms.NONE, new TreeSet<>(), true);

  private SlowConsents() {}

  static boolean speaksOf(CaseEvent event) {
    return event instanceof CaseEvent.Consented || event instanceof CaseEvent.ConsentWithdrawn;
  }

  /**
   * Takes a report.
   *
   * @param answers what the rules say to a recipient of what was taken
   */
  static void take(
      CaseEvent event,
      SlowLines lines,
      SlowReviews reviews,
      List<Instrument> book,
      BiFunction<SlowLine.Taken, Recipient, Answer> answers,
      Instant now) {
    String ori =
        event instanceof CaseEvent.Consented consented
            ? consented.ori()
            : ((CaseEvent.ConsentWithdrawn) event).ori();
    Recipient agency = Recipient.request(ori);
    if (lines.known(agency).isEmpty()) {
      return;
    }
    SlowLine line = lines.to(agency);
    Consent was = line.request.orElseThrow().consent();
    Consent is = REFUSED;
    if (event instanceof CaseEvent.Consented consented) {
      boolean ofThis = line.request.get().asked().equals(Optional.of(consented.asked()));
      is = ofThis && !was.withdrawn() ? reported(was, consented) : was;
    }
    line.request = Optional.of(asked(line.request.get(), is));
    if (!is.equals(was)) {
      String front = agency.text() + " ";
      reviews.forget(hold -> hold.startsWith(front) && SlowHanging.onConsent(hold, book));
    }
    for (SlowLine.Out out : List.copyOf(line.outs)) {
      if (event instanceof CaseEvent.ConsentWithdrawn && byConsent(out.taken(), agency, answers)) {
        lines.recall(agency, out, Reason.CORRECTED, List.of(), now);
      }
    }
  }

  /** A further request; one that comes twice is none's. */
  static Optional<Request> further(CaseEvent.Requested event, SlowLines lines) {
    Recipient agency = Recipient.request(event.ori());
    lines.asked(agency);
    Request asked = event.request();
    Optional<Instant> was = lines.known(agency).flatMap(l -> l.request).flatMap(Request::asked);
    boolean twice =
        was.isPresent() && !asked.asked().orElse(Instant.MIN).isAfter(was.orElseThrow());
    return Optional.of(
        new Request(
            asked.kind(),
            asked.warrant(),
            asked.purpose(),
            twice ? was : asked.asked(),
            asked.asked(),
            twice ? REFUSED : asked.consent(),
            false));
  }

  private static boolean byConsent(
      SlowLine.Taken out, Recipient agency, BiFunction<SlowLine.Taken, Recipient, Answer> answers) {
    return !SlowHanging.onConsent(out.book()).isEmpty()
        && answers.apply(without(out), agency).outcome() != Outcome.DELIVERED;
  }

  private static Consent reported(Consent was, CaseEvent.Consented event) {
    boolean same = was.form().equals(event.form()) && was.terms() == event.terms();
    TreeSet<String> by = new TreeSet<>();
    if (same) {
      by.addAll(was.by());
    }
    if (by.size() < 2) {
      by.add(SlowPolicy.person(event.by()));
    }
    return new Consent(event.form(), event.terms(), by, false);
  }

  private static Request asked(Request request, Consent consent) {
    return new Request(
        request.kind(),
        request.warrant(),
        request.purpose(),
        request.asked(),
        request.made(),
        consent,
        request.afterConsent());
  }

  /** What was delivered, had nobody consented, nor released what hangs on a consent. */
  private static SlowLine.Taken without(SlowLine.Taken out) {
    Findings were = out.on().findings();
    TreeSet<String> released = new TreeSet<>(were.released());
    released.removeIf(hold -> SlowHanging.onConsent(hold, out.book()));
    Findings then =
        new Findings(were.sealed(), were.citizenship(), released, were.upheld(), were.votes());
    return new SlowLine.Taken(
        null,
        new Circumstances(out.on().facts(), then),
        out.request().map(request -> asked(request, REFUSED)),
        out.at(),
        out.book());
  }
}
