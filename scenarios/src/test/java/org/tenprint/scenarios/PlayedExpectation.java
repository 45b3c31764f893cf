package org.tenprint.scenarios;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tenprint.policy.fact.Recipient;

/** What came of a scenario, as something to expect of another back end. */
final class PlayedExpectation {
  private PlayedExpectation() {}

  static Expectation of(ScenarioRunner.Played played, List<Instant> known) {
    Map<String, Expectation.Told> told = new TreeMap<>();
    for (ScenarioBackend.CaseAccount account : played.stage().accounts()) {
      told.put(account.tcn(), told(account, known));
    }
    return new Expectation(
        played.refusals().stream().sorted().findFirst(),
        told,
        Optional.of(played.stage().workItems()));
  }

  private static Expectation.Told told(ScenarioBackend.CaseAccount account, List<Instant> known) {
    Map<Recipient, Expectation.Wanted> latest = new LinkedHashMap<>();
    account
        .dispositions()
        .forEach(
            (r, d) ->
                latest.put(
                    r,
                    new Expectation.Wanted(
                        d.outcome(),
                        Optional.of(d.reason()),
                        Optional.of(d.instruments()),
                        d.keptBack())));
    List<Expectation.AsKnown> asKnown = new ArrayList<>();
    for (Instant instant : known) {
      Map<Recipient, Expectation.Wanted> then = new LinkedHashMap<>();
      account
          .asKnown(instant)
          .forEach(
              (r, d) ->
                  then.put(
                      r,
                      new Expectation.Wanted(
                          d.outcome(),
                          Optional.of(d.reason()),
                          Optional.of(d.instruments()),
                          d.keptBack())));
      asKnown.add(new Expectation.AsKnown(instant, then));
    }
    return new Expectation.Told(
        Optional.of(latest),
        Optional.of(SentMessages.kinds(List.of(account))),
        Optional.of(SentMessages.recalled(List.of(account))),
        Optional.of(SentMessages.purposes(List.of(account))),
        asKnown);
  }
}
