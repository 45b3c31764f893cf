package org.tenprint.notification.application;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.CaseReplay;
import org.tenprint.decisions.CaseSettings;
import org.tenprint.decisions.DisclosureFacts;
import org.tenprint.decisions.KnownRules;
import org.tenprint.decisions.RuleBookReader;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.notification.TestEvents;
import org.tenprint.notification.domain.CaseEntry;
import org.tenprint.notification.domain.Happening;
import org.tenprint.notification.domain.LogAddress;
import org.tenprint.notification.domain.RecallProgress;
import org.tenprint.notification.domain.SheetRules;
import org.tenprint.notification.domain.Step;
import org.tenprint.notification.domain.TakenRequests;
import org.tenprint.notification.domain.WaitingCase;
import org.tenprint.notification.domain.WithheldWork;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.decision.Disposition;
import org.tenprint.policy.decision.Message;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Verdict;
import org.tenprint.policy.law.Instrument;

/** Cases, rules, a clock and what stands ahead, in memory. */
final class KeptCases implements Cases, Outbox, Rules, Unread, InstantSource {
  final List<Step> written = new ArrayList<>();
  final List<Happening> ahead = new ArrayList<>();
  final List<Happening> aside = new ArrayList<>();
  final List<WithheldWork> work = new ArrayList<>();
  Instant now = Instant.parse("2026-06-01T12:00:00Z");

  /** How often a case was opened, which is dear. */
  int opened;

  /** Whether each case is full. */
  boolean full;

  /** What goes by with each look at the clock. */
  Duration reading = Duration.ZERO;

  private final Map<String, CaseEntry> entries = new HashMap<>();
  private final Map<String, TakenRequests> requests = new HashMap<>();
  private final TreeMap<String, WaitingCase> waiting = new TreeMap<>();
  private final List<org.tenprint.events.notification.Instrument> instruments = new ArrayList<>();
  private final Duration holdDeadline;
  private RecallProgress progress = RecallProgress.NONE;
  private long next;

  KeptCases(Duration holdDeadline) {
    this.holdDeadline = holdDeadline;
  }

  Deciding deciding() {
    CaseSettings settings = new CaseSettings(holdDeadline, new TreeSet<>());
    return new Deciding(
        new CaseReplay(TestEvents.REFERENCE), this, this, () -> settings, TestEvents::messageKey);
  }

  /** In place of one of its id: as if it had said that from the first. */
  void record(org.tenprint.events.notification.Instrument instrument) {
    instruments.removeIf(one -> one.getId().equals(instrument.getId()));
    instruments.add(instrument);
  }

  /** A nation's instrument, in force and known for a year. */
  org.tenprint.events.notification.Instrument.Builder instrument(
      String id, Edge edge, Effect effect) {
    Instant early = now.minus(Duration.ofDays(365));
    return TestEvents.instrument(id, TestEvents.nation(), edge, effect, early, early);
  }

  /** The field office and those who are told back may be. */
  void permitEverybody() {
    for (Edge edge : List.of(Edge.SHARE, Edge.RETURN)) {
      record(instrument("PERMIT-" + edge, edge, Effect.PERMIT).build());
    }
  }

  /** A booking of Boston is decided, of somebody who was found. */
  void decide(String booking) {
    new DecideCase(deciding(), this, this, this)
        .decide(
            booking, facts("MA0130100", IdentificationOutcome.MATCH), recorded("determinations"));
  }

  /** One examiner finds that it was nobody: what stands unread is taken before. */
  void review(String booking) {
    new TakeCaseEvent(deciding(), this, this, this)
        .take(
            booking,
            new Happening(
                new CaseEvent.Reviewed("one", Verdict.NO_MATCH),
                recorded("reviews"),
                "one",
                Optional.empty()));
  }

  /** What is known of a booking of a minute ago. */
  Facts facts(String ori, IdentificationOutcome outcome) {
    try {
      return DisclosureFacts.of(
          TestEvents.determination(
              TestEvents.booking(ori, "T-1", now.minusSeconds(60)).build(), outcome, now));
    } catch (BrokenEvent e) {
      throw new AssertionError(e);
    }
  }

  /** The last disposition towards each recipient. */
  Map<String, Disposition> latest() {
    return written.stream()
        .flatMap(step -> step.made().dispositions().stream())
        .collect(Collectors.toMap(d -> d.recipient().text(), d -> d, (older, newer) -> newer));
  }

  LogAddress recorded(String topic) {
    return new LogAddress(topic, 0, next++);
  }

  Happening happened(CaseEvent event, String source) {
    return new Happening(event, recorded("events"), source, Optional.empty());
  }

  /** What people are shown of these cases, each of which Boston may release. */
  ShowWork work() {
    return work(id -> Optional.empty());
  }

  /** The same where these instruments are known. */
  ShowWork work(Function<String, Optional<Instrument>> known) {
    return new ShowWork(
        booking -> new Standing.Decided(Set.of(Verdict.RELEASE), Set.of(), Set.of(), "BOS"),
        booking ->
            entry(booking.toString())
                .open()
                .map(open -> new HeldCases.Held(open.file(), Optional.empty())),
        (booking, text) -> Optional.of(text),
        new SheetRules(known, deciding()::wouldTell));
  }

  /** What went out, in order. */
  List<Message> messages() {
    return written.stream().flatMap(step -> step.made().messages().stream()).toList();
  }

  @Override
  public Instant instant() {
    now = now.plus(reading);
    return now;
  }

  @Override
  public KnownRules now() {
    return upTo(instruments.size());
  }

  @Override
  public KnownRules upTo(long offset) {
    RuleBookReader reader = new RuleBookReader();
    try {
      for (int i = 0; i < offset; i++) {
        reader.put(instruments.get(i), i, Instant.EPOCH);
      }
    } catch (BrokenEvent e) {
      throw new AssertionError(e);
    }
    return reader.upTo(offset);
  }

  @Override
  public List<Happening> before(LogAddress input, String booking) {
    return ahead.stream().filter(one -> !input.topic().equals("reviews") || !one.review()).toList();
  }

  @Override
  public List<Happening> now(String booking) {
    return List.copyOf(ahead);
  }

  @Override
  public void putAside(String booking, Happening review) {
    aside.add(review);
  }

  @Override
  public void write(List<Step> steps) {
    written.addAll(steps);
  }

  @Override
  public CaseEntry entry(String booking) {
    opened++;
    return entries.getOrDefault(booking, CaseEntry.NONE);
  }

  @Override
  public boolean full(String booking) {
    return full;
  }

  @Override
  public void keep(String booking, CaseEntry entry) {
    entries.put(booking, entry);
  }

  @Override
  public TakenRequests requests(String booking) {
    return requests.getOrDefault(booking, TakenRequests.NONE);
  }

  @Override
  public void keep(String booking, TakenRequests taken) {
    requests.put(booking, taken);
  }

  @Override
  public void forget(String booking) {
    requests.remove(booking);
    entries.remove(booking);
    waiting.remove(booking);
    work.removeIf(one -> one.booking().equals(booking));
  }

  @Override
  public Optional<WaitingCase> waiting(String booking) {
    return Optional.ofNullable(waiting.get(booking));
  }

  @Override
  public void keep(String booking, Optional<WaitingCase> wait) {
    if (wait.isPresent()) {
      waiting.put(booking, wait.get());
    } else {
      waiting.remove(booking);
    }
  }

  @Override
  public Due due(Optional<String> from, BiPredicate<String, WaitingCase> due, int most) {
    List<String> round = new ArrayList<>(waiting.tailMap(from.orElse("")).keySet());
    round.addAll(waiting.headMap(from.orElse("")).keySet());
    List<String> found = round.stream().filter(one -> due.test(one, waiting.get(one))).toList();
    Optional<String> next = found.stream().skip(most).findFirst();
    return new Due(found.stream().limit(most).toList(), next);
  }

  @Override
  public void keep(WithheldWork withheld) {
    work.add(withheld);
  }

  @Override
  public void forgetWithheld(Instant before, int most) {
    work.removeIf(one -> one.at().isBefore(before));
  }

  @Override
  public RecallProgress recalls() {
    return progress;
  }

  @Override
  public void keep(RecallProgress now) {
    progress = now;
  }

  @Override
  public Walked walk(String from) {
    List<String> recallable =
        entries.entrySet().stream()
            .filter(one -> one.getValue().open().filter(c -> c.file().recallable()).isPresent())
            .map(Map.Entry::getKey)
            .toList();
    return new Walked(recallable, Optional.empty());
  }
}
