package org.tenprint.events;

import java.util.Arrays;
import java.util.Optional;

/**
 * A recipient as dispositions and messages name it, and the one topic that is the recipient's own:
 * the privacy wall, written once. Who names, creates, checks or guards a recipient's topic does so
 * by this.
 *
 * <p>Invariant: {@code parse(a.text())} is {@code a}, {@code ofTopic(a.topic())} is {@code a} but
 * that a request, and what is to be told of it, goes to the topic of the agency that is asked.
 *
 * @param kind what the recipient is
 * @param code a field office's code, a state or an ORI: {@value TopicSpec#PARAMETER}
 */
public record RecipientAddress(Kind kind, String code) {

  /** What a recipient is. */
  public enum Kind {
    FIELD_OFFICE("field-office", TopicCatalogue.FIELD_OFFICE_MATCHES),
    SIB("sib", TopicCatalogue.SIB_IDENTIFICATIONS),
    AGENCY("agency", TopicCatalogue.AGENCY_IDENTIFICATIONS),
    /** An agency that a field office asks something of. */
    REQUEST("request", TopicCatalogue.AGENCY_IDENTIFICATIONS),
    /** The person, whom an agency tells that it was asked. */
    SUBJECT("subject", TopicCatalogue.AGENCY_IDENTIFICATIONS),
    /** The person's counsel, likewise. */
    COUNSEL("counsel", TopicCatalogue.AGENCY_IDENTIFICATIONS);

    private final String word;
    private final TopicSpec family;

    Kind(String word, TopicSpec family) {
      this.word = word;
      this.family = family;
    }

    /** The topics of recipients of this kind. */
    public TopicSpec family() {
      return family;
    }
  }

  /**
   * @throws IllegalArgumentException if the code could not stand in a topic's name
   */
  public RecipientAddress {
    if (!TopicSpec.isParameter(code)) {
      throw new IllegalArgumentException("not the code of a recipient");
    }
  }

  /** The field office of that code. */
  public static RecipientAddress fieldOffice(String code) {
    return new RecipientAddress(Kind.FIELD_OFFICE, code);
  }

  /** The identification bureau of that state. */
  public static RecipientAddress sib(String state) {
    return new RecipientAddress(Kind.SIB, state);
  }

  /** The agency of that ORI. */
  public static RecipientAddress agency(String ori) {
    return new RecipientAddress(Kind.AGENCY, ori);
  }

  /** The recipient that is written so; empty if none is. */
  public static Optional<RecipientAddress> parse(String text) {
    int colon = Math.max(text.indexOf(':'), 0);
    String word = text.substring(0, colon);
    String code = text.substring(Math.min(colon + 1, text.length()));
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.word.equals(word) && TopicSpec.isParameter(code))
        .findFirst()
        .map(kind -> new RecipientAddress(kind, code));
  }

  /**
   * The recipient that is written so.
   *
   * @throws IllegalArgumentException if none is
   */
  public static RecipientAddress of(String text) {
    return parse(text).orElseThrow(() -> new IllegalArgumentException("names no recipient"));
  }

  /** Whose own topic has that name; empty if it is none of a recipient. */
  public static Optional<RecipientAddress> ofTopic(String topic) {
    return Arrays.stream(Kind.values())
        .flatMap(
            kind ->
                kind.family.parameterIn(topic).stream()
                    .map(code -> new RecipientAddress(kind, code)))
        .findFirst();
  }

  /**
   * Whose own topic it is, as a principal is written: of a request, and of what is to be told of
   * it, of the agency that is asked.
   */
  public String reader() {
    return (kind.family == Kind.AGENCY.family ? Kind.AGENCY : kind).word + ":" + code;
  }

  /** As dispositions write it, such as {@code field-office:BOS}. */
  public String text() {
    return kind.word + ":" + code;
  }

  /** The recipient's own topic. */
  public String topic() {
    return kind.family.of(code);
  }
}
