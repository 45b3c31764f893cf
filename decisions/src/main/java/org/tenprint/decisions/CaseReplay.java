package org.tenprint.decisions;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.notification.Expungement;
import org.tenprint.events.notification.Reassignment;
import org.tenprint.events.notification.Review;
import org.tenprint.events.notification.StepTrigger;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.cases.CaseFile;
import org.tenprint.policy.cases.CaseRules;
import org.tenprint.policy.cases.CaseStep;
import org.tenprint.policy.decision.Disclosure;
import org.tenprint.policy.decision.DisclosurePolicy;
import org.tenprint.policy.decision.Disposition;
import org.tenprint.policy.decision.ToldPeople;
import org.tenprint.policy.fact.AgencyPlaces;
import org.tenprint.policy.fact.Circumstances;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Subject;
import org.tenprint.policy.law.Edition;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.offence.OffenceTable;
import org.tenprint.reference.ReferenceSet;

/**
 * A case, step by step: from the inputs in their order, the prefix of the instruments topic that
 * was known and the instants of the steps follow, byte for byte, the journal, the dispositions and
 * the messages. The service takes each step here; an auditor takes it again.
 */
public final class CaseReplay {
  private final OffenceTable table;
  private final AgencyPlaces agencies;
  private final CaseEvents events;

  /**
   * @param reference the set whose version the dispositions name
   */
  public CaseReplay(ReferenceSet reference) {
    this.table = StatedLevels.offenceTable(reference);
    this.agencies = new ReferenceAgencies(reference);
    this.events = new CaseEvents(table);
  }

  /**
   * A case of which nothing was decided yet. What came before its determination is taken first, so
   * that the decision knows of it.
   *
   * @throws BrokenEvent if a field has no meaning
   */
  public CaseState opened(Determination determination) throws BrokenEvent {
    return opened(determination, Edition.PRESENT);
  }

  /**
   * The same as a service opened it that read the rules by an edition: in the first nobody read a
   * determination's adult age, and the case goes on with the usual one; to the eighth nobody kept
   * which convictions booking and record both state.
   *
   * @param edition of the step that the determination triggered
   * @throws BrokenEvent if a field has no meaning
   */
  public CaseState opened(Determination determination, Edition edition) throws BrokenEvent {
    Facts all = DisclosureFacts.of(determination);
    Facts stated = edition.knowsWhatBothState() ? all : all.notKnowingBoth();
    CaseFile file =
        CaseFile.open(
            edition == Edition.FIRST ? stated.adultFrom(Subject.USUAL_ADULT_AGE) : stated);
    return new CaseState(determination, file, 0, Instant.MIN, new TreeMap<>(), new TreeMap<>());
  }

  /**
   * Opens a case before which nothing came, and decides it.
   *
   * @throws BrokenEvent if a field has no meaning
   */
  public CaseChange open(Determination determination, CaseMoment moment) throws BrokenEvent {
    return decide(opened(determination), moment);
  }

  /** Decides an opened case. */
  public CaseChange decide(CaseState before, CaseMoment moment) {
    return step(before, new CaseEvent.Decide(), moment, StepTrigger.DETERMINATION);
  }

  /**
   * Takes a person's review.
   *
   * @throws BrokenEvent if the verdict is unknown to this version or nobody gave it
   */
  public CaseChange apply(CaseState before, Review review, CaseMoment moment) throws BrokenEvent {
    return step(before, TakenEvents.read(review), moment, StepTrigger.REVIEW);
  }

  /**
   * Takes something that happened after the booking.
   *
   * @throws BrokenEvent if the kind is unknown to this version or a field that it needs is missing
   */
  public CaseChange apply(
      CaseState before, org.tenprint.events.notification.CaseEvent event, CaseMoment moment)
      throws BrokenEvent {
    return step(before, TakenEvents.read(event), moment, StepTrigger.CASE_EVENT);
  }

  /**
   * Looks at a case again because time passed or the rule book changed.
   *
   * @return what that made; empty where it made nothing: then it is no step
   */
  public Optional<CaseChange> wake(CaseState before, CaseMoment moment) {
    notBefore(before, moment);
    return wake(before.file(), moment)
        .map(
            made ->
                events.change(
                    before,
                    made,
                    moment,
                    expired(made) ? StepTrigger.DEADLINE : StepTrigger.RULE_BOOK));
  }

  /**
   * Looks at a case again because time passed or the rule book changed.
   *
   * @param before not taken after the moment
   * @return what that made; empty where it made nothing: then it is no step
   */
  public Optional<CaseStep> wake(CaseFile before, CaseMoment moment) {
    CaseStep made = take(before, new CaseEvent.Tick(), moment);
    boolean nothing =
        made.dispositions().isEmpty()
            && made.messages().isEmpty()
            && standsAlike(before, made.next());
    return nothing ? Optional.empty() : Optional.of(made);
  }

  /**
   * What would be taken back at a moment because instruments came to be known that would have
   * withheld it; nothing else of the case is decided.
   *
   * @param before not taken after the moment
   * @return what would be recalled, in order of recipients
   */
  public List<Disposition> recalls(CaseFile before, CaseMoment moment) {
    return before.recall(moment.at(), rules(moment)).dispositions();
  }

  /** Whether a hold ran out in a step. */
  public static boolean expired(CaseStep made) {
    return made.dispositions().stream().anyMatch(d -> d.reason() == Reason.EXPIRED);
  }

  /**
   * Takes an event: what the policy makes of it under what was known at a moment.
   *
   * @param before not taken after the moment
   */
  public CaseStep take(CaseFile before, CaseEvent event, CaseMoment moment) {
    return before.apply(event, moment.at(), rules(moment));
  }

  /** What a step made, as events. */
  public CaseChange written(
      CaseState before, CaseStep made, CaseMoment moment, StepTrigger trigger) {
    return events.change(before, made, moment, trigger);
  }

  /**
   * Takes a step again as the journal has it.
   *
   * @param before the case after the step before; before the first, {@link #opened} from the
   *     determination at the origin of the step that it triggered, by that step's edition
   * @param step the journal's entry
   * @param input the record at its origin: a determination, a review, a case event, an expungement
   *     or a reassignment; empty where it has no origin
   * @param rules read from the instruments topic up to the step's offset
   * @throws BrokenEvent if the input is not one that such a step can have
   */
  public CaseChange again(
      CaseState before,
      org.tenprint.events.notification.CaseStep step,
      Optional<?> input,
      KnownRules rules)
      throws BrokenEvent {
    CaseMoment moment = CaseMoment.of(step, rules);
    if (moment.at().isBefore(before.at())) {
      throw new BrokenEvent("a step is before the step before");
    }
    if (input.isEmpty()) {
      return wakeAgain(before, moment, step.getTrigger());
    }
    if (input.get() instanceof Determination) {
      return decide(before, moment);
    }
    if (input.get() instanceof Review review) {
      return apply(before, review, moment);
    }
    if (input.get() instanceof org.tenprint.events.notification.CaseEvent event) {
      return apply(before, event, moment);
    }
    if (input.get() instanceof Expungement) {
      return expunged(before, moment);
    }
    if (input.get() instanceof Reassignment) {
      return misidentified(before, moment);
    }
    throw new BrokenEvent("no step has such an input");
  }

  /** Takes an order to forget the booking: what was delivered is recalled. */
  public CaseChange expunged(CaseState before, CaseMoment moment) {
    return step(before, new CaseEvent.Expunged(), moment, StepTrigger.CASE_EVENT);
  }

  /** Takes an order that the prints are another person's: what was delivered is recalled. */
  public CaseChange misidentified(CaseState before, CaseMoment moment) {
    return step(before, new CaseEvent.Misidentified(), moment, StepTrigger.CASE_EVENT);
  }

  /** Takes a step again that time or a rule made. */
  public CaseChange wakeAgain(CaseState before, CaseMoment moment, StepTrigger trigger) {
    return step(before, new CaseEvent.Tick(), moment, trigger);
  }

  private CaseChange step(
      CaseState before, CaseEvent event, CaseMoment moment, StepTrigger trigger) {
    return events.change(before, apply(before, event, moment), moment, trigger);
  }

  private CaseStep apply(CaseState before, CaseEvent event, CaseMoment moment) {
    notBefore(before, moment);
    return take(before.file(), event, moment);
  }

  private static void notBefore(CaseState before, CaseMoment moment) {
    if (moment.at().isBefore(before.at())) {
      throw new IllegalArgumentException("a step is not before the step before");
    }
  }

  private CaseRules rules(CaseMoment moment) {
    Set<Recipient> pushed =
        moment.settings().pushed().stream()
            .flatMap(text -> Recipient.parse(text).stream())
            .collect(Collectors.toSet());
    return new CaseRules(
        new DisclosurePolicy(moment.rules().book(), table, moment.edition(), agencies),
        pushed,
        Optional.of(moment.settings().holdDeadline()),
        moment.referenceData().orElse(table.version()));
  }

  /**
   * Whom an agency would have to tell that it was asked, were it told now; nobody where what is
   * held is no request.
   *
   * @param known what is known of the case
   */
  public List<Recipient> wouldTell(
      Disclosure held, Circumstances known, KnownRules rules, Instant now) {
    if (!held.recipient().wasAsked()) {
      return List.of();
    }
    var policy = new DisclosurePolicy(rules.book(), table, Edition.PRESENT, agencies);
    var inquiry = new Inquiry(known, held.recipient(), held.request(), now, now);
    return ToldPeople.of(policy, held.recipient(), held.request(), policy.take(inquiry));
  }

  /** Whether two files differ in nothing but when and under which book they were looked at. */
  private static boolean standsAlike(CaseFile before, CaseFile after) {
    return before.circumstances().equals(after.circumstances())
        && standing(before).equals(standing(after))
        && before.stranger().isPresent() == after.stranger().isPresent()
        && (after.stranger().isEmpty()
            || standsAlike(before.stranger().get(), after.stranger().get()));
  }

  private static List<List<Object>> standing(CaseFile file) {
    return file.disclosures().stream()
        .map(d -> List.<Object>of(d.latest(), d.sending(), d.sent(), d.taken().holds()))
        .toList();
  }

  /** The recipients of a booking, as dispositions name them. */
  public static List<String> recipients(Determination determination) throws BrokenEvent {
    return Recipient.of(DisclosureFacts.of(determination).places()).stream()
        .map(Recipient::text)
        .toList();
  }
}
