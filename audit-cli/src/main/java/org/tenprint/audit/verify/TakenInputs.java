package org.tenprint.audit.verify;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.TakenEvents;
import org.tenprint.events.Party;
import org.tenprint.events.common.Origin;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.events.notification.CaseEventKind;
import org.tenprint.events.notification.CaseStep;
import org.tenprint.events.notification.StepTrigger;
import org.tenprint.messaging.Envelope;
import org.tenprint.policy.law.Edition;

/**
 * What the steps of one case were taken on, as far as it was taken again: no input is taken twice.
 *
 * <p>An input is known by its address; a request by the id of its event too, under which whoever
 * asks may have sent it again. Of those the service remembers the last of a booking, since the
 * sixth edition, and none of what came before the determination: what it does not remember it takes
 * again, as it must.
 */
final class TakenInputs {
  private static final String SOURCE = "/" + Party.NOTIFICATION_SERVICE.text();

  private record Request(String id, int step) {}

  private final Map<Origin, Integer> steps = new HashMap<>();
  private final Deque<Request> requests = new ArrayDeque<>();
  private boolean decided;

  /** Whether an input, and not time or a rule, made a step. */
  static boolean madeByAnInput(CaseStep step) {
    return step.getTrigger() == StepTrigger.DETERMINATION
        || step.getTrigger() == StepTrigger.REVIEW
        || step.getTrigger() == StepTrigger.CASE_EVENT;
  }

  /**
   * The id under which a request that came by the service's door may come again.
   *
   * @return empty of anything else
   */
  static Optional<String> request(CaseEvent event, LogRecord record) {
    if (event.getKind() != CaseEventKind.REQUESTED) {
      return Optional.empty();
    }
    Envelope envelope =
        Envelope.readFrom(record.kafkaHeaders(), record.address(), record.recorded());
    return Optional.of(envelope).filter(one -> one.source().equals(SOURCE)).map(Envelope::id);
  }

  /**
   * Takes the next step.
   *
   * @param request the id of the request that it was taken on
   * @throws BrokenEvent if its input was taken before, or it can have none
   */
  void take(CaseStep step, Optional<String> request) throws BrokenEvent {
    Origin origin = step.getOrigin();
    if (!madeByAnInput(step)) {
      if (origin != null) {
        throw new BrokenEvent("time or a rule made it, and it names an input");
      }
      return;
    }
    Integer before = steps.putIfAbsent(origin, step.getStep());
    if (before != null) {
      throw new BrokenEvent("its input was taken by step " + before);
    }
    decided |= step.getTrigger() == StepTrigger.DETERMINATION;
    if (request.isPresent() && decided && step.getEdition() >= Edition.SIXTH.number()) {
      remember(new Request(request.get(), step.getStep()));
    }
  }

  private void remember(Request request) throws BrokenEvent {
    for (Request one : requests) {
      if (one.id().equals(request.id())) {
        throw new BrokenEvent("its request was taken by step " + one.step());
      }
    }
    requests.addLast(request);
    if (requests.size() > TakenEvents.REQUESTS_REMEMBERED) {
      requests.removeFirst();
    }
  }
}
