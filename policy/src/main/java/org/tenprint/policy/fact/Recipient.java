package org.tenprint.policy.fact;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who may be told something, on which edge.
 *
 * @param edge share, return or request
 * @param kind field office, state bureau, agency, or whom an agency tells that is asked
 * @param code field office's code, state or ORI
 */
public record Recipient(Edge edge, RecipientKind kind, String code)
    implements Comparable<Recipient> {
  private static final Comparator<Recipient> ORDER =
      Comparator.comparing(Recipient::edge)
          .thenComparing(Recipient::kind)
          .thenComparing(Recipient::code);

  /** The field office of that code, on the share edge. */
  public static Recipient fieldOffice(String code) {
    return new Recipient(Edge.SHARE, RecipientKind.FIELD_OFFICE, code);
  }

  /** The identification bureau of that state, on the return edge. */
  public static Recipient sib(String state) {
    return new Recipient(Edge.RETURN, RecipientKind.SIB, state);
  }

  /** The agency of that ORI, on the return edge. */
  public static Recipient agency(String ori) {
    return new Recipient(Edge.RETURN, RecipientKind.AGENCY, ori);
  }

  /** The agency of that ORI, asked by the field office. */
  public static Recipient request(String ori) {
    return new Recipient(Edge.REQUEST, RecipientKind.AGENCY, ori);
  }

  /** The person, or counsel, whom the agency of that ORI tells that it was asked. */
  public static Recipient told(RecipientKind person, String ori) {
    return new Recipient(Edge.REQUEST, person, ori);
  }

  /** Whom the agency of that ORI may have to tell: the person, and counsel. */
  public static List<Recipient> people(String ori) {
    return List.of(told(RecipientKind.SUBJECT, ori), told(RecipientKind.COUNSEL, ori));
  }

  /** The agency of that ORI, asked, and whom it may have to tell. */
  public static List<Recipient> asked(String ori) {
    return Stream.concat(Stream.of(request(ori)), people(ori).stream()).toList();
  }

  /** Whether it is an agency that is asked. */
  public boolean wasAsked() {
    return edge == Edge.REQUEST && kind == RecipientKind.AGENCY;
  }

  /** The share and return recipients of a booking, in order. */
  public static List<Recipient> of(Places places) {
    Recipient office = fieldOffice(places.controlling().fieldOffice());
    Recipient bureau = sib(places.controlling().state());
    Recipient controlling = agency(places.controlling().ori());
    Recipient booking = agency(places.booking().ori());
    return controlling.equals(booking)
        ? List.of(office, bureau, controlling)
        : List.of(office, bureau, controlling, booking);
  }

  /** As scenarios and dispositions write it, such as {@code sib:MA}. */
  public String text() {
    return prefix() + ":" + code;
  }

  /** The recipient that is written so; empty if none is. */
  public static Optional<Recipient> parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0 || colon == text.length() - 1) {
      return Optional.empty();
    }
    String code = text.substring(colon + 1);
    return switch (text.substring(0, colon)) {
      case "field-office" -> Optional.of(fieldOffice(code));
      case "sib" -> Optional.of(sib(code));
      case "agency" -> Optional.of(agency(code));
      case "request" -> Optional.of(request(code));
      case "subject" -> Optional.of(told(RecipientKind.SUBJECT, code));
      case "counsel" -> Optional.of(told(RecipientKind.COUNSEL, code));
      default -> Optional.empty();
    };
  }

  private String prefix() {
    return switch (kind) {
      case FIELD_OFFICE -> "field-office";
      case SIB -> "sib";
      case AGENCY -> edge == Edge.REQUEST ? "request" : "agency";
      case SUBJECT -> "subject";
      case COUNSEL -> "counsel";
    };
  }

  @Override
  public int compareTo(Recipient other) {
    return ORDER.compare(this, other);
  }
}
