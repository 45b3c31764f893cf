package org.tenprint.audit.verify;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.tenprint.audit.log.TopicName;
import org.tenprint.audit.verify.CaseFold.End;
import org.tenprint.audit.verify.CaseFold.Folded;
import org.tenprint.audit.verify.CaseRecords.OfBooking;
import org.tenprint.decisions.CaseChange;
import org.tenprint.events.RecipientAddress;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.notification.CaseStep;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.RecipientMessage;
import org.tenprint.reference.ReferenceSet;

/** Holds what the log has of a case against what the case made when it was taken again. */
final class OneCase {
  private static final String STEP = "CaseStep";
  private static final String DISPOSITION = "Disposition";
  private static final String MESSAGE = "RecipientMessage";

  private final String booking;
  private final OfBooking records;
  private final Folded folded;
  private final EventReader reader;
  private final OtherData otherData;
  private final Instant now;
  private final Map<String, RecipientMessage> expectedMessages = new HashMap<>();

  OneCase(
      String booking,
      OfBooking records,
      Folded folded,
      EventReader reader,
      ReferenceSet reference,
      Instant now) {
    this.booking = booking;
    this.records = records;
    this.folded = folded;
    this.reader = reader;
    this.otherData = OtherData.of(records.dispositions, reference);
    this.now = now;
    folded
        .steps()
        .values()
        .forEach(c -> c.messages().forEach(m -> expectedMessages.put(m.getMessageId(), m)));
  }

  /** The findings, in the order steps, dispositions, messages. */
  void tell(Findings findings) {
    records.journal.values().stream()
        .filter(step -> records.stepsInWindow.contains(step.event().getStep()))
        .forEach(step -> findings.add(step(step)));
    records.repeated.forEach(
        step ->
            tell(
                step,
                different(STEP, step, "step " + step.event().getStep() + " stands there twice"),
                findings));
    Set<String> told = new HashSet<>();
    records.dispositions.forEach(one -> tell(one, disposition(one, told), findings));
    Set<String> sent = new HashSet<>();
    records.messages.forEach(one -> tell(one, message(one, sent), findings));
    records.journal.values().stream()
        .filter(step -> records.stepsInWindow.contains(step.event().getStep()))
        .filter(step -> folded.steps().containsKey(step.event().getStep()))
        .forEach(step -> lacking(step, told, sent, findings));
  }

  /** Of what stands elsewhere another window tells. */
  private void tell(Recorded<?> one, Finding finding, Findings findings) {
    if (records.placesInWindow.contains(one.where())) {
      findings.add(finding);
    }
  }

  private Finding step(Recorded<CaseStep> step) {
    int number = step.event().getStep();
    CaseChange change = folded.steps().get(number);
    return change == null
        ? notTaken(STEP, step, number)
        : otherData.judged(number, compared(STEP, step, change.step(), CaseStep.class));
  }

  private Finding disposition(Recorded<Disposition> recorded, Set<String> told) {
    Disposition disposition = recorded.event();
    int number = disposition.getStep();
    if (!reader.has(TopicCatalogue.CASE_STEPS.name())) {
      return missing(DISPOSITION, recorded, TopicCatalogue.CASE_STEPS.name());
    }
    if (!records.journal.containsKey(number)) {
      return different(
          DISPOSITION, recorded, "no step made it: step " + number + " does not exist");
    }
    CaseChange change = folded.steps().get(number);
    if (change == null) {
      return notTaken(DISPOSITION, recorded, number);
    }
    return otherData.judged(number, disposition(recorded, change, told));
  }

  private Finding disposition(Recorded<Disposition> recorded, CaseChange change, Set<String> told) {
    Disposition disposition = recorded.event();
    int number = disposition.getStep();
    List<Disposition> made =
        change.dispositions().stream()
            .filter(one -> one.getRecipient().equals(disposition.getRecipient()))
            .toList();
    Optional<Disposition> expected =
        made.size() > 1
            ? made.stream().filter(one -> key(one).equals(key(disposition))).findFirst()
            : made.stream().findFirst();
    if (made.size() > 1 && expected.isEmpty()) {
      return different(
          DISPOSITION,
          recorded,
          "step "
              + number
              + " made several for its recipient, and none that names this message or says this");
    }
    if (expected.isEmpty()) {
      return different(
          DISPOSITION, recorded, "step " + number + " made none for " + disposition.getRecipient());
    }
    if (!told.add(key(expected.get()))) {
      return different(DISPOSITION, recorded, "step " + number + " made it once, it stands twice");
    }
    return compared(DISPOSITION, recorded, expected.get(), Disposition.class);
  }

  /** Of several to a recipient in a step each names a message of its own, or says its own. */
  private static String key(Disposition disposition) {
    List<Object> says =
        disposition.getMessageId() == null
            ? List.of(
                disposition.getOutcome(), disposition.getReason(), disposition.getInstruments())
            : List.of(disposition.getMessageId());
    return disposition.getStep() + " " + disposition.getRecipient() + " " + says;
  }

  private Finding message(Recorded<RecipientMessage> recorded, Set<String> sent) {
    String id = recorded.event().getMessageId();
    RecipientMessage expected = expectedMessages.get(id);
    Optional<Integer> named =
        records.dispositions.stream()
            .map(Recorded::event)
            .filter(one -> id.equals(one.getMessageId()))
            .map(Disposition::getStep)
            .findFirst();
    if (expected == null && named.isPresent() && folded.end().isPresent()) {
      return notTaken(MESSAGE, recorded, folded.end().get().step());
    }
    Finding found;
    if (expected == null) {
      found = different(MESSAGE, recorded, "no step sent it, so no disposition tells of it");
    } else if (sent.add(id)) {
      found = compared(MESSAGE, recorded, expected, RecipientMessage.class);
    } else {
      found = different(MESSAGE, recorded, "it was sent once and stands twice");
    }
    return named.map(step -> otherData.judged(step, found)).orElse(found);
  }

  /** What a step of the window made and the log does not have. */
  private void lacking(
      Recorded<CaseStep> step, Set<String> told, Set<String> sent, Findings findings) {
    int number = step.event().getStep();
    if (otherData.took(number)) {
      return;
    }
    CaseChange change = folded.steps().get(number);
    for (Disposition made : change.dispositions()) {
      if (!told.contains(key(made))) {
        findings.add(
            otherData.judged(
                number,
                lacks(
                    DISPOSITION,
                    step,
                    TopicCatalogue.DISPOSITIONS.name(),
                    "%s of %s".formatted(made.getOutcome(), made.getRecipient()),
                    made.getDecidedAt().getInstant())));
      }
    }
    for (RecipientMessage made : change.messages()) {
      if (!sent.contains(made.getMessageId())) {
        findings.add(
            otherData.judged(
                number,
                lacks(
                    MESSAGE,
                    step,
                    RecipientAddress.of(made.getRecipient()).topic(),
                    "%s to %s".formatted(made.getKind(), made.getRecipient()),
                    made.getSentAt())));
      }
    }
  }

  private Finding lacks(
      String event, Recorded<CaseStep> step, String topic, String what, Instant at) {
    if (!reader.has(topic)) {
      return missing(event, step, topic);
    }
    boolean mayBeGone =
        TopicName.parse(topic)
            .flatMap(name -> name.spec().kept())
            .filter(kept -> at.plus(kept).isBefore(now))
            .isPresent();
    String number = "step " + step.event().getStep();
    return mayBeGone
        ? missing(event, step, what + ", made by " + number + ", older than its topic keeps")
        : different(event, step, number + " made it and the log lacks it: " + what);
  }

  private Finding notTaken(String event, Recorded<?> recorded, int number) {
    End end =
        folded
            .end()
            .orElseThrow(() -> new IllegalStateException("all steps of the journal were taken"));
    return number == end.step() || end.verdict() == Verdict.UNVERIFIABLE_ERASED
        ? otherData.remarked(
            end.step(),
            new Finding(end.verdict(), event, recorded.where(), booking, List.of(end.why())))
        : missing(
            event, recorded, "step " + end.step() + " before it, which could not be taken again");
  }

  private Finding missing(String event, Recorded<?> recorded, String what) {
    return new MissingInput(what).finding(event, recorded.where(), booking);
  }

  private Finding different(String event, Recorded<?> recorded, String why) {
    return new Finding(Verdict.DIFFERENT, event, recorded.where(), booking, List.of(why));
  }

  private <T extends SpecificRecord> Finding compared(
      String event, Recorded<T> recorded, T recomputed, Class<T> type) {
    List<String> differences = Comparison.of(recorded, recomputed, reader.codec(type));
    return new Finding(
        differences.isEmpty() ? Verdict.EQUAL : Verdict.DIFFERENT,
        event,
        recorded.where(),
        booking,
        differences);
  }
}
