package org.tenprint.biometric.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.tenprint.biometric.application.AbisRefused;
import org.tenprint.biometric.application.AbisRegister;
import org.tenprint.biometric.domain.AbisEncounter;
import org.tenprint.matching.prints.TenPrint;

/** The bodies of the published interface. */
final class AbisBody {
  private static final int MOST_GALLERIES = 20;
  private static final int MOST_FILTERED = 10;

  /** Bytes of a body of galleries alone. */
  private static final int LARGEST_OF_NAMES = 64 << 10;

  private static final String BIOMETRICS = "biometricData";
  private static final Set<String> ENCOUNTER =
      Set.of(
          "encounterId",
          "status",
          "encounterType",
          "createdDate",
          "updatedDate",
          "galleries",
          "clientData",
          "contextualData",
          "biographicData",
          BIOMETRICS,
          "encryption",
          "integrity");

  private AbisBody() {}

  /**
   * An {@code Encounter}, as it was sent.
   *
   * @param about what is stated of it
   * @param prints its fingers
   * @param notHeld keys, and items of {@code biometricData}, of which nothing is held
   */
  record Encounter(AbisEncounter.About about, AbisPrints prints, List<String> notHeld) {
    AbisRegister.Sent sent() {
      return new AbisRegister.Sent(about, prints.fingers());
    }
  }

  /**
   * Reads an encounter.
   *
   * @param id that it must have, if it says one
   */
  static Encounter encounter(byte[] body, Optional<String> id) throws AbisRefused {
    AbisJson sent = AbisJson.of(AbisJson.read(body), "", ENCOUNTER);
    Optional<String> own = sent.text("encounterId");
    if (id.isPresent() && own.isPresent() && !own.equals(id)) {
      throw AbisJson.malformed(sent.at("encounterId"), "the path names another");
    }
    clear(sent);
    AbisEncounter.About about =
        new AbisEncounter.About(
            AbisJson.name(sent.required("encounterType"), sent.at("encounterType")),
            active(sent.required("status"), sent.at("status")),
            galleries(sent.names("galleries", MOST_GALLERIES), sent.at("galleries")));
    AbisPrints prints = AbisPrints.toHold(sent, BIOMETRICS);
    List<String> notHeld = new ArrayList<>();
    for (String key : List.of("clientData", "contextualData", "biographicData")) {
      if (sent.has(key)) {
        notHeld.add("/" + key);
      }
    }
    prints.otherItems().forEach(place -> notHeld.add("/" + BIOMETRICS + "/" + place));
    return new Encounter(about, prints, notHeld);
  }

  private static void clear(AbisJson sent) throws AbisRefused {
    sent.without("send it in the clear, over TLS", "encryption");
    sent.without("nothing of it is checked here: send it without", "integrity");
  }

  /** The status of an encounter. */
  static boolean active(String status, String at) throws AbisRefused {
    if (!status.equals("ACTIVE") && !status.equals("INACTIVE")) {
      throw AbisJson.malformed(at, "it is ACTIVE or INACTIVE");
    }
    return status.equals("ACTIVE");
  }

  /** The galleries of an encounter, as a body of their own. */
  static SortedSet<String> galleries(byte[] body) throws AbisRefused {
    if (body != null && body.length > LARGEST_OF_NAMES) {
      throw AbisJson.malformed("", "it is larger than names need");
    }
    return galleries(AbisJson.names(AbisJson.read(body), "the body", MOST_GALLERIES), "the body");
  }

  private static SortedSet<String> galleries(SortedSet<String> names, String at)
      throws AbisRefused {
    if (names.contains(AbisEncounter.ALL)) {
      throw AbisJson.malformed(at, "ALL is the word for every gallery, and the name of none");
    }
    return names;
  }

  /** The prints of an {@code IdentifyRequest}. Who a filter would leave out is not known here. */
  static TenPrint identify(byte[] body) throws AbisRefused {
    JsonNode request = AbisJson.read(body);
    AbisJson sent =
        AbisJson.of(request, "", Set.of("filter", BIOMETRICS, "encryption", "integrity"));
    clear(sent);
    filtered(request.path("filter"));
    return AbisPrints.of(sent, BIOMETRICS).fingers();
  }

  private static void filtered(JsonNode filter) throws AbisRefused {
    if (!filter.isObject()) {
      throw AbisJson.malformed("/filter", "give an object");
    }
    for (Iterator<String> names = filter.fieldNames(); names.hasNext(); ) {
      if (!names.next().equals("biometricType")) {
        throw AbisJson.unsupported(
            "/filter", "nothing biographic is held, so nobody can be left out by it");
      }
    }
    if (filter.has("biometricType")
        && !AbisJson.of(filter, "/filter", Set.of("biometricType"))
            .texts("biometricType", MOST_FILTERED)
            .contains("FINGER")) {
      throw AbisJson.unsupported("/filter/biometricType", "fingers alone are compared");
    }
  }

  /** The prints of a {@code VerifyFromIdRequest}. */
  static TenPrint verify(byte[] body) throws AbisRefused {
    AbisJson sent =
        AbisJson.of(AbisJson.read(body), "", Set.of(BIOMETRICS, "encryption", "integrity"));
    clear(sent);
    return AbisPrints.of(sent, BIOMETRICS).fingers();
  }

  /** The two sets of prints of a {@code VerifyFromBioRequest}. */
  static List<TenPrint> verifyTwo(byte[] body) throws AbisRefused {
    String one = BIOMETRICS + "1";
    String other = BIOMETRICS + "2";
    AbisJson sent =
        AbisJson.of(AbisJson.read(body), "", Set.of(one, other, "encryption", "integrity"));
    clear(sent);
    return List.of(AbisPrints.of(sent, one).fingers(), AbisPrints.of(sent, other).fingers());
  }
}
