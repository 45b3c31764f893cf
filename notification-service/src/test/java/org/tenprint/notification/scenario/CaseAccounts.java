package org.tenprint.notification.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.CaseChange;
import org.tenprint.decisions.CaseReplay;
import org.tenprint.decisions.CaseState;
import org.tenprint.decisions.StatedLevels;
import org.tenprint.events.common.Origin;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.notification.CaseStep;
import org.tenprint.events.notification.RecipientMessage;
import org.tenprint.events.notification.StepTrigger;
import org.tenprint.messaging.EventCodec;
import org.tenprint.policy.decision.DisclosurePolicy;
import org.tenprint.policy.decision.Disposition;
import org.tenprint.policy.decision.Message;
import org.tenprint.policy.decision.Message.OfRequest;
import org.tenprint.policy.decision.MessageKind;
import org.tenprint.policy.fact.MessagePart;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.RequestPurpose;
import org.tenprint.policy.law.Decision;
import org.tenprint.policy.law.KeptBack;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;
import org.tenprint.reference.ReferenceSet;
import org.tenprint.scenarios.ScenarioBackend;

/**
 * What became of the cases, read from the log; and each case taken again from its journal, which
 * must give what the log has.
 */
public final class CaseAccounts {

  /** The log that a hop wrote. */
  public interface PlayedLog {
    /** The journal, in order. */
    List<CaseStep> steps();

    /** All dispositions, in order. */
    List<org.tenprint.events.notification.Disposition> dispositions();

    /** The topic of a recipient. */
    String topic(String recipient);

    /** The messages about a booking in a recipient's topic, when there are at least so many. */
    List<RecipientMessage> messages(String topic, String booking, int count);
  }

  private static final EventCodec<RecipientMessage> MESSAGES =
      EventCodec.of(RecipientMessage.class);

  private final PlayedLog log;
  private final ReferenceSet reference;
  private final Map<Origin, SpecificRecord> inputs;
  private final RuleBooks rules;
  private final List<CaseStep> steps;
  private final List<org.tenprint.events.notification.Disposition> dispositions;
  private final Set<Reason> workItems = new TreeSet<>();

  /**
   * @param log what the hop wrote
   * @param reference agencies, field offices and offence codes
   * @param inputs what the hop read, by where it stands
   * @param rules that the instruments topic makes
   */
  public CaseAccounts(
      PlayedLog log, ReferenceSet reference, Map<Origin, SpecificRecord> inputs, RuleBooks rules) {
    this.log = log;
    this.reference = reference;
    this.inputs = inputs;
    this.rules = rules;
    this.steps = log.steps();
    this.dispositions = log.dispositions();
  }

  /** What became of a booking's case. */
  public ScenarioBackend.CaseAccount of(String booking, String tcn) {
    List<org.tenprint.events.notification.Disposition> own =
        dispositions.stream().filter(d -> d.getBookingId().toString().equals(booking)).toList();
    List<RecipientMessage> messages = messages(booking, own);
    CaseState state = takenAgain(booking, own, messages);
    return new Account(tcn, latest(own), sent(messages), state);
  }

  /** Kinds of work that the cases opened. */
  public Set<Reason> workItems() {
    return workItems;
  }

  private List<RecipientMessage> messages(
      String booking, List<org.tenprint.events.notification.Disposition> own) {
    SortedMap<String, Integer> named = new TreeMap<>();
    for (org.tenprint.events.notification.Disposition disposition : own) {
      String topic = log.topic(disposition.getRecipient());
      named.merge(topic, disposition.getMessageId() == null ? 0 : 1, Integer::sum);
    }
    List<RecipientMessage> messages = new ArrayList<>();
    named.forEach((topic, count) -> messages.addAll(log.messages(topic, booking, count)));
    return messages;
  }

  private CaseState takenAgain(
      String booking,
      List<org.tenprint.events.notification.Disposition> own,
      List<RecipientMessage> sent) {
    try {
      CaseReplay replay = new CaseReplay(reference);
      List<CaseStep> journal =
          steps.stream().filter(s -> s.getBookingId().toString().equals(booking)).toList();
      CaseStep decision =
          journal.stream()
              .filter(s -> s.getTrigger() == StepTrigger.DETERMINATION)
              .findFirst()
              .orElseThrow();
      CaseState state = replay.opened((Determination) inputs.get(decision.getOrigin()));
      List<org.tenprint.events.notification.Disposition> again = new ArrayList<>();
      List<RecipientMessage> sentAgain = new ArrayList<>();
      for (CaseStep step : journal) {
        Optional<SpecificRecord> input = Optional.ofNullable(step.getOrigin()).map(inputs::get);
        CaseChange change = replay.again(state, step, input, rules.upTo(step.getRuleBookOffset()));
        assertEquals(step, change.step());
        workItems.addAll(change.workItems());
        again.addAll(change.dispositions());
        sentAgain.addAll(change.messages());
        state = change.next();
      }
      assertEquals(own, again, "dispositions taken again");
      assertEquals(bytes(sent), bytes(sentAgain), "messages taken again");
      return state;
    } catch (BrokenEvent e) {
      throw new AssertionError(e);
    }
  }

  /** The messages' bytes: topics are read one after the other, so their order tells nothing. */
  private static SortedSet<String> bytes(List<RecipientMessage> messages) {
    SortedSet<String> bytes = new TreeSet<>();
    messages.forEach(m -> bytes.add(HexFormat.of().formatHex(MESSAGES.encode(m))));
    return bytes;
  }

  private static Map<Recipient, Disposition> latest(
      List<org.tenprint.events.notification.Disposition> own) {
    Map<Recipient, Disposition> latest = new LinkedHashMap<>();
    own.forEach(
        d -> {
          Recipient recipient = Recipient.parse(d.getRecipient()).orElseThrow();
          latest.put(
              recipient,
              new Disposition(
                  recipient,
                  Outcome.valueOf(d.getOutcome().name()),
                  Reason.valueOf(d.getReason().name()),
                  d.getInstruments(),
                  d.getDecidedAt().getInstant(),
                  keptBack(d)));
        });
    return latest;
  }

  /** Each with its place, or that of what it recalls: an id that nobody was sent fails here. */
  private static List<Message> sent(List<RecipientMessage> messages) {
    Map<String, Integer> places = new HashMap<>();
    List<Message> sent = new ArrayList<>();
    for (RecipientMessage m : messages) {
      boolean recall = m.getRecalls() != null;
      assertEquals(m.getKind() == org.tenprint.events.notification.MessageKind.RECALL, recall);
      assertTrue(!recall || places.containsKey(m.getRecipient() + m.getRecalls()), m::toString);
      int place = recall ? places.get(m.getRecipient() + m.getRecalls()) : places.size() + 1;
      places.put(m.getRecipient() + m.getMessageId(), place);
      sent.add(
          new Message(
              Recipient.parse(m.getRecipient()).orElseThrow(),
              MessageKind.valueOf(m.getKind().name()),
              m.getInstruments(),
              m.getSentAt(),
              place,
              m.getWithheld().stream()
                  .map(part -> MessagePart.valueOf(part.name()))
                  .collect(Collectors.toSet()),
              OfRequest.purposed(
                  Optional.ofNullable(m.getPurpose())
                      .map(purpose -> RequestPurpose.valueOf(purpose.name())))));
    }
    return sent;
  }

  private static List<KeptBack> keptBack(org.tenprint.events.notification.Disposition event) {
    return event.getKeptBack().stream()
        .map(one -> new KeptBack(MessagePart.valueOf(one.getPart().name()), one.getInstruments()))
        .toList();
  }

  private final class Account implements ScenarioBackend.CaseAccount {
    private final String tcn;
    private final Map<Recipient, Disposition> dispositions;
    private final List<Message> sent;
    private final CaseState state;

    Account(
        String tcn, Map<Recipient, Disposition> dispositions, List<Message> sent, CaseState state) {
      this.tcn = tcn;
      this.dispositions = dispositions;
      this.sent = sent;
      this.state = state;
    }

    @Override
    public String tcn() {
      return tcn;
    }

    @Override
    public Map<Recipient, Disposition> dispositions() {
      return dispositions;
    }

    @Override
    public List<Message> sent() {
      return sent;
    }

    @Override
    public Map<Recipient, Decision> asKnown(Instant known) {
      DisclosurePolicy policy =
          new DisclosurePolicy(rules.latest().book(), StatedLevels.offenceTable(reference));
      return state.file().asKnown(known, policy);
    }
  }
}
