package org.tenprint.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tenprint.policy.decision.Disposition;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.law.Decision;
import org.tenprint.policy.law.KeptBack;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;
import org.tenprint.scenarios.Expectation.Wanted;
import org.tenprint.scenarios.ScenarioBackend.CaseAccount;

/** What came of a scenario, held against what it expects. */
final class Comparison {
  private static final String NONE = "none";

  /** What came for a recipient, in the words of an expectation. */
  private record Got(
      Outcome outcome, Reason reason, List<String> instruments, List<KeptBack> withheld) {
    static Got of(Disposition made) {
      return new Got(made.outcome(), made.reason(), made.instruments(), made.keptBack());
    }

    static Got of(Decision made) {
      return new Got(made.outcome(), made.reason(), made.instruments(), made.keptBack());
    }

    boolean fits(Wanted wanted) {
      return outcome == wanted.outcome()
          && wanted.reason().map(reason::equals).orElse(true)
          && wanted.instruments().map(instruments::equals).orElse(true)
          && wanted.withheld().equals(withheld);
    }

    String text() {
      return outcome
          + " "
          + reason
          + (instruments.isEmpty() ? "" : " " + instruments)
          + withheldText(withheld);
    }
  }

  private final ScenarioBackend.Stage stage;
  private final Set<Refusal> refusals;
  private final List<Difference> differences = new ArrayList<>();

  Comparison(ScenarioBackend.Stage stage, Set<Refusal> refusals) {
    this.stage = stage;
    this.refusals = refusals;
  }

  List<Difference> with(Expectation expect) {
    rejected(expect.rejected());
    for (Map.Entry<String, Expectation.Told> entry : new TreeMap<>(expect.told()).entrySet()) {
      String tcn = entry.getKey();
      List<CaseAccount> accounts =
          stage.accounts().stream()
              .filter(a -> tcn.equals(Expectation.EVERY_BOOKING) || a.tcn().equals(tcn))
              .toList();
      told(tcn.isEmpty() ? "" : tcn + ".", accounts, entry.getValue());
    }
    expect
        .workItems()
        .ifPresent(wanted -> compare("work-items", text(wanted), text(stage.workItems())));
    return List.copyOf(differences);
  }

  private void rejected(Optional<Refusal> wanted) {
    boolean asWanted = wanted.map(refusals::contains).orElse(refusals.isEmpty());
    if (!asWanted) {
      compare("rejected", wanted.map(Refusal::name).orElse(NONE), text(refusals));
    }
  }

  private void told(String prefix, List<CaseAccount> accounts, Expectation.Told told) {
    told.dispositions()
        .ifPresent(
            wanted ->
                dispositions(
                    prefix + "dispositions.",
                    wanted,
                    latest(accounts, account -> account.dispositions(), Got::of)));
    told.sent().ifPresent(wanted -> each(prefix + "sent.", wanted, SentMessages.kinds(accounts)));
    told.recalls()
        .ifPresent(wanted -> each(prefix + "recalls.", wanted, SentMessages.recalled(accounts)));
    told.purposes()
        .ifPresent(wanted -> each(prefix + "purposes.", wanted, SentMessages.purposes(accounts)));
    for (Expectation.AsKnown asKnown : told.asKnown()) {
      dispositions(
          prefix + "as-known[" + asKnown.known() + "].",
          asKnown.dispositions(),
          latest(accounts, account -> account.asKnown(asKnown.known()), Got::of));
    }
  }

  private static <T> Map<Recipient, Got> latest(
      List<CaseAccount> accounts,
      Function<CaseAccount, Map<Recipient, T>> ofAccount,
      Function<T, Got> got) {
    Map<Recipient, Got> latest = new TreeMap<>();
    for (CaseAccount account : accounts) {
      ofAccount.apply(account).forEach((recipient, one) -> latest.put(recipient, got.apply(one)));
    }
    return latest;
  }

  private void dispositions(String where, Map<Recipient, Wanted> wanted, Map<Recipient, Got> got) {
    for (Recipient recipient : union(wanted.keySet(), got.keySet())) {
      Wanted one = wanted.get(recipient);
      Got other = got.get(recipient);
      if (one == null || other == null || !other.fits(one)) {
        differences.add(
            new Difference(
                where + recipient.text(),
                one == null ? NONE : text(one),
                other == null ? NONE : other.text()));
      }
    }
  }

  private <T> void each(String where, Map<Recipient, List<T>> wanted, Map<Recipient, List<T>> got) {
    for (Recipient recipient : union(wanted.keySet(), got.keySet())) {
      compare(
          where + recipient.text(),
          wanted.getOrDefault(recipient, List.of()).toString(),
          got.getOrDefault(recipient, List.of()).toString());
    }
  }

  private void compare(String where, String wanted, String got) {
    if (!wanted.equals(got)) {
      differences.add(new Difference(where, wanted, got));
    }
  }

  private static Set<Recipient> union(Set<Recipient> some, Set<Recipient> others) {
    Set<Recipient> all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }

  private static String text(Wanted wanted) {
    return wanted.outcome()
        + wanted.reason().map(reason -> " " + reason).orElse("")
        + wanted.instruments().map(ids -> " " + ids).orElse("")
        + withheldText(wanted.withheld());
  }

  private static String withheldText(List<KeptBack> withheld) {
    return withheld.stream()
        .map(one -> one.part().name().toLowerCase(Locale.ROOT) + " " + one.instruments())
        .collect(Collectors.joining(", ", withheld.isEmpty() ? "" : " without ", ""));
  }

  private static String text(Set<? extends Enum<?>> codes) {
    return codes.isEmpty()
        ? NONE
        : codes.stream().map(Enum::name).sorted().collect(Collectors.joining(", "));
  }
}
