package org.tenprint.policy.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tenprint.policy.fact.Circumstances;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.law.Decision;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;

/**
 * Where a case stands towards one recipient.
 *
 * @param recipient who
 * @param request the latest
 * @param taken the last decision; after a delivery, the one that delivered
 * @param latest the latest disposition
 * @param sending whether something is on its way
 * @param sent what the recipient has from us and was not recalled
 * @param number of the last delivery that stands, from 1; 0 where none was numbered, as before the
 *     third edition. It is alone among those that stand; a recalled one's may come again
 * @param earlier requests that were delivered before that one and stand beside it, oldest first;
 *     null, as in what was kept before, is none
 * @param behind of a person whose notice is held: further requests that reached the agency, oldest
 *     first, each decided in its turn; null, as in what was kept before, is none
 */
public record Disclosure(
    Recipient recipient,
    Optional<Request> request,
    Taken taken,
    Disposition latest,
    Sending sending,
    Optional<MessageKind> sent,
    int number,
    List<Delivered> earlier,
    List<Request> behind) {
  /** Reads what was kept where the last delivery alone stood, and where nobody was told. */
  public Disclosure {
    earlier = earlier == null ? List.of() : List.copyOf(earlier);
    behind = behind == null ? List.of() : List.copyOf(behind);
  }

  /** One that is not numbered, and beside which nothing stands. */
  public static Disclosure of(
      Recipient recipient,
      Optional<Request> request,
      Taken taken,
      Disposition latest,
      Sending sending,
      Optional<MessageKind> sent) {
    return new Disclosure(
        recipient, request, taken, latest, sending, sent, 0, List.of(), List.of());
  }

  /**
   * A delivery that stands.
   *
   * @param number as {@link Disclosure#number}
   * @param taken the decision that delivered it, with its own request
   */
  public record Delivered(int number, Taken taken) {}

  /**
   * A decision that was taken.
   *
   * @param decision the policy's answer
   * @param at the instant, in legal and recorded time
   * @param circumstances of then
   * @param request the one that was decided; a later one to the same agency has its own
   * @param holds names of the holds that stand towards the recipient: the decision's own, or, after
   *     a delivery, those of a further request; null reads as the decision's own
   * @param beside ids of the instruments that withhold in other circumstances and were known when
   *     it was decided; null where that was not kept
   * @param besideAsked the same of an asked agency's own place, where the booking is another's
   */
  public record Taken(
      Decision decision,
      Instant at,
      Circumstances circumstances,
      Optional<Request> request,
      SortedSet<String> holds,
      SortedSet<String> beside,
      SortedSet<String> besideAsked) {
    /** Reads what was kept before there were holds of further requests. */
    public Taken {
      holds = holds == null ? decision.holds() : new TreeSet<>(holds);
      beside = beside == null ? null : new TreeSet<>(beside);
      besideAsked = besideAsked == null ? null : new TreeSet<>(besideAsked);
    }

    public static Taken of(Decision decision, Inquiry asked) {
      SortedSet<String> known = KnownWithholdings.among(decision.explanation(), asked.known());
      return new Taken(
          decision,
          asked.at(),
          asked.circumstances(),
          asked.request(),
          decision.holds(),
          known,
          null);
    }

    /** The same where these of the asked agency's own place were known. */
    Taken knowing(SortedSet<String> ofAsked) {
      return new Taken(decision, at, circumstances, request, holds, beside, ofAsked);
    }

    /** The same while a further request is held by these. */
    public Taken holding(SortedSet<String> names) {
      return with(decision, request, names);
    }

    /** The same of a request that is asked so. */
    public Taken asking(Request now) {
      return with(decision, Optional.of(now), holds);
    }

    /** The same where what is permitted is not delivered, since it could not be kept. */
    public Taken refused() {
      Decision error =
          new Decision(
              Outcome.WITHHELD, Reason.ERROR, List.of(), new TreeSet<>(), decision.explanation());
      return with(error, request, error.holds());
    }

    /** The same without the decision's explanation, on which nothing that follows rests. */
    public Taken unexplained() {
      return with(decision.explainedBy(List.of()), request, holds);
    }

    private Taken with(Decision made, Optional<Request> asks, SortedSet<String> names) {
      return new Taken(made, at, circumstances, asks, names, beside, besideAsked);
    }

    /** Whether an instrument that withholds was known already, and did not withhold. */
    boolean knew(Instrument instrument) {
      return recordedBefore(instrument) && (beside == null || beside.contains(instrument.id()));
    }

    /** The same of one of the asked agency's own place, or it was not heard. */
    boolean knewOfAsked(Instrument instrument) {
      return recordedBefore(instrument)
          && (besideAsked == null || besideAsked.contains(instrument.id()));
    }

    /** Whether an instrument stood on the log by then. */
    boolean recordedBefore(Instrument instrument) {
      return !instrument.provenance().recorded().toInstant().isAfter(at);
    }
  }

  /** Whether the recipient holds something that can be recalled. */
  public boolean standsDelivered() {
    return sent.filter(kind -> kind != MessageKind.NO_MATCH).isPresent();
  }

  /** Whether the recipient was told that nobody was found, and nothing since. */
  public boolean knowsNobody() {
    return sent.equals(Optional.of(MessageKind.NO_MATCH));
  }

  /** Whether the recipient was told anything, taken back or not. */
  public boolean toldOnce() {
    return sent.isPresent() || number > 0;
  }

  /** All that the recipient holds and that can be recalled, oldest first. */
  public List<Delivered> delivered() {
    List<Delivered> all = new ArrayList<>(earlier);
    if (standsDelivered()) {
      all.add(new Delivered(number, taken));
    }
    return all;
  }

  /** The same where this delivery is one more: what stands of before stands beside it. */
  public Disclosure besides(Optional<Disclosure> before) {
    return with(
        taken,
        sent,
        before.map(Disclosure::number).orElse(0) + 1,
        before.map(Disclosure::delivered).orElse(List.of()),
        before.map(Disclosure::behind).orElse(List.of()));
  }

  /** Whether a no-match may still go out, as it would to a stranger's recipient. */
  public boolean owesNoMatch() {
    return sending == Sending.NO_MATCH_OWED;
  }

  /** Whether people, time or a rule may still change it. */
  public boolean held() {
    return latest.outcome() == Outcome.HELD && !waits();
  }

  /** Whether it waits for a dispatch. */
  public boolean waits() {
    return sending == Sending.WAITING || sending == Sending.FAILED;
  }

  /** The same with another disposition. */
  public Disclosure standing(Disposition disposition) {
    return standing(disposition, sending, sent);
  }

  private Disclosure standing(Disposition disposition, Sending now, Optional<MessageKind> has) {
    return new Disclosure(
        recipient, request, taken, disposition, now, has, number, earlier, behind);
  }

  /** The same where the latest request is asked so. */
  public Disclosure asking(Request now) {
    return new Disclosure(
        recipient, Optional.of(now), taken, latest, sending, sent, number, earlier, behind);
  }

  /** The same where further requests are told in their turn, once it is held no more. */
  public Disclosure withBehind(List<Request> others) {
    return with(taken, sent, number, earlier, others);
  }

  private Disclosure with(
      Taken stands,
      Optional<MessageKind> has,
      int last,
      List<Delivered> beside,
      List<Request> waiting) {
    return new Disclosure(recipient, request, stands, latest, sending, has, last, beside, waiting);
  }

  /** The same while what was held towards the recipient is held as it was. */
  public Disclosure holding(Disclosure held) {
    Taken stands = taken.holding(held.taken.holds());
    Disposition hold = held.latest;
    return new Disclosure(
        recipient, held.request, stands, hold, held.sending, sent, number, earlier, held.behind);
  }

  /**
   * The same after what the recipient has: a delivery stands, and that nobody was found is told.
   * One that was taken back leaves its number, but a request's, which begins again.
   */
  public Disclosure after(Disclosure before) {
    if (before.standsDelivered()) {
      return over(before);
    }
    boolean asked = recipient.edge() == Edge.REQUEST;
    int last = number == 0 && !asked ? before.number : number;
    return with(taken, sent.or(before::sent), last, earlier, before.behind);
  }

  /** The same of a further request, where an earlier one was delivered: that stands. */
  private Disclosure over(Disclosure before) {
    Taken stands = before.taken().holding(taken.holds());
    return with(stands, before.sent, before.number, before.earlier, before.behind);
  }

  /** The same once a no-match went out, or none is owed any more. */
  public Disclosure noMatchSettled(boolean went) {
    return went
        ? standing(latest, Sending.SENT, Optional.of(MessageKind.NO_MATCH))
        : standing(latest, Sending.NOTHING, sent);
  }

  /**
   * The same after the recall of one delivery; the last of those that are left takes its place, and
   * what was held is so no more.
   *
   * @param which its number
   */
  public Disclosure recalled(Disposition recall, int which) {
    List<Delivered> left = delivered();
    left.removeIf(one -> one.number() == which);
    boolean none = left.isEmpty();
    Delivered last = none ? new Delivered(number, taken) : left.remove(left.size() - 1);
    return new Disclosure(
        recipient,
        request,
        last.taken(),
        recall,
        Sending.NOTHING,
        none ? Optional.empty() : sent,
        last.number(),
        left,
        List.of());
  }

  /** The same after a hold ran out. */
  public Disclosure expired(Disposition withheld) {
    return standing(withheld, Sending.NOTHING, sent);
  }
}
