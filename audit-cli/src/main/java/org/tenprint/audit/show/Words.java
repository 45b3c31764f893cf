package org.tenprint.audit.show;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tenprint.events.common.OffsetTime;
import org.tenprint.events.common.Origin;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.events.notification.ConsentTerms;
import org.tenprint.events.notification.Expungement;
import org.tenprint.events.notification.LiftGround;
import org.tenprint.events.notification.MessagePart;
import org.tenprint.events.notification.Reason;
import org.tenprint.events.notification.Reassignment;
import org.tenprint.events.notification.RequestPurpose;
import org.tenprint.events.notification.StepTrigger;

/** Codes and values in words. */
final class Words {
  private static final int SHORT_HASH = 12;

  private Words() {}

  /** An instant in the offset it was written in. */
  static String time(OffsetTime time) {
    Instant instant = time.getInstant();
    return instant.atOffset(ZoneOffset.ofTotalSeconds(time.getOffsetSeconds())).toString();
  }

  static String address(Origin origin) {
    return origin == null
        ? "no address"
        : origin.getTopic() + "/" + origin.getPartition() + "/" + origin.getOffset();
  }

  static String score(Double score) {
    return score == null ? "none" : String.format(Locale.ROOT, "%.1f", score);
  }

  static String shortened(String hash) {
    return hash.length() > SHORT_HASH ? hash.substring(0, SHORT_HASH) : hash;
  }

  /** A number of things: "1 print", "no charges", "2 charges". */
  static String count(int number, String thing) {
    return switch (number) {
      case 0 -> "no " + thing + "s";
      case 1 -> "1 " + thing;
      default -> number + " " + thing + "s";
    };
  }

  /** Items joined by commas; "none" where there is none. */
  static String list(List<String> items) {
    return items.isEmpty() ? "none" : String.join(", ", items);
  }

  /** Parts that a message does not have, such as " without the status". */
  static String less(List<MessagePart> parts) {
    return parts.isEmpty()
        ? ""
        : " without " + parts.stream().map(Words::of).collect(Collectors.joining(" and "));
  }

  static String of(MessagePart part) {
    return switch (part) {
      case SUBJECT -> "the subject";
      case STATUS -> "the status";
      case LEVELS -> "the levels";
      case UNKNOWN -> "a part that this version does not know";
    };
  }

  static String of(StepTrigger trigger) {
    return switch (trigger) {
      case DETERMINATION -> "the determination";
      case REVIEW -> "a review";
      case CASE_EVENT -> "an event of the case";
      case RULE_BOOK -> "a change of the rule book";
      case DEADLINE -> "the passing of time";
      case UNKNOWN -> "something unknown";
    };
  }

  static String of(Reason reason) {
    return switch (reason) {
      case PERMITTED -> "it is permitted";
      case RECIPIENT_REFUSED -> "the recipient refused to receive";
      case NOT_ACTIVE -> "the place has not been activated";
      case TERMINATED -> "the agreement was terminated";
      case NO_LOCAL_INSTRUMENT -> "no local instrument asks for it";
      case JUVENILE -> "the subject may be a minor";
      case PROTECTED -> "the subject is protected by statute";
      case SEALED -> "the record is sealed";
      case LEVEL -> "the offence level is outside the rule";
      case NO_CONVICTION -> "there is no conviction that counts";
      case LOOK_BACK -> "the conviction is too long ago";
      case NONSERIOUS -> "the offence is not serious";
      case CITIZENSHIP_CLAIM -> "citizenship is claimed";
      case EXAMINER_REVIEW -> "the identification is in doubt";
      case COUNSEL -> "instruments contradict each other";
      case AGAINST_MANDATE -> "a lower level keeps back what a higher one requires";
      case NO_MATCH -> "there was no match";
      case NO_RULE -> "no instrument speaks";
      case ERROR -> "something failed";
      case EXPIRED -> "its time ran out";
      case CORRECTED -> "what was told was wrong";
      case COURT_ORDER -> "a court ordered so";
      case NO_WARRANT -> "there is no judicial warrant";
      case UNKNOWN -> "of a reason unknown here";
    };
  }

  static String reassignment(Reassignment stated) {
    String of = whose(stated);
    if (stated.getWithdrawal() != null) {
      return "%s withdrew the proposal to hold the booking's prints as %s, at %s."
          .formatted(stated.getProposedBy(), of, stated.getWithdrawal().getAt());
    }
    String state =
        stated.getApproval() == null
            ? "%s proposed to hold the booking's prints as %s, at %s"
                .formatted(stated.getProposedBy(), of, time(stated.getProposedAt()))
            : "%s and %s found the identification wrong and the booking's prints %s, at %s"
                .formatted(
                    stated.getProposedBy(),
                    stated.getApproval().getBy(),
                    of,
                    stated.getApproval().getAt());
    return state + ", by " + stated.getCitation() + ".";
  }

  private static String whose(Reassignment stated) {
    if (stated.getFirstBookingId() != null) {
      return "those of who was first enrolled as booking " + stated.getFirstBookingId();
    }
    return stated.getPersonId() == null
        ? "nobody's that is enrolled"
        : "those of person " + stated.getPersonId();
  }

  static String expungement(Expungement expungement) {
    if (expungement.getWithdrawal() != null) {
      return "%s withdrew the proposal to forget the booking, at %s."
          .formatted(expungement.getProposedBy(), expungement.getWithdrawal().getAt());
    }
    String state =
        expungement.getApproval() == null
            ? "%s proposed to forget the booking, at %s"
                .formatted(expungement.getProposedBy(), time(expungement.getProposedAt()))
            : "%s and %s ordered that the booking be forgotten, at %s"
                .formatted(
                    expungement.getProposedBy(),
                    expungement.getApproval().getBy(),
                    expungement.getApproval().getAt());
    return state + ", by " + expungement.getCitation() + ".";
  }

  static String caseEvent(CaseEvent event) {
    String what =
        switch (event.getKind()) {
          case CHARGE_DISMISSED -> dismissed(event);
          case DISMISSAL_TAKEN_BACK ->
              "%s reported that charge %s was not dismissed, or stands again%s, which counts once two report it"
                  .formatted(event.getBy(), event.getNcic(), paper(event));
          case PROTECTED -> "The subject came under the protection of the statute";
          case PROTECTION_LIFTED -> lifted(event);
          case FACT_STATED ->
              "%s reported a statement of the subject: %s, %s%s, as of %s"
                  .formatted(
                      event.getBy(),
                      event.getFact(),
                      Boolean.TRUE.equals(event.getHolds()) ? "so" : "not so",
                      paper(event),
                      event.getFrom() == null ? "an unknown time" : time(event.getFrom()));
          case TRIED_AS_ADULT ->
              "%s reported an order that the subject is tried as an adult%s"
                  .formatted(event.getBy(), paper(event));
          case ADULT_TRIAL_VACATED ->
              "It was reported that no order stands to try the subject as an adult" + paper(event);
          case CONSENTED -> consented(event);
          case CONSENT_WITHDRAWN ->
              "It was reported that the subject does not consent to what agency %s was asked"
                  .formatted(event.getOri());
          case EXPUNGED -> "The record was expunged by order";
          case REQUESTED ->
              "A request%s to agency %s came in, warrant %s%s"
                  .formatted(
                      event.getRequestKind() == null ? "" : " (" + event.getRequestKind() + ")",
                      event.getOri(),
                      event.getWarrant(),
                      usedFor(event.getPurpose()));
          case DISPATCHED ->
              "A push to %s %s"
                  .formatted(
                      event.getRecipient(),
                      Boolean.TRUE.equals(event.getSucceeded()) ? "succeeded" : "failed");
          case UNKNOWN -> "Something unknown happened";
        };
    return what + ", at " + time(event.getAt()) + ".";
  }

  private static String dismissed(CaseEvent event) {
    return event.getBy() == null
        ? "Charge " + event.getNcic() + " was dismissed"
        : "%s reported that charge %s was dismissed%s%s"
            .formatted(
                event.getBy(),
                event.getNcic(),
                paper(event),
                event.getOrder() == null ? "" : ", which lets out once two report it");
  }

  /** What a request is for, and its answer may be used for; nothing where none was stated. */
  static String usedFor(RequestPurpose purpose) {
    return purpose == null ? "" : ", for " + purpose;
  }

  private static String lifted(CaseEvent event) {
    return "%s reported that the protection of the subject %s%s, from %s"
        .formatted(
            event.getBy(),
            of(event.getGround()),
            paper(event),
            event.getFrom() == null ? "an unknown time" : time(event.getFrom()));
  }

  /** How a protection came to its end. */
  static String of(LiftGround ground) {
    return ground == LiftGround.ENDED
        ? "ended"
        : ground == LiftGround.WAIVED ? "was waived" : "was lifted in a way unknown here";
  }

  private static String consented(CaseEvent event) {
    return "%s reported that the subject consents in writing%s, %s, to the request to agency %s of %s"
        .formatted(
            event.getBy(),
            paper(event),
            event.getTerms() == ConsentTerms.WITH_COUNSEL
                ? "with counsel present"
                : event.getTerms() == ConsentTerms.ALONE
                    ? "without counsel"
                    : "on terms unknown here",
            event.getOri(),
            event.getAsked() == null ? "an unknown time" : time(event.getAsked()));
  }

  /** Who gave a paper and its number, as far as they are there. */
  private static String paper(CaseEvent event) {
    String paper =
        Stream.of(event.getAuthority(), event.getOrder())
            .filter(text -> text != null && !text.isEmpty())
            .collect(Collectors.joining(", "));
    return paper.isEmpty() ? "" : " (" + paper + ")";
  }
}
