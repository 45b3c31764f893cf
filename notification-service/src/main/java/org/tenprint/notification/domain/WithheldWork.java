package org.tenprint.notification.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tenprint.policy.cases.CaseFile;
import org.tenprint.policy.decision.Disclosure;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;

/**
 * What a step withheld, though no rule says so, or because the identification failed: it stands,
 * and is work for people.
 *
 * @param booking the booking's id
 * @param at when
 * @param kinds NO_RULE, ERROR
 * @param office code of the responsible field office; empty where an earlier version kept it
 */
public record WithheldWork(
    String booking, Instant at, SortedSet<String> kinds, Optional<String> office) {
  /** Copies. */
  public WithheldWork {
    kinds = new TreeSet<>(kinds);
    office = Objects.requireNonNullElse(office, Optional.empty());
  }

  /**
   * The work that a step opens. Of a protected person it is a stranger's: who is not on the list,
   * where everybody else is, would be known by that.
   */
  public static Optional<WithheldWork> of(Step step) {
    SortedSet<String> before = said(step.before().file());
    SortedSet<String> kinds = new TreeSet<>();
    for (Disclosure disclosure : step.next().file().listed()) {
      if (isWork(disclosure) && !before.contains(said(disclosure))) {
        kinds.add(disclosure.latest().reason().name());
      }
    }
    return kinds.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new WithheldWork(
                step.before().booking(),
                step.moment().at(),
                kinds,
                Optional.of(Case.office(step.next().file()))));
  }

  private static boolean isWork(Disclosure disclosure) {
    Reason reason = disclosure.latest().reason();
    return disclosure.latest().outcome() == Outcome.WITHHELD
        && (reason == Reason.NO_RULE || reason == Reason.ERROR);
  }

  private static SortedSet<String> said(CaseFile file) {
    return file.listed().stream()
        .filter(WithheldWork::isWork)
        .map(WithheldWork::said)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String said(Disclosure disclosure) {
    return disclosure.latest().reason() + " " + disclosure.recipient().text();
  }

  /** Where it stands: in order of time. */
  public String key() {
    return bound(at) + "/" + booking;
  }

  /** Whether what stands there is of that booking. */
  public static boolean of(String key, String booking) {
    return key.endsWith("/" + booking);
  }

  /** Whether what stands there, and all that stands after it, is later than an instant. */
  public static boolean after(String key, Instant instant) {
    String bound = bound(instant);
    return !key.startsWith(bound) && key.compareTo(bound) > 0;
  }

  /** Stands after all that is before an instant, and before all else. */
  public static String bound(Instant instant) {
    return "%019d".formatted(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
  }
}
