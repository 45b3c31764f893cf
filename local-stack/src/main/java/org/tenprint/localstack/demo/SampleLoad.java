package org.tenprint.localstack.demo;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.tenprint.events.Principal;
import org.tenprint.localstack.Progress;
import org.tenprint.localstack.RunningStack;
import org.tenprint.localstack.Service;
import org.tenprint.localstack.StackException;
import org.tenprint.policy.law.Instrument;
import org.tenprint.vault.KeyVault;

/**
 * Fills a stack with the invented people, their records and the sample's law, and with no booking.
 * What is there already is left as it is, so that one that was broken off goes on.
 */
public final class SampleLoad {
  private static final Duration LONGEST = Duration.ofSeconds(120);

  private static final String ABSENT = "absent";
  private static final String DRAFT = "draft";

  private final RunningStack stack;
  private final Progress progress;
  private final InstantSource clock;

  /**
   * @param stack that runs
   * @param progress hears what happens
   * @param clock tells when it happens
   */
  public SampleLoad(RunningStack stack, Progress progress, InstantSource clock) {
    this.stack = stack;
    this.progress = progress;
    this.clock = clock;
  }

  /**
   * Loads all, and returns when notification-service applies the law.
   *
   * @throws StackException if the stack has bookings, or law that is not of the sample: what is
   *     invented here would decide of them, and cannot be undone
   */
  public void load() {
    try (KeyVault keys = stack.keys();
        DemoLog log = new DemoLog(stack.client(Principal.parse("auditor:local")), keys)) {
      DemoPeople people =
          new DemoPeople(
              URI.create(stack.ports().url(Service.NOTIFICATION)), stack.tls(), stack::token);
      requireOwn(DemoLoad.instruments(), people.instruments().keySet(), log.isEmpty());
      load(keys, log, people);
    }
  }

  static void requireOwn(List<Instrument> sample, Set<String> there, boolean noBookings) {
    Set<String> others = new TreeSet<>(there);
    sample.forEach(one -> others.remove(one.id()));
    if (!others.isEmpty() || !noBookings) {
      throw new StackException(
          "the sample is invented law and people, for a stack of its own: this one has "
              + (others.isEmpty() ? "bookings" : "law that is not of it, such as " + first(others))
              + "; start it without --sample");
    }
  }

  private static String first(Set<String> ids) {
    return ids.iterator().next();
  }

  void load(KeyVault keys, DemoLog log, DemoPeople people) {
    progress.says("Loading sample people: synthetic fingers, gallery, immigration records");
    try (DemoFacts operator = new DemoFacts(stack.client(Principal.parse("operator:local")));
        DemoFacts owner =
            new DemoFacts(stack.client(Principal.parse("record-owner:" + DemoLoad.OWNER)))) {
      DemoLoad load = new DemoLoad(operator, owner, keys, now());
      for (DemoPerson person : DemoSample.ENROLLED) {
        load.enrol(person);
        load.record(person);
        progress.says("  %s enrolled with four fingers".formatted(person.subjectId()));
      }
    }
    List<Instrument> instruments = DemoLoad.instruments();
    int enacted = enacted(instruments, people);
    progress.says(
        "  %d instruments proposed and approved, %d were there"
            .formatted(enacted, instruments.size() - enacted));
    String last = instruments.get(instruments.size() - 1).id();
    log.await("notification-service knows " + last, LONGEST, () -> people.applies(last, now()));
  }

  /** Has people do what is not done yet of each, and returns of how many that was something. */
  static int enacted(List<Instrument> instruments, DemoPeople people) {
    Map<String, String> states = people.instruments();
    int enacted = 0;
    for (Instrument one : instruments) {
      String state = states.getOrDefault(one.id(), ABSENT);
      if (state.equals(ABSENT)) {
        people.enact(one);
      } else if (state.equals(DRAFT)) {
        people.approve(one);
      } else {
        continue;
      }
      enacted++;
    }
    return enacted;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
