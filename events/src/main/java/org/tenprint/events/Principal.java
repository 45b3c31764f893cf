package org.tenprint.events;

import java.util.Arrays;
import java.util.Optional;

/**
 * Who somebody is, on every door of the system: a kind and a name, written {@code kind:name}. The
 * same text is the subject of the holder's certificate.
 *
 * @param kind what sort of party
 * @param name which one: an ORI, a state, a field office's code, a service's name, or a name that
 *     the deployment gives; letters, digits and hyphens, at most 40
 */
public record Principal(Kind kind, String name) {

  /** The sorts of parties. */
  public enum Kind {
    /** A booking agency, by its ORI. */
    AGENCY("agency", Party.AGENCY),
    /** A federal field office, by its code. */
    FIELD_OFFICE("field-office", Party.FIELD_OFFICE),
    /** A state's identification bureau, by the state. */
    STATE_BUREAU("sib", Party.STATE_BUREAU),
    /** Whoever states immigration records. */
    RECORD_OWNER("record-owner", Party.RECORD_OWNER),
    /** Takes decisions again; sees no biometrics. */
    AUDITOR("auditor", Party.AUDITORS),
    /** An auditor who may also see prints and templates. */
    BIOMETRIC_AUDITOR("biometric-auditor", Party.BIOMETRIC_AUDITORS),
    /** Runs the system; reads no events. */
    OPERATOR("operator", Party.OPERATORS),
    /** One of the four services, by its name. */
    SERVICE("service"),
    /** A broker of the cluster, by its number. */
    BROKER("broker"),
    /** Whoever sets the system up: makes topics and access; holds the authority's key. */
    DEPLOYMENT("deployment");

    private final String text;
    private final Optional<Party> party;

    Kind(String text, Party party) {
      this.text = text;
      this.party = Optional.of(party);
    }

    Kind(String text) {
      this.text = text;
      this.party = Optional.empty();
    }

    /** The kind as it stands before the colon. */
    public String text() {
      return text;
    }
  }

  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9-]{0,39}";

  public Principal {
    if (!name.matches(NAME)) {
      throw new IllegalArgumentException(
          "a principal's name is letters, digits and hyphens, at most 40");
    }
    if (kind == Kind.SERVICE && service(name).isEmpty()) {
      throw new IllegalArgumentException("there is no service " + name);
    }
  }

  /** A service. */
  public static Principal ofService(String name) {
    return new Principal(Kind.SERVICE, name);
  }

  /**
   * Reads {@code kind:name}.
   *
   * @throws IllegalArgumentException if it is no principal; the message says why
   */
  public static Principal parse(String text) {
    int colon = text.indexOf(':');
    String before = text.substring(0, Math.max(colon, 0));
    Kind kind =
        Arrays.stream(Kind.values())
            .filter(known -> known.text.equals(before))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "a principal is KIND:NAME, KIND one of "
                            + String.join(
                                ", ", Arrays.stream(Kind.values()).map(Kind::text).toList())));
    return new Principal(kind, text.substring(colon + 1));
  }

  /** As what it stands in the catalogue; empty for those who set the system up. */
  public Optional<Party> party() {
    return kind == Kind.SERVICE ? service(name) : kind.party;
  }

  /** {@code kind:name}. */
  public String text() {
    return kind.text + ":" + name;
  }

  @Override
  public String toString() {
    return text();
  }

  private static Optional<Party> service(String name) {
    return Arrays.stream(Party.values())
        .filter(party -> party.service() && party.text().equals(name))
        .findFirst();
  }
}
