package org.tenprint.benchmarks.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tenprint.policy.decision.DisclosurePolicy;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.law.Decision;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.RuleBook;

/** What is decided, by what, and that both ways to find instruments decide alike. */
final class Workload {
  private static final int BOOKINGS = 4_096;

  /** An agreement of 26 counties. */
  static final int LISTED = 26;

  private final Nation nation;
  private final Inquiry[] inquiries;
  private final RuleBook book;
  private final DisclosurePolicy policy;

  /**
   * @param counties how many counties each instrument of a county lists
   */
  Workload(int counties) {
    nation = new Nation(counties);
    inquiries = new Bookings(nation).inquiries(BOOKINGS);
    book = RuleBook.of(nation.instruments());
    policy = new DisclosurePolicy(book, Nation.TABLE);
  }

  DisclosurePolicy policy() {
    return policy;
  }

  Inquiry[] inquiries() {
    return inquiries;
  }

  /** The approved instruments that cover the recipient, by a look at each. */
  List<Instrument> scan(Inquiry inquiry) {
    Places places = inquiry.circumstances().facts().places();
    List<Instrument> covering = new ArrayList<>();
    for (Instrument instrument : nation.instruments()) {
      if (instrument.reach().covers(inquiry.recipient(), places)
          && instrument.provenance().approved()) {
        covering.add(instrument);
      }
    }
    return covering;
  }

  /**
   * @throws IllegalStateException if other than 5,000 instruments are in force, or if index and
   *     scan decide an inquiry differently or explain it by other instruments
   */
  void verify() {
    long inForce =
        book.instruments().stream()
            .filter(instrument -> book.inForce(instrument, nation.now(), nation.now()))
            .count();
    if (inForce != Nation.IN_FORCE) {
      throw new IllegalStateException(inForce + " instruments are in force");
    }
    for (Inquiry inquiry : inquiries) {
      Decision indexed = policy.decide(inquiry);
      Decision scanned = policy.decide(inquiry, scan(inquiry));
      if (!alike(indexed, scanned)) {
        throw new IllegalStateException(
            "index: " + indexed + ", scan: " + scanned + " of " + inquiry);
      }
    }
  }

  private static boolean alike(Decision one, Decision other) {
    return one.outcome() == other.outcome()
        && one.reason() == other.reason()
        && one.instruments().equals(other.instruments())
        && one.holds().equals(other.holds())
        && one.explanation().size() == other.explanation().size()
        && new HashSet<>(one.explanation()).equals(new HashSet<>(other.explanation()));
  }

  /** How many inquiries end with each outcome and reason. */
  Map<String, Integer> mix() {
    Map<String, Integer> mix = new TreeMap<>();
    for (Inquiry inquiry : inquiries) {
      Decision decision = policy.decide(inquiry);
      mix.merge(decision.outcome() + " " + decision.reason(), 1, Integer::sum);
    }
    return mix;
  }

  /** Instruments considered, in the mean of the inquiries. */
  double considered() {
    long all = 0;
    for (Inquiry inquiry : inquiries) {
      all += policy.decide(inquiry).explanation().size();
    }
    return (double) all / inquiries.length;
  }
}
