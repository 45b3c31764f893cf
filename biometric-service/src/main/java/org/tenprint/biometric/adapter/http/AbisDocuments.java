package org.tenprint.biometric.adapter.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tenprint.biometric.application.AbisSearch;
import org.tenprint.biometric.domain.AbisEncounter;
import org.tenprint.biometric.domain.AbisPerson;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.Candidate;
import org.tenprint.matching.FingerComparison;

/** What the ABIS face answers, in the fields of the published interface. */
final class AbisDocuments {
  private static final String FINGER = "FINGER";

  private AbisDocuments() {}

  /** {@code ExtendablePersonIds}: what is held, and what of the request is not. */
  static Map<String, Object> held(
      String personId, AbisEncounter encounter, AbisBody.Encounter asked) {
    Map<String, Object> others = new LinkedHashMap<>();
    others.put("fingersHeld", names(encounter));
    if (!asked.prints().notUsed().isEmpty()) {
      others.put("fingersNotUsed", asked.prints().notUsed());
    }
    if (!asked.notHeld().isEmpty()) {
      others.put("notHeld", asked.notHeld());
    }
    Map<String, Object> document = ids(personId, encounter.id());
    document.put("others", others);
    return document;
  }

  private static List<String> names(AbisEncounter encounter) {
    return encounter.prints().fingers().keySet().stream().map(FingerPosition::name).toList();
  }

  /** {@code PersonIds}. */
  static Map<String, Object> ids(String personId, String encounterId) {
    Map<String, Object> ids = new LinkedHashMap<>();
    ids.put("personId", personId);
    ids.put("encounterId", encounterId);
    return ids;
  }

  /** {@code Encounter}, its fingers by name and quality alone: prints are not handed out. */
  static Map<String, Object> encounter(AbisEncounter encounter) {
    List<Map<String, Object>> fingers = new ArrayList<>();
    encounter
        .prints()
        .fingers()
        .forEach(
            (position, template) -> {
              Map<String, Object> finger = finger(position);
              finger.put("encounterId", encounter.id());
              finger.put("quality", template.quality());
              finger.put("qualityFormat", "TENPRINT");
              fingers.add(finger);
            });
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("encounterId", encounter.id());
    document.put("status", encounter.about().active() ? "ACTIVE" : "INACTIVE");
    document.put("encounterType", encounter.about().type());
    document.put("createdDate", time(encounter.created()));
    document.put("updatedDate", time(encounter.updated()));
    document.put("galleries", List.copyOf(encounter.about().galleries()));
    document.put("biometricData", fingers);
    return document;
  }

  private static String time(Instant at) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
  }

  private static Map<String, Object> finger(FingerPosition position) {
    Map<String, Object> finger = new LinkedHashMap<>();
    finger.put("biometricType", FINGER);
    finger.put("biometricSubType", position.name());
    return finger;
  }

  /** The {@code PersonIds} of the encounters of a gallery. */
  static List<Map<String, Object>> content(List<AbisPerson> people, String gallery) {
    return people.stream()
        .flatMap(
            person ->
                person.foundIn(gallery).stream().map(encounter -> ids(person.id(), encounter.id())))
        .toList();
  }

  /** An array of {@code Candidate}; of the first, what each finger says and what it is worth. */
  static List<Map<String, Object>> candidates(AbisSearch.Identified found) {
    List<Map<String, Object>> documents = new ArrayList<>();
    for (Candidate candidate : found.candidates().candidates()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("personId", candidate.subjectId());
      document.put("rank", documents.size() + 1);
      document.put("score", candidate.score());
      if (documents.isEmpty()) {
        document.put("scores", fingers(candidate));
        document.put("others", Map.of("decision", found.decision().name()));
      }
      documents.add(document);
    }
    return documents;
  }

  private static List<Map<String, Object>> fingers(Candidate candidate) {
    List<Map<String, Object>> scores = new ArrayList<>();
    candidate.agreement().comparisons().forEach((at, said) -> scores.add(score(at, said)));
    return scores;
  }

  private static Map<String, Object> score(FingerPosition position, FingerComparison said) {
    Map<String, Object> score = new LinkedHashMap<>();
    score.put("score", said.score());
    score.putAll(finger(position));
    score.put("others", Map.of("verdict", said.verdict().name()));
    return score;
  }

  /** The decision, the score of all fingers together, and what each says. */
  static Map<String, Object> verified(AbisSearch.Verified verified) {
    Map<String, Object> whole = new LinkedHashMap<>();
    whole.put("score", verified.found().score());
    Optional<String> encounter = verified.encounterId();
    encounter.ifPresent(id -> whole.put("encounterId", id));
    whole.put("biometricType", FINGER);
    List<Map<String, Object>> scores = new ArrayList<>();
    scores.add(whole);
    scores.addAll(fingers(verified.found().candidate()));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("decision", verified.same());
    document.put("scores", scores);
    return document;
  }
}
