package org.tenprint.audit.verify;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.avro.specific.SpecificRecord;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.CaseChange;
import org.tenprint.decisions.CaseMoment;
import org.tenprint.decisions.CaseReplay;
import org.tenprint.decisions.CaseState;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.common.Origin;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.events.notification.CaseStep;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Expungement;
import org.tenprint.events.notification.MessageKind;
import org.tenprint.events.notification.Reassignment;
import org.tenprint.events.notification.Review;
import org.tenprint.events.notification.StepTrigger;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.policy.law.Edition;

/** Folds a case's journal: takes its steps again, one after another, as far as that goes. */
final class CaseFold {
  /**
   * A case folded.
   *
   * @param steps what each step made, by number, from 1 without a gap
   * @param end why it goes no further; empty when all of the journal was taken again
   */
  record Folded(Map<Integer, CaseChange> steps, Optional<End> end) {}

  /**
   * Why a step could not be taken again.
   *
   * @param step its number
   */
  record End(int step, Verdict verdict, String why) {}

  private final CaseReplay replay;
  private final RuleBooks books;
  private final KnownInstruments known;
  private final Map<Origin, LogRecord> inputs;
  private final EventReader reader;
  private final Withdrawals withdrawals;

  CaseFold(
      CaseReplay replay,
      RuleBooks books,
      Map<Origin, LogRecord> inputs,
      EventReader reader,
      Withdrawals withdrawals) {
    this.replay = replay;
    this.books = books;
    this.known = KnownInstruments.read(reader);
    this.inputs = inputs;
    this.reader = reader;
    this.withdrawals = withdrawals;
  }

  /**
   * Folds.
   *
   * @param journal the steps recorded, by number
   * @param dispositions recorded: they state the reference data of their steps
   */
  Folded fold(
      SortedMap<Integer, Recorded<CaseStep>> journal,
      Collection<Recorded<Disposition>> dispositions) {
    Map<Integer, String> referenceData = OtherData.stated(dispositions);
    Map<Integer, CaseChange> steps = new HashMap<>();
    TakenInputs taken = new TakenInputs();
    CaseState state = null;
    int last = journal.isEmpty() ? 0 : journal.lastKey();
    for (int number = 1; number <= last; number++) {
      try {
        if (state == null) {
          state = opened(journal.values());
        }
        Recorded<CaseStep> recorded = journal.get(number);
        if (recorded == null) {
          throw new MissingInput("step " + number + " of the case");
        }
        CaseChange change =
            take(state, recorded.event(), Optional.ofNullable(referenceData.get(number)));
        taken.take(recorded.event(), request(recorded.event()));
        follows(journal.get(number - 1), recorded, change);
        steps.put(number, change);
        state = change.next();
      } catch (MissingInput missing) {
        return ended(steps, number, missing.verdict(), "missing: " + missing.getMessage());
      } catch (BrokenEvent | IllegalArgumentException e) {
        return ended(
            steps, number, Verdict.DIFFERENT, "the step cannot be taken: " + e.getMessage());
      }
    }
    return new Folded(steps, Optional.empty());
  }

  private static Folded ended(
      Map<Integer, CaseChange> steps, int number, Verdict verdict, String why) {
    return new Folded(steps, Optional.of(new End(number, verdict, why)));
  }

  /** The case as its determination opens it: what came before that was taken first. */
  private CaseState opened(Collection<Recorded<CaseStep>> journal)
      throws MissingInput, BrokenEvent {
    for (Recorded<CaseStep> recorded : journal) {
      if (recorded.event().getTrigger() == StepTrigger.DETERMINATION) {
        return replay.opened(
            input(Determination.class, TopicCatalogue.DETERMINATIONS, recorded.event()),
            Edition.of(recorded.event().getEdition()).orElse(Edition.PRESENT));
      }
    }
    throw new MissingInput("the step of the case's determination");
  }

  private CaseChange take(CaseState before, CaseStep step, Optional<String> referenceData)
      throws MissingInput, BrokenEvent {
    CaseMoment moment = CaseMoment.of(step, books.of(step)).by(referenceData);
    if (before.file().decided() && step.getTrigger() == StepTrigger.DETERMINATION) {
      throw new BrokenEvent("a case is decided on one determination");
    }
    return switch (step.getTrigger()) {
      case DETERMINATION -> replay.decide(before, moment);
      case REVIEW ->
          replay.apply(before, input(Review.class, TopicCatalogue.REVIEWS, step), moment);
      case CASE_EVENT -> happened(before, step, moment);
      case RULE_BOOK, DEADLINE -> replay.wakeAgain(before, moment, step.getTrigger());
      case UNKNOWN -> throw new BrokenEvent("its trigger is unknown to this version");
    };
  }

  /** The id of the request that a step was taken on; empty where it is another input's. */
  private Optional<String> request(CaseStep step) throws MissingInput, BrokenEvent {
    Origin origin = step.getOrigin();
    boolean event = step.getTrigger() == StepTrigger.CASE_EVENT && origin != null;
    return event && origin.getTopic().equals(TopicCatalogue.CASE_EVENTS.name())
        ? TakenInputs.request(
            input(CaseEvent.class, TopicCatalogue.CASE_EVENTS, step), inputs.get(origin))
        : Optional.empty();
  }

  /**
   * A step's writer alone says how far it had read the instruments, and how it read them.
   *
   * @param before the step before; null where it is the first
   * @param made what it makes
   * @throws BrokenEvent if it was taken without what was known, or by less than the step before
   */
  private void follows(Recorded<CaseStep> before, Recorded<CaseStep> recorded, CaseChange made)
      throws BrokenEvent {
    CaseStep step = recorded.event();
    boolean asOfThen = before != null && onlyKeepsBack(step, made);
    Instant at = asOfThen ? step.getAt().getInstant() : takenBy(recorded);
    Optional<String> unknown = known.unknownTo(step, at);
    if (unknown.isPresent()) {
      throw new BrokenEvent(unknown.get());
    }
    if (before == null) {
      return;
    }
    if (step.getRuleBookOffset() < before.event().getRuleBookOffset()) {
      throw new BrokenEvent(
          "it knows the instruments up to %d, the step before it up to %d"
              .formatted(step.getRuleBookOffset(), before.event().getRuleBookOffset()));
    }
    if (step.getEdition() < before.event().getEdition()) {
      throw new BrokenEvent(
          "it was taken by edition %d of the rules, the step before it by %d"
              .formatted(step.getEdition(), before.event().getEdition()));
    }
  }

  /**
   * Whether it is a review's that tells nobody: it may be taken as of when it was last known what
   * is held, so that nothing overtakes who withheld that.
   */
  private static boolean onlyKeepsBack(CaseStep step, CaseChange made) {
    return step.getTrigger() == StepTrigger.REVIEW
        && made.messages().stream().allMatch(one -> one.getKind() == MessageKind.RECALL);
  }

  /**
   * The latest time by which it was taken: what it states, or when its input was recorded, by
   * another writer. What came before the determination was kept, under the rules of then, and is
   * recorded with it.
   */
  private Instant takenBy(Recorded<CaseStep> step) {
    Instant latest = step.event().getAt().getInstant();
    Origin origin = step.event().getOrigin();
    LogRecord input = origin == null ? null : inputs.get(origin);
    return input != null && latest.isBefore(input.recorded()) ? input.recorded() : latest;
  }

  private CaseChange happened(CaseState before, CaseStep step, CaseMoment moment)
      throws MissingInput, BrokenEvent {
    Origin origin = step.getOrigin();
    String topic = origin == null ? "" : origin.getTopic();
    if (topic.equals(TopicCatalogue.EXPUNGEMENTS.name())) {
      ordered(StatedOrder.of(input(Expungement.class, TopicCatalogue.EXPUNGEMENTS, step)), origin);
      return replay.expunged(before, moment);
    }
    if (topic.equals(TopicCatalogue.REASSIGNMENTS.name())) {
      ordered(
          StatedOrder.of(input(Reassignment.class, TopicCatalogue.REASSIGNMENTS, step)), origin);
      return replay.misidentified(before, moment);
    }
    return replay.apply(before, input(CaseEvent.class, TopicCatalogue.CASE_EVENTS, step), moment);
  }

  private void ordered(StatedOrder order, Origin where) throws MissingInput, BrokenEvent {
    Optional<String> none = order.noOrder();
    if (none.isPresent()) {
      throw new BrokenEvent(none.get());
    }
    Optional<String> withdrawn = withdrawals.before(order.booking().toString(), order.id(), where);
    if (withdrawn.isPresent()) {
      throw new BrokenEvent("its order was withdrawn before, at " + withdrawn.get());
    }
  }

  /** From its own topic alone: what stands elsewhere, as a dead letter, nobody need have signed. */
  private <T extends SpecificRecord> T input(Class<T> type, TopicSpec topic, CaseStep step)
      throws MissingInput, BrokenEvent {
    Origin origin = step.getOrigin();
    if (origin != null && !origin.getTopic().equals(topic.name())) {
      throw new BrokenEvent("its input stands on another topic than " + topic.name());
    }
    LogRecord record = origin == null ? null : inputs.get(origin);
    if (record == null) {
      throw new MissingInput(
          origin == null ? "the address of its input" : "input " + MissingInput.address(origin));
    }
    String booking = step.getBookingId().toString();
    // before it is opened: that somebody else was forgotten excuses nothing
    if (!record.keyText().equals(booking)) {
      throw new BrokenEvent("its input is of another booking");
    }
    try {
      return reader.decode(type, record);
    } catch (PoisonEvent poison) {
      throw MissingInput.unreadable(
          "%s at %s".formatted(type.getSimpleName(), MissingInput.address(origin)),
          poison,
          reader.forgotten(booking));
    }
  }
}
