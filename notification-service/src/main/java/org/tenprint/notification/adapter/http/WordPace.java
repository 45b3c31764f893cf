package org.tenprint.notification.adapter.http;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.tenprint.doorway.Allowances;
import org.tenprint.notification.application.CaseEventLog;
import org.tenprint.notification.application.ReviewLog;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.Verdict;

/**
 * How often a person may have a word on cases recorded: so often in all, and so often of one
 * booking. Each word has allowances of its own, so that many of one keep no other out. One that may
 * let something out makes room for the one that takes it back: whoever was let say the former may
 * say the latter, however often both were said before. Asked last before the word is recorded, so
 * that who may not say it hears that first; one that is refused is not recorded and uses up
 * nothing.
 */
public final class WordPace {
  /** Reviews of a booking with one verdict, at once. */
  static final int REVIEWS = 16;

  /**
   * Reports of one kind, at once: a booking has up to 100 charges, of each of which one reports.
   */
  static final int REPORTS = 128;

  /**
   * A second: as often as one that was not acknowledged is sent again, after 10 s and 5 to wait.
   */
  private static final double OF_A_BOOKING = 4 / 60.0;

  private static final int BURST_SECONDS = 60;

  private static final Map<Verdict, Verdict> TAKEN_BACK =
      Map.of(
          Verdict.RELEASE,
          Verdict.WITHHOLD,
          Verdict.MATCH,
          Verdict.NO_MATCH,
          Verdict.NOT_CITIZEN,
          Verdict.CITIZEN);

  private static final Map<Class<?>, Class<?>> REPORTED_BACK =
      Map.of(
          CaseEvent.ProtectionLifted.class,
          CaseEvent.PersonProtected.class,
          CaseEvent.Consented.class,
          CaseEvent.ConsentWithdrawn.class,
          CaseEvent.TriedAsAdult.class,
          CaseEvent.AdultTrialVacated.class,
          CaseEvent.DismissalTakenBack.class,
          CaseEvent.ChargeDismissed.class);

  private final Allowances all;
  private final Allowances reviews;
  private final Allowances reports;

  /**
   * @param rate how often a second, on the long run, of all bookings, from 1; a minute's worth at
   *     once
   * @param nanoTime as {@link System#nanoTime} tells it
   */
  public WordPace(int rate, LongSupplier nanoTime) {
    this.all = new Allowances(rate, rate * BURST_SECONDS, nanoTime);
    this.reviews = new Allowances(OF_A_BOOKING, REVIEWS, nanoTime);
    this.reports = new Allowances(OF_A_BOOKING, REPORTS, nanoTime);
  }

  /** The log of reviews, in which nobody has more recorded than they may. */
  public ReviewLog reviews(ReviewLog log) {
    return (booking, given, at) -> {
      Verdict verdict = given.verdict();
      Word word = new Word(reviews, booking, given.by());
      word.take(verdict.name());
      if (TAKEN_BACK.containsKey(verdict)) {
        word.giveBack(TAKEN_BACK.get(verdict).name());
      }
      log.record(booking, given, at);
    };
  }

  /** The log of case events, likewise. */
  public CaseEventLog reports(CaseEventLog log) {
    return (booking, report, at) -> {
      Class<?> kind = report.event().getClass();
      Word word = new Word(reports, booking, report.by());
      word.take(name(report.event()));
      if (REPORTED_BACK.containsKey(kind)) {
        word.giveBack(REPORTED_BACK.get(kind).getSimpleName());
      }
      log.record(booking, report, at);
    };
  }

  /** Each fact is its own, and that it is so another word than that it is not. */
  private static String name(CaseEvent event) {
    String kind = event.getClass().getSimpleName();
    return event instanceof CaseEvent.FactStated stated
        ? kind + " " + stated.fact() + " " + stated.holds()
        : kind;
  }

  /** What somebody says of a booking. */
  private final class Word {
    private final Allowances ofBooking;
    private final UUID booking;
    private final String by;

    Word(Allowances ofBooking, UUID booking, String by) {
      this.ofBooking = ofBooking;
      this.booking = booking;
      this.by = by;
    }

    void take(String word) {
      refuse(ofBooking.take(ofBooking(word)), "that of that booking");
      Duration wait = all.take(ofAll(word));
      if (!wait.isZero()) {
        ofBooking.giveBack(ofBooking(word));
        refuse(wait, "that of bookings");
      }
    }

    void giveBack(String word) {
      ofBooking.giveBack(ofBooking(word));
      all.giveBack(ofAll(word));
    }

    private String ofBooking(String word) {
      return booking + " " + ofAll(word);
    }

    private String ofAll(String word) {
      return word + " " + by;
    }

    private void refuse(Duration wait, String what) {
      if (!wait.isZero()) {
        throw new TooOften(
            "you say " + what + " too often, and this time it was not recorded", wait);
      }
    }
  }
}
