package org.tenprint.notification.domain;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tenprint.policy.cases.CaseFile;
import org.tenprint.policy.decision.Disclosure;
import org.tenprint.policy.decision.Disposition;
import org.tenprint.policy.fact.Circumstances;
import org.tenprint.policy.fact.ConsentTerms;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.MessagePart;
import org.tenprint.policy.fact.PersonName;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.RequestKind;
import org.tenprint.policy.fact.RequestPurpose;
import org.tenprint.policy.fact.Verdict;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.Doubt;
import org.tenprint.policy.law.Reason;

/**
 * What a person is asked of a held case, and of the facts those alone on which an answer rests.
 *
 * <p>Of a protected person it is what it would be of a stranger, as long as that may still change:
 * the questions, the facts and the verdicts are all of that case.
 *
 * @param bookingOri ORI of the booking agency
 * @param controllingOri ORI of the agency in control of the case
 * @param tcn transaction control number
 * @param office code of the responsible field office
 * @param bookedAt when, in the offset of the place
 * @param questions by the name of the hold
 */
public record WorkSheet(
    String bookingOri,
    String controllingOri,
    String tcn,
    String office,
    OffsetDateTime bookedAt,
    List<Question> questions) {
  private static final SortedMap<String, Verdict> NOT_YET = new TreeMap<>();

  /**
   * A hold that stands.
   *
   * @param reasons for which it is held, by name; none where its instrument alone tells
   * @param instruments that ask for it, by id: of several holds each has its own
   * @param parts of what is told that it is about; none where it is about all of it
   * @param request whose own question it is; empty where the answer counts for all recipients
   * @param tells whom it would have told that an agency was asked: the person, counsel
   * @param letters to whom the agency, once it is told, may have to hand a letter that it was
   *     asked, without anybody being asked again: the person, counsel
   * @param answers the verdicts that answer it; two people's count, when they agree
   * @param facts on which an answer rests
   * @param verdicts the reader's own, by person; never another's: a verdict can be changed, so who
   *     saw another's could follow it, and two people would be one
   */
  public record Question(
      SortedSet<String> reasons,
      SortedSet<String> instruments,
      SortedSet<MessagePart> parts,
      Optional<Asked> request,
      SortedSet<Recipient> tells,
      SortedSet<Recipient> letters,
      Set<Verdict> answers,
      KnownFacts facts,
      SortedMap<String, Verdict> verdicts) {}

  /**
   * A request that is held, or what is to be told of it.
   *
   * @param of the agency that is asked, or whom that tells
   * @param kind for what; empty where that was not stated
   * @param warrant the gravest paper behind it
   * @param purpose what it is for; empty where that was not stated
   * @param since when it began to be held so; a further request to the agency begins anew
   * @param asked when it was asked, by which a consent names it; empty where nobody can consent
   * @param consent what is reported of the person's consent; empty where nothing is
   */
  public record Asked(
      Recipient of,
      Optional<RequestKind> kind,
      Warrant warrant,
      Optional<RequestPurpose> purpose,
      Instant since,
      Optional<Instant> asked,
      Optional<Consented> consent) {}

  /**
   * A consent to a request, by no name of who reports it.
   *
   * @param form the number of the signed form, as it is compared: in lower case
   * @param terms to what it consents; NONE where it was withdrawn
   * @param reported by so many people: two make it stand
   */
  public record Consented(String form, ConsentTerms terms, int reported) {
    /** Of no two consents the same: people write the form's number. */
    @Override
    public String toString() {
      return "Consented[" + form.length() + ' ' + form + ", " + terms + ", " + reported + ']';
    }
  }

  /**
   * Facts; each is there where a question needs it.
   *
   * @param prints what the engine found
   * @param claim what is claimed of citizenship
   * @param age how old the person was
   * @param trial what is reported of an order to try the person as an adult
   * @param stated what is reported of what an instrument asks for, in the order of the facts
   * @param dismissed charges of which one person reports that they were dismissed, or were not, by
   *     their code, once for each paper
   */
  public record KnownFacts(
      Optional<PrintEvidence> prints,
      Optional<Claim> claim,
      Optional<Age> age,
      Optional<Trial> trial,
      List<SheetStatement> stated,
      List<SheetDismissal> dismissed) {}

  /**
   * A claim of citizenship.
   *
   * @param atBooking the person made it
   * @param inRecord the immigration record says so
   */
  public record Claim(boolean atBooking, boolean inRecord) {}

  /**
   * Whole years; no date of birth.
   *
   * @param booked on the day of the booking; empty if the birth date is not known
   * @param earliestCharge on the day of the earliest charge that states one
   */
  public record Age(Optional<Integer> booked, Optional<Integer> earliestCharge) {}

  /**
   * An order to try the person as an adult, as it is compared: in lower case, and by no name of who
   * reports it.
   *
   * @param court that gave it
   * @param order the number of its paper
   * @param reported by so many people: two make it stand
   */
  public record Trial(String court, String order, int reported) {
    /** Of no two orders the same: people write both texts. */
    @Override
    public String toString() {
      return "Trial[" + court.length() + ' ' + court + ", " + order + ", " + reported + ']';
    }
  }

  /**
   * The sheet.
   *
   * @param file where the case stands
   * @param evidence what the engine found
   * @param by who reads it
   * @param prints whether they say whose prints are whose
   * @param others whether they answer the other holds
   * @param rules the instruments
   */
  public static WorkSheet of(
      CaseFile file,
      Optional<PrintEvidence> evidence,
      String by,
      boolean prints,
      boolean others,
      SheetRules rules) {
    SortedMap<String, Question> questions = new TreeMap<>();
    for (Disclosure disclosure : file.shown()) {
      if (!disclosure.held()) {
        continue;
      }
      CaseFile its = file.disclosures().contains(disclosure) ? file : file.stranger().orElse(file);
      for (String hold : disclosure.taken().holds()) {
        if (hold.equals(Doubt.GREY) ? prints : others) {
          questions.merge(
              hold, question(hold, disclosure, its, evidence, by, rules), WorkSheet::both);
        }
      }
    }
    Facts facts = file.circumstances().facts();
    return new WorkSheet(
        facts.places().booking().ori(),
        facts.places().controlling().ori(),
        facts.tcn(),
        Case.office(file),
        facts.bookedAt(),
        new ArrayList<>(questions.values()));
  }

  /**
   * All that it says but the reader's own verdicts: the same as long as the same is asked, on the
   * same facts.
   */
  public String text() {
    List<Question> asked =
        questions.stream()
            .map(
                q ->
                    new Question(
                        q.reasons(),
                        q.instruments(),
                        q.parts(),
                        q.request(),
                        q.tells(),
                        q.letters(),
                        q.answers(),
                        q.facts(),
                        NOT_YET))
            .toList();
    return new WorkSheet(bookingOri, controllingOri, tcn, office, bookedAt, asked).toString();
  }

  /** Whether a verdict answers something that is asked. */
  public boolean asks(Verdict verdict) {
    return questions.stream().anyMatch(question -> question.answers().contains(verdict));
  }

  private static Question question(
      String hold,
      Disclosure disclosure,
      CaseFile its,
      Optional<PrintEvidence> evidence,
      String by,
      SheetRules rules) {
    Circumstances now = its.circumstances();
    Disposition latest = disclosure.latest();
    List<String> instruments = HoldNames.instruments(hold, latest.instruments());
    boolean named = latest.instruments().equals(instruments);
    Optional<Reason> reason =
        HoldNames.reason(hold, latest.instruments())
            .or(() -> named ? Optional.of(latest.reason()) : Optional.empty());
    SortedSet<String> reasons = new TreeSet<>();
    reason.ifPresent(why -> reasons.add(why.name()));
    return new Question(
        reasons,
        new TreeSet<>(instruments),
        SheetParts.of(instruments, rules.known()),
        SheetRequest.of(hold, disclosure),
        SheetRequest.told(disclosure),
        new TreeSet<>(rules.letters().by(disclosure, now)),
        answers(hold),
        SheetFacts.of(hold, instruments, reason, now.facts(), evidence, rules.known()),
        own(now.findings().votes().getOrDefault(hold, new TreeMap<>()), by));
  }

  private static SortedMap<String, Verdict> own(SortedMap<String, Verdict> given, String by) {
    SortedMap<String, Verdict> own = new TreeMap<>(given);
    own.keySet().retainAll(Set.of(PersonName.canonical(by)));
    return own;
  }

  /** The same hold towards another recipient. */
  private static Question both(Question one, Question other) {
    SortedSet<String> reasons = new TreeSet<>(one.reasons());
    reasons.addAll(other.reasons());
    SortedSet<String> instruments = new TreeSet<>(one.instruments());
    instruments.addAll(other.instruments());
    SortedSet<Recipient> tells = new TreeSet<>(one.tells());
    tells.addAll(other.tells());
    SortedSet<Recipient> letters = new TreeSet<>(one.letters());
    letters.addAll(other.letters());
    KnownFacts facts = one.facts().age().isPresent() ? one.facts() : other.facts();
    return new Question(
        reasons,
        instruments,
        one.parts(),
        one.request(),
        tells,
        letters,
        one.answers(),
        facts,
        one.verdicts());
  }

  /** The verdicts that answer a hold. */
  private static Set<Verdict> answers(String hold) {
    return Map.of(
            Doubt.GREY, EnumSet.of(Verdict.MATCH, Verdict.NO_MATCH),
            Doubt.CITIZENSHIP, EnumSet.of(Verdict.CITIZEN, Verdict.NOT_CITIZEN))
        .getOrDefault(hold, EnumSet.of(Verdict.RELEASE, Verdict.WITHHOLD));
  }
}
