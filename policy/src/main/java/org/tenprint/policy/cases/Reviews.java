package org.tenprint.policy.cases;

import java.util.EnumSet;
import java.util.Set;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Findings;
import org.tenprint.policy.fact.Findings.Citizenship;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.Verdict;
import org.tenprint.policy.law.Doubt;
import org.tenprint.policy.law.Edition;

/**
 * How people's verdicts count: two people must agree, while the hold that they answer stands, or
 * after a delivery.
 */
final class Reviews {
  /** Verdicts on the identity behind what was delivered. */
  static final String DELIVERED_MATCH = "DELIVERED MATCH";

  /** Verdicts on the citizenship behind what was delivered. */
  static final String DELIVERED_CITIZEN = "DELIVERED CITIZEN";

  private final Set<String> standing;
  private final Edition edition;
  private Facts facts;
  private Findings findings;
  private boolean corrects;

  Reviews(Facts facts, Findings findings, Set<String> standing, Edition edition) {
    this.facts = facts;
    this.findings = findings;
    this.standing = standing;
    this.edition = edition;
  }

  Facts facts() {
    return facts;
  }

  Findings findings() {
    return findings;
  }

  /** Whether two people found that what was delivered was wrong. */
  boolean corrects() {
    return corrects;
  }

  void take(String by, Verdict verdict) {
    switch (verdict) {
      case MATCH, NO_MATCH -> ofIdentity(by, verdict);
      case CITIZEN, NOT_CITIZEN -> ofCitizenship(by, verdict);
      case RELEASE, WITHHOLD -> ofOtherHolds(by, verdict);
    }
  }

  private void ofIdentity(String by, Verdict verdict) {
    if (standing.contains(Doubt.GREY) && agreed(Doubt.GREY, by, verdict)) {
      if (verdict == Verdict.MATCH) {
        findings = findings.resolve(Doubt.GREY, true);
      } else {
        facts = foundToBeNobody();
      }
    }
    if (standing.contains(DELIVERED_MATCH)
        && agreed(DELIVERED_MATCH, by, verdict)
        && verdict == Verdict.NO_MATCH) {
      facts = foundToBeNobody();
      corrects = true;
    }
  }

  /** What the record of whom it is not states is none of this person's. */
  private Facts foundToBeNobody() {
    return edition.forgetsTheRecordOfNobody()
        ? facts.ofNobody()
        : facts.identifiedAs(IdentificationResult.NO_MATCH);
  }

  private void ofCitizenship(String by, Verdict verdict) {
    if (standing.contains(Doubt.CITIZENSHIP) && agreed(Doubt.CITIZENSHIP, by, verdict)) {
      findings =
          findings.citizenship(
              verdict == Verdict.CITIZEN ? Citizenship.CITIZEN : Citizenship.CLAIM_CLEARED);
    }
    if (standing.contains(DELIVERED_CITIZEN)
        && agreed(DELIVERED_CITIZEN, by, verdict)
        && verdict == Verdict.CITIZEN) {
      findings = findings.citizenship(Citizenship.CITIZEN);
      corrects = true;
    }
  }

  private void ofOtherHolds(String by, Verdict verdict) {
    for (String hold : standing) {
      boolean other =
          !Set.of(Doubt.GREY, Doubt.CITIZENSHIP, DELIVERED_MATCH, DELIVERED_CITIZEN).contains(hold);
      if (other && agreed(hold, by, verdict)) {
        findings = findings.resolve(hold, verdict == Verdict.RELEASE);
      }
    }
  }

  /** The verdicts that answer one of these. */
  static Set<Verdict> answers(Set<String> standing) {
    Set<Verdict> answers = EnumSet.noneOf(Verdict.class);
    for (String hold : standing) {
      if (hold.equals(Doubt.GREY) || hold.equals(DELIVERED_MATCH)) {
        answers.addAll(EnumSet.of(Verdict.MATCH, Verdict.NO_MATCH));
      } else if (hold.equals(Doubt.CITIZENSHIP) || hold.equals(DELIVERED_CITIZEN)) {
        answers.addAll(EnumSet.of(Verdict.CITIZEN, Verdict.NOT_CITIZEN));
      } else {
        answers.addAll(EnumSet.of(Verdict.RELEASE, Verdict.WITHHOLD));
      }
    }
    return answers;
  }

  private boolean agreed(String hold, String by, Verdict verdict) {
    findings = findings.vote(hold, by, verdict);
    return findings.agreed(hold, verdict);
  }
}
