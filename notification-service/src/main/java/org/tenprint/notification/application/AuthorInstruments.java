package org.tenprint.notification.application;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tenprint.policy.effect.Conflicts;
import org.tenprint.policy.fact.PersonId;
import org.tenprint.policy.fact.PersonName;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Provenance;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.Ruling;
import org.tenprint.policy.law.Termination;
import org.tenprint.policy.law.Validity;
import org.tenprint.policy.law.Withdrawal;

/**
 * Instruments are proposed by one person, who may change and withdraw the draft, and approved by
 * two others.
 *
 * <p>Other instances record too: each answer rests on all that was recorded before it was asked,
 * and says what the log made of what it recorded.
 */
public final class AuthorInstruments {
  /** Most drafts of one author that neither two others approved nor the author withdrew. */
  public static final int MOST_DRAFTS = 250;

  private static final int MOST_TRIES = 5;

  private final InstrumentRegister register;
  private final InstrumentStates states;
  private final ExplainEffect explain;
  private final ProposalChecks checks;
  private final ReviseDrafts drafts;

  /**
   * @param register what the log has
   * @param rules has the register read on
   * @param log where states are recorded
   * @param explain finds what a draft conflicts with
   * @param ahead how far ahead a state's recorded time lies
   */
  public AuthorInstruments(
      InstrumentRegister register,
      RecordedRules rules,
      InstrumentLog log,
      ExplainEffect explain,
      Ahead ahead) {
    this.register = register;
    this.explain = explain;
    this.states = new InstrumentStates(register, rules, log, ahead);
    this.checks = new ProposalChecks(register, explain);
    this.drafts = new ReviseDrafts(states, checks);
  }

  /**
   * Records a proposal as a draft.
   *
   * @param proposal its provenance names author and citation; approvals and recorded time are not
   *     its own to say
   * @return the draft
   */
  public synchronized Instrument propose(Instrument proposal, Instant now) throws Refused {
    readOn();
    Optional<Instrument> other = register.latest(proposal.id());
    if (other.isPresent()) {
      throw duplicate(other.get());
    }
    notTooMany(proposal.provenance().author());
    Instrument draft = states.record(checks.admitted(proposal), List.of(), now);
    if (!states.stands(draft)) {
      throw duplicate(draft);
    }
    return known(draft.id());
  }

  /**
   * Every draft stands in the rule book of every instance: whoever writes may write only so many.
   */
  private void notTooMany(String by) throws Refused {
    int open = register.openDrafts(by);
    if (open >= MOST_DRAFTS) {
      throw new Refused(
          RefusalReason.TOO_MANY_DRAFTS,
          "You have %d drafts that nobody approved, which is the most: have them approved, or"
                  .formatted(open)
              + " withdraw what is not to be law, then propose this again.");
    }
  }

  private static Refused duplicate(Instrument other) {
    return new Refused(
        RefusalReason.DUPLICATE_ID,
        other.withdrawn()
            ? "There was a draft %s, which was withdrawn: choose another id.".formatted(other.id())
            : "There is an instrument %s: choose another id.".formatted(other.id()));
  }

  /**
   * Records other words for a draft, in its next revision: nobody has approved it then.
   *
   * @param words of the draft's id; its provenance names the author and the citation
   * @param revision that the author read
   * @return the draft
   */
  public synchronized Instrument revise(Instrument words, int revision, Instant now)
      throws Refused {
    return drafts.revise(words, revision, now);
  }

  /**
   * Records that a draft is withdrawn: it can never be approved, and its id is not used again.
   *
   * @param by its author
   * @return the draft
   */
  public synchronized Instrument withdraw(String id, String by, Withdrawal reason, Instant now)
      throws Refused {
    return drafts.withdraw(id, by, reason, now);
  }

  /**
   * Adds an approval.
   *
   * @param asked the draft in the words of which it was looked whether they are the approver's to
   *     say; changed since, it is not approved
   * @param report digest of what the approver saw: the draft and what it conflicts with
   * @return the instrument; with the second approval it applies from its recorded time on
   */
  public synchronized Instrument approve(
      Instrument asked, String by, Optional<String> report, Instant now) throws Refused {
    readOn();
    String id = asked.id();
    Instrument draft = known(id);
    mayApprove(draft, by);
    if (!draft.restates(asked)) {
      throw notSeen(draft, now);
    }
    sawItAndItsConflicts(draft, report, now);
    Approval approval = new Approval(by, Optional.of(now), report);
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      List<Approval> approvals = new ArrayList<>(register.given(id));
      if (!approval.among(approvals)) {
        approvals.add(approval);
      }
      states.record(draft, approvals, now);
      Instrument latest = known(id);
      if (!latest.restates(draft)) {
        notWithdrawn(latest);
        throw notSeen(latest, now);
      }
      Set<String> counted = Set.copyOf(latest.provenance().approvals());
      boolean approved = latest.provenance().approved();
      if (counted.contains(by) && (approved || counted.containsAll(by(register.given(id))))) {
        return latest;
      }
      if (approved) {
        throw noDraft(id);
      }
    }
    throw new Refused(
        RefusalReason.NOT_ACKNOWLEDGED,
        "Others approve " + id + " at the same moment: look whether yours counts, then try again.");
  }

  private static List<String> by(List<Approval> approvals) {
    return approvals.stream().map(Approval::by).toList();
  }

  private static void notWithdrawn(Instrument draft) throws Refused {
    if (draft.withdrawn()) {
      ReviseDrafts.settled(draft);
    }
  }

  private void mayApprove(Instrument draft, String by) throws Refused {
    notWithdrawn(draft);
    Provenance provenance = draft.provenance();
    if (provenance.approved() && register.unread().stream().noneMatch(one -> of(draft, one))) {
      throw noDraft(draft.id());
    }
    if (!PersonId.is(provenance.author())) {
      throw new Refused(
          RefusalReason.OF_A_NAME,
          draft.id() + " was proposed under a name, which may be anybody's: propose it again.");
    }
    if (PersonName.same(provenance.author(), by)) {
      throw new Refused(
          RefusalReason.AUTHOR_APPROVES,
          "You wrote " + draft.id() + ": two others must approve it.");
    }
    if (provenance.approvals().stream().anyMatch(other -> PersonName.same(other, by))) {
      throw new Refused(
          RefusalReason.ALREADY_APPROVED,
          "You approved " + draft.id() + " before: a second person must.");
    }
  }

  /** What stands beside other words that two people approved under its id is approved anew. */
  private static boolean of(Instrument instrument, UnreadRecord unread) {
    return unread.id().equals(instrument.id());
  }

  private static Refused noDraft(String id) {
    return new Refused(
        RefusalReason.NO_DRAFT, "Two people approved " + id + ": nothing is wanted.");
  }

  private void sawItAndItsConflicts(Instrument draft, Optional<String> report, Instant now)
      throws Refused {
    if (!report.equals(Optional.of(conflicts(draft, now).digest()))) {
      throw notSeen(draft, now);
    }
  }

  private Refused notSeen(Instrument draft, Instant now) {
    return new Refused(
        RefusalReason.REPORT_NOT_SEEN,
        ("Name what you approve: %s conflicts with %d in force;"
                + " read GET /instruments/%s/effect and send its report.")
            .formatted(draft.id(), conflicts(draft, now).all().size(), draft.id()));
  }

  private Conflicts conflicts(Instrument draft, Instant now) {
    return explain.of(draft, now, Instant.MAX).conflicts();
  }

  /**
   * How an instrument is to end.
   *
   * @param id of the instrument that ends it
   * @param issuer of that instrument: the other's, or one beside it
   * @param termination which one, and the notice
   * @param from when the notice begins
   * @param citation the legal source, for a person
   */
  public record End(
      String id, Issuer issuer, Termination termination, OffsetDateTime from, String citation) {}

  /**
   * Proposes the instrument that ends another with notice: a withholding of the same reach and
   * parts.
   */
  public synchronized Instrument terminate(Instrument ending, End end, String by, Instant now)
      throws Refused {
    notWithdrawn(ending);
    Ruling ruling =
        new Ruling(
            Effect.WITHHOLD,
            Reason.TERMINATED,
            ending.ruling().when(),
            List.of(),
            ending.ruling().fields());
    Validity validity =
        new Validity(
            end.from(), Optional.empty(), Optional.empty(), Optional.of(end.termination()));
    Provenance provenance = new Provenance(end.from(), by, List.of(), end.citation());
    return propose(
        new Instrument(end.id(), end.issuer(), ending.reach(), ruling, validity, provenance), now);
  }

  /**
   * Returns when what is known here has all that was recorded before, by whichever instance.
   *
   * @throws Refused if that is not so in time
   */
  public void readOn() throws Refused {
    states.readOn();
  }

  /** The latest state of an instrument, as far as was read on. */
  public Instrument known(String id) throws Refused {
    return states.known(id);
  }

  /** What is said of one that does not exist. */
  public static Refused unknown() {
    return new Refused(RefusalReason.UNKNOWN_INSTRUMENT, "There is no instrument of that id.");
  }
}
