package org.tenprint.scenarios.text;

import org.tenprint.policy.law.Admission;

/** What is refused at the door, in plain words. */
public final class AdmissionText {
  private AdmissionText() {}

  /** What is wrong, and what to do. */
  public static String of(Admission refusal) {
    return switch (refusal) {
      case BAD_INTERVAL -> "effective.to must be after effective.from.";
      case SHARE_NOT_LOCAL ->
          "A state, its court, a county or an agency can neither leave nor narrow the sharing; it may choose"
              + " what is returned to it (edge return) or asked of it (edge request).";
      case UNKNOWN_SCOPE ->
          "The scope is US, a state's two letters, a county's five digits, an ORI of nine or a"
              + " field office's three letters; or a list of these without US. Or bookings alone, each as"
              + " the ORI that booked, a slash and its TCN: 1 to 40 characters, no small letters.";
      case BOOKING_NOT_A_COURTS ->
          "An instrument about one booking is a court's order: issuer federal-court or"
              + " state-court, and nobody else's.";
      case BEYOND_ITS_STATE ->
          "A state's court speaks of places in its state: not of US, of a field office's area or of"
              + " two states. A federal court's order has the issuer federal-court.";
      case OUT_OF_BOUNDS ->
          "An id has 1 to 128 plain characters, a name 256, a citation 8192, a scope 512 places,"
              + " another list 64 entries; times are of the years 1 to 9999, a notice of at most a thousand years;"
              + " business time is of 1 to 720 hours or 1 to 90 days, a notice of it of days, and given at"
              + " midnight of its own offset.";
      case EMPTY_CONDITION ->
          "A condition lists nothing: name what it asks for, or leave the condition out.";
      case TRIAL_NOT_OF_JUVENILES ->
          "tried-as-adult is asked of possible minors alone: add juvenile: true, or leave it out.";
      case NOT_ITS_REASON ->
          "An instrument that withholds or holds gives a reason of its own; PERMITTED, PROTECTED,"
              + " SEALED, AGAINST_MANDATE, NO_MATCH, NO_RULE, ERROR, EXPIRED and CORRECTED are the"
              + " rules' alone.";
      case FIELDS_NOT_WITHHELD ->
          "fields names parts that are withheld: effect withhold, or leave fields out.";
      case FIELDS_NOT_TOLD ->
          "On the edge share fields may name subject, status and levels, on the edge return subject"
              + " and status; a request has no parts.";
      case FIELDS_TELL_THEMSELVES ->
          "Who does not get a part would know what it said: no status is withheld by status or"
              + " citizenship-claimed, no levels by level or charge-only-minor-traffic.";
      case PERSON_NOT_TOLD ->
          "The person and counsel are told of requests alone: edge request, or other recipients.";
      case UNKNOWN_SCHEME ->
          "level.scheme names none that is known: sc-2008, sc-2010 or one of offence-schemes.csv of"
              + " the reference data.";
      case IMPORTED_AHEAD ->
          "imported.recorded is when another register had it, which is no later than now.";
      case UNKNOWN_CALENDAR ->
          "holidays names no calendar that is known: one of holidays.csv of the reference data.";
      case CALENDAR_ENDS ->
          "The calendar does not reach to the end of the notice: have its next year added to"
              + " holidays.csv of the reference data, or give the notice as a period such as P14D.";
      case UNKNOWN_UNLESS ->
          "unless names an instrument that is not known: correct the id, or record that one first.";
      case ENDS_IN_A_CIRCLE ->
          "It would end itself, or an instrument that ends it: nobody could tell which is over.";
    };
  }
}
