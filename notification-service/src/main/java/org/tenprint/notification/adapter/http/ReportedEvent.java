package org.tenprint.notification.adapter.http;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tenprint.notification.application.RefusalReason;
import org.tenprint.notification.application.Refused;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.ConsentTerms;
import org.tenprint.policy.fact.Dismissal;
import org.tenprint.policy.fact.FoldedText;
import org.tenprint.policy.fact.Lift;
import org.tenprint.policy.fact.LiftGround;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.RequestKind;
import org.tenprint.policy.fact.RequestPurpose;
import org.tenprint.policy.fact.StatedFact;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.InstrumentBounds;
import org.tenprint.reference.ReferenceSet;

/** Reads what is reported of a case, or asked about it. */
final class ReportedEvent {
  private static final String AUTHORITY = "authority";
  private static final String ORDER = "order";
  private static final String REQUEST_KIND = "request-kind";
  private static final String WARRANT = "warrant";
  private static final String PURPOSE = "purpose";
  private static final String ORI = "ori";
  private static final String NCIC = "ncic";
  private static final String ASKED = "asked";
  private static final String FORM = "form";
  private static final String TERMS = "terms";
  private static final String GROUND = "ground";
  private static final String FROM = "from";
  private static final String FACT = "fact";
  private static final String SAYS = "says";
  private static final String KIND = "kind";
  private static final String NO_MORE = "%s does not belong to kind %s.";

  private static final List<String> ALWAYS = List.of("booking", KIND);
  private static final List<String> KEYS =
      List.of(
          "booking",
          KIND,
          AUTHORITY,
          ORDER,
          NCIC,
          ORI,
          REQUEST_KIND,
          WARRANT,
          PURPOSE,
          ASKED,
          FORM,
          TERMS,
          GROUND,
          FROM,
          FACT,
          SAYS);

  /** What each kind is told by, beside the booking. */
  private static final Map<Kind, Set<String>> OF_KINDS =
      new EnumMap<>(
          Map.of(
              Kind.PROTECTED, Set.of(),
              Kind.PROTECTION_LIFTED, Set.of(GROUND, AUTHORITY, ORDER, FROM),
              Kind.FACT_STATED, Set.of(FACT, SAYS, AUTHORITY, ORDER, FROM),
              Kind.EXPUNGED, Set.of(ORDER),
              Kind.TRIED_AS_ADULT, Set.of(AUTHORITY, ORDER),
              Kind.ADULT_TRIAL_VACATED, Set.of(AUTHORITY, ORDER),
              Kind.CONSENTED, Set.of(ORI, ASKED, FORM, TERMS),
              Kind.CONSENT_WITHDRAWN, Set.of(ORI),
              Kind.CHARGE_DISMISSED, Set.of(NCIC, AUTHORITY, ORDER),
              Kind.REQUEST, Set.of(ORI, REQUEST_KIND, WARRANT, PURPOSE)));

  static {
    OF_KINDS.put(Kind.DISMISSAL_TAKEN_BACK, OF_KINDS.get(Kind.CHARGE_DISMISSED));
  }

  /** What can be reported. */
  enum Kind {
    /** The person is protected by statute: what was delivered is recalled. */
    PROTECTED,
    /** That is over: counts when two people report it. */
    PROTECTION_LIFTED,
    /** An authority states something of the person: counts when two people report it. */
    FACT_STATED,
    /** Expunged or sealed by order: what was delivered is recalled. */
    EXPUNGED,
    /** A court ordered that the person is tried as an adult: counts when two people report it. */
    TRIED_AS_ADULT,
    /** It vacated that, or there was no such order. */
    ADULT_TRIAL_VACATED,
    /** The person consents in writing to a request: counts when two people report it. */
    CONSENTED,
    /** The person does not, or not any more. */
    CONSENT_WITHDRAWN,
    /** The charges of a code no longer stand: counts when two people report it. */
    CHARGE_DISMISSED,
    /** They were not, or stand again: counts when two people report it. */
    DISMISSAL_TAKEN_BACK,
    /** The field office asks an agency. */
    REQUEST
  }

  /** What is stated of a fact. */
  private enum Said {
    YES,
    NO
  }

  private final RequestBody asked;
  private final Kind kind;

  private ReportedEvent(RequestBody asked) throws Refused {
    this.asked = asked;
    this.kind = asked.word(KIND, Kind.class);
  }

  /** One of a body. */
  static ReportedEvent of(byte[] body) throws Refused {
    return new ReportedEvent(RequestBody.of(body, KEYS.toArray(String[]::new)));
  }

  /** The id of the booking. */
  UUID booking() throws Refused {
    return asked.booking();
  }

  /** The word that says what. */
  String kind() throws Refused {
    return asked.text(KIND);
  }

  /** Whether it is a request, and not a report. */
  boolean asksAnAgency() {
    return kind == Kind.REQUEST;
  }

  /** The order of an expungement. */
  Optional<String> ofAnExpungement() throws Refused {
    return kind == Kind.EXPUNGED ? Optional.of(asked.text(ORDER)) : Optional.empty();
  }

  /**
   * The event.
   *
   * @param by who reports it
   * @param now when
   * @param reference of whose agencies one may be asked
   * @throws Refused if a field is missing, is none, or does not belong to the kind
   */
  CaseEvent event(String by, Instant now, ReferenceSet reference) throws Refused {
    only(OF_KINDS.get(kind));
    return switch (kind) {
      case PROTECTED -> new CaseEvent.PersonProtected();
      case PROTECTION_LIFTED -> lifted(by, now);
      case FACT_STATED -> stated(by, now);
      case EXPUNGED -> new CaseEvent.Expunged();
      case TRIED_AS_ADULT -> new CaseEvent.TriedAsAdult(by, named(AUTHORITY), named(ORDER));
      case ADULT_TRIAL_VACATED -> new CaseEvent.AdultTrialVacated(named(AUTHORITY), named(ORDER));
      case CONSENTED ->
          new CaseEvent.Consented(
              by,
              agency(reference),
              when(ASKED, "when the request was asked"),
              written(FORM, "the number of the form"),
              terms());
      case CONSENT_WITHDRAWN -> new CaseEvent.ConsentWithdrawn(agency(reference));
      case CHARGE_DISMISSED ->
          new CaseEvent.ChargeDismissed(
              code(), by, compared(AUTHORITY, "the court, or who else dismissed it,"), paper());
      case DISMISSAL_TAKEN_BACK ->
          new CaseEvent.DismissalTakenBack(
              code(), by, compared(AUTHORITY, "the court, or who else says so,"), paper());
      case REQUEST -> new CaseEvent.Requested(agency(reference), request().at(now));
    };
  }

  /** It is answered alike whether the person is protected or not. */
  private CaseEvent lifted(String by, Instant now) throws Refused {
    return new CaseEvent.ProtectionLifted(
        by,
        asked.word(GROUND, LiftGround.class),
        written(AUTHORITY, "who decided that, or took the waiver,"),
        written(ORDER, "the number of the decision, or of the signed waiver,"),
        past("when the protection was over", now));
  }

  private String code() throws Refused {
    return asked.text(NCIC, "\\d{4}", "a code of four digits");
  }

  private String paper() throws Refused {
    return compared(ORDER, "the number of the paper");
  }

  /** The same of a text that is compared only as far as it is short. */
  private String compared(String key, String what) throws Refused {
    String text = named(key);
    if (!Dismissal.names(text)) {
      throw RequestBody.unreadable(
          "%s: %s is wanted, of at most %d characters once it is compared."
              .formatted(key, what, Dismissal.LONGEST));
    }
    return text;
  }

  private CaseEvent stated(String by, Instant now) throws Refused {
    return new CaseEvent.FactStated(
        by,
        asked.word(FACT, StatedFact.class),
        asked.word(SAYS, Said.class) == Said.YES,
        written(AUTHORITY, "who states it,"),
        written(ORDER, "the number of the paper or record"),
        past("as of when it is stated", now));
  }

  private Instant past(String what, Instant now) throws Refused {
    Instant from = when(FROM, what);
    if (from.isAfter(now)) {
      throw RequestBody.unreadable(FROM + ": that is still to come; report it then.");
    }
    return from;
  }

  private Instant when(String key, String what) throws Refused {
    try {
      Instant when = Instant.parse(asked.text(key));
      if (InstrumentBounds.time(when)) {
        return when;
      }
    } catch (DateTimeParseException e) {
      // said below
    }
    throw RequestBody.unreadable(
        "%s: %s, such as 2011-06-06T14:00:00Z, is wanted.".formatted(key, what));
  }

  /** A text of which something is left once it is compared. */
  private String written(String key, String what) throws Refused {
    String text = named(key);
    if (!Lift.names(text)) {
      throw RequestBody.unreadable(key + ": " + what + " is wanted.");
    }
    return text;
  }

  private ConsentTerms terms() throws Refused {
    ConsentTerms terms = asked.word(TERMS, ConsentTerms.class);
    if (terms == ConsentTerms.NONE) {
      throw RequestBody.unreadable(TERMS + ": none is said by kind consent-withdrawn.");
    }
    return terms;
  }

  /** A court, or the number of a paper, as long as the hop takes it. */
  private String named(String key) throws Refused {
    String text = asked.text(key);
    if (!FoldedText.fits(text, InstrumentBounds.LONGEST_NAME)) {
      throw RequestBody.unreadable(
          "%s: at most %d characters (UTF-16) are read, in compatibility form (NFKC) too."
              .formatted(key, InstrumentBounds.LONGEST_NAME));
    }
    return text;
  }

  private Request request() throws Refused {
    return new Request(some(REQUEST_KIND, RequestKind.class), asked.word(WARRANT, Warrant.class))
        .statedFor(some(PURPOSE, RequestPurpose.class));
  }

  private <E extends Enum<E>> Optional<E> some(String key, Class<E> words) throws Refused {
    return asked.optional(key).isPresent() ? Optional.of(asked.word(key, words)) : Optional.empty();
  }

  private void only(Set<String> its) throws Refused {
    for (String key : KEYS) {
      if (!ALWAYS.contains(key) && !its.contains(key) && asked.optional(key).isPresent()) {
        throw RequestBody.unreadable(NO_MORE.formatted(key, asked.text(KIND)));
      }
    }
  }

  private String agency(ReferenceSet reference) throws Refused {
    String ori = asked.text(ORI);
    if (reference.agency(ori).isEmpty()) {
      throw new Refused(RefusalReason.UNKNOWN_ORI, "ori: there is no agency of that ORI.");
    }
    return ori;
  }
}
