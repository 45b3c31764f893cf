package org.tenprint.notification.adapter.kafka;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.tenprint.decisions.CaseChange;
import org.tenprint.decisions.CaseMoment;
import org.tenprint.decisions.CaseReplay;
import org.tenprint.decisions.CaseState;
import org.tenprint.decisions.Times;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.common.Origin;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.RecipientMessage;
import org.tenprint.events.notification.Review;
import org.tenprint.events.notification.StepTrigger;
import org.tenprint.events.notification.Verdict;
import org.tenprint.messaging.Emitter;
import org.tenprint.messaging.Envelope;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.notification.application.Outbox;
import org.tenprint.notification.domain.Happening;
import org.tenprint.notification.domain.LogAddress;
import org.tenprint.notification.domain.Step;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.cases.CaseFile;
import org.tenprint.policy.fact.Recipient;

/**
 * Writes what steps made as events: the journal's entry, dispositions and messages, in the hop's
 * transaction. Nothing in what a recipient reads follows from the number of the step. It carries no
 * traceparent, so that no client goes on with the trace by itself; its correlation id still names
 * the booking, whose trace it is.
 */
final class CaseOutbox implements Outbox {
  /** Why a review is put aside that could be taken. */
  static final String BEYOND =
      "so many wait, or the case is full or holds what was not held when it was given";

  private static final String SOURCE = "/" + NotificationTopology.SERVICE;

  private final CaseReplay replay;
  private final NotificationCodecs codecs;
  private final NotificationTopics topics;
  private final CaseStores stores;
  private final Emitter out;
  private final UnsentMessages messages;
  private final UnreachedCases unreached;
  private final Function<LogAddress, Optional<byte[]>> recorded;

  /**
   * @param recorded the value of an input as it stands in the log, where that has it yet
   */
  CaseOutbox(
      CaseReplay replay,
      NotificationCodecs codecs,
      NotificationTopics topics,
      CaseStores stores,
      Emitter out,
      UnsentMessages messages,
      UnreachedCases unreached,
      Function<LogAddress, Optional<byte[]>> recorded) {
    this.replay = replay;
    this.codecs = codecs;
    this.topics = topics;
    this.stores = stores;
    this.out = out;
    this.messages = messages;
    this.unreached = unreached;
    this.recorded = recorded;
  }

  @Override
  public boolean takes(Recipient recipient) {
    return messages.takes(recipient.text());
  }

  @Override
  public boolean takesAlone(String booking, Happening review, Runnable part) {
    Optional<PoisonEvent> thrown = out.apart(part::run);
    thrown.ifPresent(why -> putAside(booking, review, why));
    return thrown.isEmpty();
  }

  @Override
  public boolean tries(Runnable part) {
    return out.apart(part::run).isEmpty();
  }

  @Override
  public void putAside(String booking, Happening review) {
    putAside(booking, review, new PoisonEvent(PoisonReason.INVARIANT_BROKEN, BEYOND));
  }

  private void putAside(String booking, Happening review, PoisonEvent why) {
    if (!(review.event() instanceof CaseEvent.Reviewed reviewed)) {
      throw new IllegalArgumentException("only a review is put off");
    }
    byte[] value =
        recorded.apply(review.where()).orElseGet(() -> anew(booking, reviewed, review.known()));
    out.putAside(review.where().topic(), booking, value, why, written(review.where()));
  }

  /** What a review said that the log has no more, but for its time: that of the case of then. */
  private byte[] anew(
      String booking, CaseEvent.Reviewed reviewed, Optional<Happening.Known> known) {
    Instant at = known.map(Happening.Known::at).orElse(Instant.EPOCH);
    return codecs
        .inputs()
        .reviews()
        .encode(
            new Review(
                UUID.fromString(booking),
                reviewed.by(),
                Verdict.valueOf(reviewed.verdict().name()),
                Times.written(at, ZoneOffset.UTC)));
  }

  @Override
  public void write(List<Step> steps) {
    String booking = steps.get(0).before().booking();
    OpenedCase opened = stores.opened(booking);
    OpenedCase stands = opened;
    List<CaseChange> changes = new ArrayList<>();
    for (Step step : steps) {
      CaseState before =
          new CaseState(
              opened.determination(),
              step.before().file(),
              step.before().step(),
              step.before().at(),
              stands.sent(),
              stands.earlier());
      CaseChange change =
          replay.written(
              before, step.made(), moment(step), StepTrigger.valueOf(step.trigger().name()));
      changes.add(change);
      stands = stands.after(change.next());
    }
    changes.forEach(change -> emit(booking, change, opened.envelope()));
    stores.opened(booking, stands);
    CaseFile last = steps.get(steps.size() - 1).made().next();
    unreached.keep(booking, steps.get(0).before().file(), last);
  }

  private static CaseMoment moment(Step step) {
    Optional<Origin> origin = step.origin().map(CaseOutbox::written);
    return new CaseMoment(
        step.moment().at(),
        step.moment().rules(),
        step.moment().settings(),
        origin,
        step.moment().messageKey());
  }

  private static Origin written(LogAddress where) {
    return new Origin(where.topic(), where.partition(), where.offset());
  }

  private void emit(String booking, CaseChange change, Envelope from) {
    var at = change.next().at();
    String step = Integer.toString(change.step().getStep());
    out.emit(
        topics.named(TopicCatalogue.CASE_STEPS).name(),
        booking,
        codecs.steps(),
        change.step(),
        from.next(SOURCE, codecs.steps().eventType(), booking, step, at));
    Set<String> names = new HashSet<>();
    for (Disposition disposition : change.dispositions()) {
      String which =
          named(step + "/" + disposition.getRecipient(), disposition.getMessageId(), names);
      out.emit(
          topics.named(TopicCatalogue.DISPOSITIONS).name(),
          booking,
          codecs.dispositions(),
          disposition,
          from.next(SOURCE, codecs.dispositions().eventType(), booking, which, at));
    }
    for (RecipientMessage message : change.messages()) {
      messages.send(
          booking,
          message,
          from.next(SOURCE, codecs.messages().eventType(), booking, message.getMessageId(), at)
              .untraced());
    }
  }

  /** A step may say several things of a recipient, of which more than one has no message. */
  static String named(String first, String message, Set<String> names) {
    String next = first + "/" + message;
    String name = names.contains(first) ? next : first;
    for (int more = 2; !names.add(name); more++) {
      name = next + "/" + more;
    }
    return name;
  }
}
