package org.tenprint.policy.cases;

import static org.tenprint.policy.SampleInstruments.START;
import static org.tenprint.policy.SampleInstruments.permit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tenprint.policy.cases.CaseEvent.ChargeDismissed;
import org.tenprint.policy.decision.DisclosurePolicy;
import org.tenprint.policy.decision.Disposition;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Finding;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.fact.Subject;
import org.tenprint.policy.law.Edition;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.offence.Charge;
import org.tenprint.policy.offence.OffenceTable;
import org.tenprint.policy.offence.Offences;

/** Cases of somebody who turned eighteen when they were booked, whose charges are dismissed. */
final class DismissedCharges {
  static final Instant AT = START.plusDays(1).toInstant();
  static final LocalDate BOOKED = START.toLocalDate();
  static final Place BOSTON = new Place("MA0130100", "25025", "MA", "BOS");
  static final Recipient AGENCY = Recipient.agency(BOSTON.ori());
  static final OffenceTable TABLE =
      new OffenceTable("v", Map.of("1201", "L1", "2299", "L2", "5499", "L3"));
  static final Instrument PERMIT = permit("P").instrument();
  static final Charge AS_A_MINOR = new Charge("1201", Optional.of(BOOKED.minusDays(3)));
  static final ChargeDismissed FIRST = told("1201", "one");
  static final ChargeDismissed SECOND = told("1201", "two");

  private DismissedCharges() {}

  static ChargeDismissed told(String ncic, String by) {
    return new ChargeDismissed(ncic, by, "a court", "11-1");
  }

  static CaseRules rules(Edition edition, Instrument... instruments) {
    RuleBook book = RuleBook.of(Stream.concat(Stream.of(PERMIT), Stream.of(instruments)).toList());
    return new CaseRules(new DisclosurePolicy(book, TABLE, edition), Set.of(), Optional.empty());
  }

  /** Born eighteen years before the booking. */
  static CaseFile opened(Charge... charges) {
    return CaseFile.open(
        new Facts(
            "T-1",
            new Places(BOSTON, BOSTON, BOSTON),
            START,
            new Subject(Optional.of(BOOKED.minusYears(18)), false, false),
            new Offences(List.of(charges), List.of()),
            new Finding(IdentificationResult.MATCH, Status.UNKNOWN)));
  }

  static CaseFile taken(CaseFile from, CaseRules rules, CaseEvent... events) {
    CaseFile file = from;
    for (CaseEvent event : events) {
      file = file.apply(event, AT, rules).next();
    }
    return file;
  }

  static CaseFile decided(CaseRules rules, Charge... charges) {
    return taken(opened(charges), rules, new CaseEvent.Decide());
  }

  static String agency(CaseFile file) {
    Disposition latest = file.towards(AGENCY).orElseThrow().latest();
    return latest.outcome() + " " + latest.reason();
  }

  static CaseRules now(Instrument... instruments) {
    return rules(Edition.PRESENT, instruments);
  }
}
