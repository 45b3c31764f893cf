package org.tenprint.policy.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tenprint.policy.fact.AgencyPlaces;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.MessagePart;
import org.tenprint.policy.fact.RecipientKind;
import org.tenprint.policy.law.Answered;
import org.tenprint.policy.law.Considered;
import org.tenprint.policy.law.Decision;
import org.tenprint.policy.law.Doubt;
import org.tenprint.policy.law.Edition;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Entry;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.KeptBack;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.offence.OffenceTable;

/**
 * The policy: rules in order, the first that has an answer gives it.
 *
 * <p>Pure: the same rule book, table and inquiry give the same decision.
 */
public final class DisclosurePolicy {

  /** A rule: an answer, or on to the next. */
  @FunctionalInterface
  private interface Rule {
    Optional<Decision> answer(Inquiry inquiry, List<Considered> considered, Answered answered);
  }

  private static final List<Rule> RULES =
      List.of(
          DisclosurePolicy::anErrorTellsNobodyAnything,
          DisclosurePolicy::aNoMatchIsNothingToTheFieldOffice,
          DisclosurePolicy::aProtectedPersonIsABar,
          DisclosurePolicy::anExpungedBookingIsABar,
          DisclosurePolicy::aCourtThatWithholdsIsABar,
          DisclosurePolicy::aPossibleMinorWaitsForAnInstrumentOrAPerson,
          DisclosurePolicy::doubtAboutWhoItIsWaitsForPeople,
          DisclosurePolicy::instrumentsCombine);

  private final RuleBook book;
  private final OffenceTable table;
  private final Edition edition;
  private final AskedAgency asked;

  /** The rules as they are read now. */
  public DisclosurePolicy(RuleBook book, OffenceTable table) {
    this(book, table, Edition.PRESENT);
  }

  /** The same as an edition reads them. */
  public DisclosurePolicy(RuleBook book, OffenceTable table, Edition edition) {
    this(book, table, edition, AgencyPlaces.NONE);
  }

  /**
   * @param book the instruments
   * @param table levels of offence codes
   * @param edition by which the rules are read
   * @param agencies that may be asked
   */
  public DisclosurePolicy(
      RuleBook book, OffenceTable table, Edition edition, AgencyPlaces agencies) {
    this.book = book;
    this.table = table;
    this.edition = edition;
    this.asked = new AskedAgency(book, table, agencies);
  }

  /** By which the rules are read. */
  public Edition edition() {
    return edition;
  }

  /** The rule book. */
  public RuleBook book() {
    return book;
  }

  /** The same for inquiries as of an instant at which less was known. */
  public DisclosurePolicy asKnownAt(Instant known) {
    RuleBook then = book.asReadAt(known);
    return then == book ? this : new DisclosurePolicy(then, table, edition, asked.agencies());
  }

  /** The answer to an inquiry, with its explanation. */
  public Decision decide(Inquiry inquiry) {
    return least(inquiry, book.entries(inquiry.recipient(), inquiry.facts()));
  }

  /** The same as it is kept. */
  public Disclosure.Taken take(Inquiry inquiry) {
    Disclosure.Taken taken = Disclosure.Taken.of(decide(inquiry), inquiry);
    return taken.decision().permits() && edition.knowsWhatTheAskedWithholds()
        ? taken.knowing(asked.withholding(inquiry, edition))
        : taken;
  }

  /**
   * The answer to an inquiry, for who found the instruments otherwise than by the book's index.
   *
   * @param covering every approved instrument of the book that covers the recipient
   */
  public Decision decide(Inquiry inquiry, List<Instrument> covering) {
    return least(inquiry, covering.stream().map(book::entry).toList());
  }

  private Decision least(Inquiry inquiry, List<Entry> covering) {
    return readings(inquiry, covering).least(one -> answer(one, covering));
  }

  ChargesInDoubt readings(Inquiry inquiry, List<Entry> covering) {
    Inquiry asks = inquiry.doubting(edition.doubtsWhatIsContradicted());
    return ChargesInDoubt.of(
        asks,
        () -> ChargeSchemes.asked(asks, covering, asked.places(asks, edition), book),
        table,
        edition.boundsDoubtedCharges() ? ChargesInDoubt.MOST : Integer.MAX_VALUE);
  }

  /**
   * Whether an instrument recorded since a delivery would have withheld then. One that was known
   * already undoes nothing, though it would withhold now that others ended.
   *
   * @param inquiry asked at that instant, with what is known since
   * @param taken the decision that delivered
   * @return that withholding, of all or of a part that was told; empty where there is none
   */
  public Optional<Decision> withheldBySince(Inquiry inquiry, Disclosure.Taken taken) {
    List<Entry> covering = book.entries(inquiry.recipient(), inquiry.facts());
    return readings(inquiry, covering).withheld(one -> withheldByAnySince(one, covering, taken));
  }

  private Optional<Decision> withheldByAnySince(
      Inquiry inquiry, List<Entry> covering, Disclosure.Taken taken) {
    List<Considered> voices = new Voices(inquiry, book, table, covering).considered();
    return withheldBySince(inquiry, voices, taken)
        .or(
            () ->
                asked
                    .beside(inquiry, edition, covering, voices)
                    .map(heard -> AskedAgency.since(heard, voices.size(), taken))
                    .flatMap(heard -> withheldBySince(inquiry, heard, taken)));
  }

  private Optional<Decision> withheldBySince(
      Inquiry inquiry, List<Considered> considered, Disclosure.Taken taken) {
    List<Considered> voices = new ArrayList<>(considered);
    voices.removeIf(voice -> voice.effect() == Effect.WITHHOLD && taken.knew(voice.instrument()));
    Answered answered = Answered.afterDelivery(inquiry, edition, book.ofOneRequest());
    return Optional.of(byRules(inquiry, voices, answered))
        .filter(one -> one.outcome() == Outcome.WITHHELD && !one.instruments().isEmpty())
        .or(() -> partWithheldSince(voices, answered, taken));
  }

  /** Of those that would have withheld a part that was told, the first. */
  private static Optional<Decision> partWithheldSince(
      List<Considered> voices, Answered answered, Disclosure.Taken taken) {
    Set<MessagePart> kept = KeptBack.parts(taken.decision().keptBack());
    return Combination.keepingBackParts(voices, answered).stream()
        .filter(one -> !kept.containsAll(one.ruling().fields()))
        .min(Instrument.NAMED_FIRST)
        .map(one -> Decision.plain(Outcome.WITHHELD, one.ruling().reason()).naming(one.id()));
  }

  private Decision answer(Inquiry inquiry, List<Entry> covering) {
    List<Considered> voices =
        new Voices(inquiry, book, table, covering, waiting(inquiry)).considered();
    if (edition.asksNobodyOfNobody() && inquiry.asksOfNobody()) {
      return Decision.plain(Outcome.NOT_APPLICABLE, Reason.NO_MATCH).explainedBy(voices);
    }
    Answered answered = Answered.of(inquiry, edition, book.ofOneRequest());
    Decision without = byRules(inquiry, voices, answered);
    Decision decision =
        asked
            .beside(inquiry, edition, covering, voices)
            .map(heard -> byRules(inquiry, heard, answered))
            .filter(beside -> beside.openness() < without.openness())
            .orElse(without);
    return decision.permits()
        ? unlessUnreadInstrumentsHold(inquiry, decision, answered)
        : DoubtedDuty.beside(decision, () -> doubted(inquiry), answered);
  }

  List<Considered> doubted(Inquiry inquiry) {
    Inquiry asks = inquiry.doubting(edition.doubtsWhatIsContradicted());
    return DoubtedDuty.of(book, table, asks, asked.places(asks, edition));
  }

  private List<Entry> waiting(Inquiry inquiry) {
    return edition.doubtsUnreadPermits()
        ? book.waiting(inquiry.recipient(), inquiry.facts())
        : List.of();
  }

  /** What all rules permit is held for people where an instrument that cannot be read may speak. */
  private Decision unlessUnreadInstrumentsHold(
      Inquiry inquiry, Decision permitted, Answered answered) {
    List<Considered> unread =
        book.unread(inquiry.recipient(), inquiry.facts(), asked.places(inquiry, edition));
    if (unread.isEmpty()) {
      return permitted;
    }
    List<Considered> all = new ArrayList<>(permitted.explanation());
    all.addAll(unread);
    return Combination.of(unread, answered)
        .filter(decision -> !decision.permits())
        .orElse(permitted)
        .explainedBy(all);
  }

  private static Decision byRules(Inquiry inquiry, List<Considered> considered, Answered answered) {
    for (Rule rule : RULES) {
      Optional<Decision> answer = rule.answer(inquiry, considered, answered);
      if (answer.isPresent()) {
        return answer.get().explainedBy(considered);
      }
    }
    return nothingSpeaks().explainedBy(considered);
  }

  private static Optional<Decision> anErrorTellsNobodyAnything(
      Inquiry inquiry, List<Considered> considered, Answered answered) {
    return when(
        identification(inquiry) == IdentificationResult.ERROR, Outcome.WITHHELD, Reason.ERROR);
  }

  private static Optional<Decision> aNoMatchIsNothingToTheFieldOffice(
      Inquiry inquiry, List<Considered> considered, Answered answered) {
    boolean nothing =
        identification(inquiry) == IdentificationResult.NO_MATCH
            && inquiry.recipient().kind() == RecipientKind.FIELD_OFFICE;
    return when(nothing, Outcome.NOT_APPLICABLE, Reason.NO_MATCH);
  }

  private static Optional<Decision> aProtectedPersonIsABar(
      Inquiry inquiry, List<Considered> considered, Answered answered) {
    return when(inquiry.facts().subject().protectedPerson(), Outcome.WITHHELD, Reason.PROTECTED);
  }

  private static Optional<Decision> anExpungedBookingIsABar(
      Inquiry inquiry, List<Considered> considered, Answered answered) {
    return when(inquiry.findings().sealed(), Outcome.WITHHELD, Reason.SEALED);
  }

  private static Optional<Decision> aCourtThatWithholdsIsABar(
      Inquiry inquiry, List<Considered> considered, Answered answered) {
    return CourtBar.of(considered);
  }

  private static Optional<Decision> aPossibleMinorWaitsForAnInstrumentOrAPerson(
      Inquiry inquiry, List<Considered> considered, Answered answered) {
    if (!inquiry.facts().possibleMinor()) {
      return Optional.empty();
    }
    List<Considered> ofJuveniles = new ArrayList<>(considered);
    ofJuveniles.removeIf(voice -> !voice.instrument().ruling().speaksOfJuveniles());
    Optional<Decision> combined = Combination.of(ofJuveniles, answered);
    return combined.isPresent()
        ? combined.filter(decision -> !decision.permits())
        : Doubt.juvenile(answered);
  }

  private static Optional<Decision> doubtAboutWhoItIsWaitsForPeople(
      Inquiry inquiry, List<Considered> considered, Answered answered) {
    if (identification(inquiry) == IdentificationResult.NO_MATCH) {
      return Optional.empty();
    }
    Optional<Decision> grey = Doubt.grey(inquiry.facts(), inquiry.findings());
    return grey.isPresent() ? grey : Doubt.citizenship(inquiry.facts(), inquiry.findings());
  }

  private static Optional<Decision> instrumentsCombine(
      Inquiry inquiry, List<Considered> considered, Answered answered) {
    return Combination.of(considered, answered);
  }

  /** Rule 5: it fails closed. */
  private static Decision nothingSpeaks() {
    return Decision.plain(Outcome.WITHHELD, Reason.NO_RULE);
  }

  private static IdentificationResult identification(Inquiry inquiry) {
    return inquiry.facts().finding().identification();
  }

  private static Optional<Decision> when(boolean applies, Outcome outcome, Reason reason) {
    return applies ? Optional.of(Decision.plain(outcome, reason)) : Optional.empty();
  }
}
