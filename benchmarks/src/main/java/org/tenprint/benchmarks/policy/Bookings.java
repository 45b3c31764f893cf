package org.tenprint.benchmarks.policy;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tenprint.policy.fact.Circumstances;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Finding;
import org.tenprint.policy.fact.Findings;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.fact.Subject;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.offence.Charge;
import org.tenprint.policy.offence.Conviction;
import org.tenprint.policy.offence.OffenceClass;
import org.tenprint.policy.offence.Offences;

/**
 * Inquiries about bookings spread evenly over a nation's agencies, chosen by one seed: every share
 * and return recipient of each, and a request to the controlling agency.
 */
final class Bookings {
  private static final long SEED = 20_110_505L;
  private static final List<String> CODES =
      List.of("1201", "2299", "3532", "5311", "5311", "5499", "5499", "2299");

  private final Random random = new Random(SEED);
  private final Nation nation;
  private final LocalDate today = Nation.NOW.toLocalDate();

  Bookings(Nation nation) {
    this.nation = nation;
  }

  /** The inquiries about so many bookings, in order of bookings. */
  Inquiry[] inquiries(int bookings) {
    List<Inquiry> inquiries = new ArrayList<>(bookings * 5);
    for (int i = 0; i < bookings; i++) {
      Facts facts = facts("T-" + i);
      Circumstances circumstances = new Circumstances(facts, findings());
      for (Recipient recipient : Recipient.of(facts.places())) {
        inquiries.add(inquiry(circumstances, recipient, Optional.empty()));
      }
      Recipient asked = Recipient.request(facts.places().controlling().ori());
      Warrant warrant = percent(30) ? Warrant.JUDICIAL : Warrant.NONE;
      inquiries.add(inquiry(circumstances, asked, Optional.of(Request.of(warrant))));
    }
    return inquiries.toArray(Inquiry[]::new);
  }

  private Inquiry inquiry(Circumstances of, Recipient recipient, Optional<Request> request) {
    return new Inquiry(of, recipient, request, nation.now(), nation.now());
  }

  private Facts facts(String tcn) {
    Place controlling = place();
    Place arresting = percent(15) ? place() : controlling;
    Place booking = percent(10) ? place() : controlling;
    return new Facts(
        tcn,
        new Places(controlling, arresting, booking),
        Nation.NOW.minusMinutes(1),
        subject(),
        new Offences(charges(), convictions()),
        new Finding(identification(), status()));
  }

  /** One in twenty is a minor, one in a hundred of unknown age, three claim citizenship. */
  private Subject subject() {
    int years = percent(5) ? 15 + random.nextInt(3) : 19 + random.nextInt(50);
    Optional<LocalDate> born =
        percent(1) ? Optional.empty() : Optional.of(today.minusYears(years).minusDays(days(365)));
    return new Subject(born, percent(3), percent(1));
  }

  private List<Charge> charges() {
    List<Charge> charges = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      charges.add(new Charge(code(), Optional.of(today.minusDays(days(10)))));
    }
    return charges;
  }

  private List<Conviction> convictions() {
    List<Conviction> convictions = new ArrayList<>();
    for (int i = percent(50) ? 0 : random.nextInt(5); i > 0; i--) {
      OffenceClass by = OffenceClass.values()[random.nextInt(3)];
      Optional<Period> sentence =
          percent(60) ? Optional.of(Period.ofMonths(6 * random.nextInt(8))) : Optional.empty();
      convictions.add(new Conviction(code(), today.minusDays(days(4_000)), by, sentence));
    }
    return convictions;
  }

  private IdentificationResult identification() {
    int of = random.nextInt(100);
    return of < 65
        ? IdentificationResult.MATCH
        : of < 92
            ? IdentificationResult.NO_MATCH
            : of < 99 ? IdentificationResult.GREY : IdentificationResult.ERROR;
  }

  private Status status() {
    return percent(60) ? Status.REMOVABLE : Status.values()[random.nextInt(Status.values().length)];
  }

  /** One in a hundred is sealed; of three in a hundred two people cleared a claim. */
  private Findings findings() {
    boolean sealed = percent(1);
    boolean cleared = percent(3);
    return sealed || cleared
        ? new Findings(
            sealed,
            cleared ? Findings.Citizenship.CLAIM_CLEARED : Findings.Citizenship.OPEN,
            new TreeSet<>(),
            new TreeSet<>(),
            new TreeMap<>())
        : Findings.NONE;
  }

  /** Two in a hundred codes are in no table. */
  private String code() {
    return percent(2) ? "0000" : CODES.get(random.nextInt(CODES.size()));
  }

  private Place place() {
    return nation.agencies().get(random.nextInt(nation.agencies().size()));
  }

  private int days(int most) {
    return 1 + random.nextInt(most);
  }

  private boolean percent(int of) {
    return random.nextInt(100) < of;
  }
}
