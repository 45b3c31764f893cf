package org.tenprint.system;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tenprint.access.credential.PeopleIssuer;
import org.tenprint.events.AbisScopes;

/** Who the columns of the table of HTTP doors are. */
final class HttpCallers {
  private static final Map<String, String> PARTIES =
      Map.ofEntries(
          Map.entry("b", "agency:MA0130100"),
          Map.entry("c", "agency:MA0130300"),
          Map.entry("B", "field-office:BOS"),
          Map.entry("S", "field-office:SEA"),
          Map.entry("i", "sib:MA"),
          Map.entry("r", "record-owner:registry"),
          Map.entry("a", "auditor:general"),
          Map.entry("m", "biometric-auditor:general"),
          Map.entry("o", "operator:night"),
          Map.entry("s", "service:notification-service"),
          Map.entry("d", "deployment:tenprint"),
          Map.entry("v", "agency:MA0110300"));
  private static final Map<String, List<String>> PEOPLE =
      Map.ofEntries(
          Map.entry("au", List.of("author")),
          Map.entry("ap", List.of("approver")),
          Map.entry("re", List.of("reviewer")),
          Map.entry("ex", List.of("examiner")),
          Map.entry("ad", List.of("auditor")),
          Map.entry("op", List.of("operator")),
          Map.entry("cu", List.of("custodian")),
          Map.entry("no", List.of("clerk")),
          Map.entry("pa", List.of("party:agency", "party:field-office", "party:service")),
          Map.entry("rs", List.of("reviewer")),
          Map.entry("rn", List.of("reviewer")),
          Map.entry("aw", List.of("author", "approver")),
          Map.entry("ab", List.copyOf(AbisScopes.ALL)));
  private static final Map<String, List<String>> EVERYWHERE =
      Map.of("office", List.of("all"), "jurisdiction", List.of("all"));
  private static final Map<String, Map<String, List<String>>> CLAIMS =
      Map.of(
          "rs", Map.of("office", List.of("SEA")),
          "rn", Map.of("office", List.of("bos", "*")),
          "aw", Map.of("jurisdiction", List.of("federal:WA", "state:WA", "agency:MA0110300")));

  private HttpCallers() {}

  /** The principal of a caller that is a party. */
  static Optional<String> party(String caller) {
    return Optional.ofNullable(PARTIES.get(caller));
  }

  /** What a caller that is a person shows; nothing where it is none. */
  static Map<String, String> headers(String caller, PeopleIssuer issuer) {
    if (!PEOPLE.containsKey(caller)) {
      return Map.of();
    }
    PeopleIssuer.Person person =
        new PeopleIssuer.Person(
            "person-" + caller, PEOPLE.get(caller), CLAIMS.getOrDefault(caller, EVERYWHERE));
    return Map.of(
        "Authorization", "Bearer " + issuer.token(person, Duration.ofHours(1), Instant.now()));
  }
}
