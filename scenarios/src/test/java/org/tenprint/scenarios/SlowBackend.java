package org.tenprint.scenarios;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tenprint.policy.SlowRequests;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.offence.Offences;
import org.tenprint.reference.ReferenceSet;
import org.tenprint.scenarios.place.ReferencePlaces;

/**
 * The rules of cases once more, slow and obvious, written from the format's own words and not from
 * the policy's code; it shares with that code its values, and the door's refusals.
 */
public final class SlowBackend implements ScenarioBackend {
  private final ReferencePlaces places;
  private final List<String> ages;
  private final Map<String, String> codes = new TreeMap<>();

  /**
   * @param reference agencies, field offices and offence codes
   * @param adultAges rows of the table of adult ages: its text
   */
  public SlowBackend(ReferenceSet reference, String adultAges) {
    this.ages = adultAges.lines().skip(1).toList();
    this.places = new ReferencePlaces(reference);
    reference.offences().forEach(offence -> codes.put(offence.code(), offence.level()));
  }

  @Override
  public ScenarioBackend.Stage open(Setting setting) {
    return new SlowStage(setting);
  }

  private final class SlowStage implements ScenarioBackend.Stage {
    private final Setting setting;
    private final List<Instrument> book = new ArrayList<>();
    private final Map<String, SlowCase> cases = new LinkedHashMap<>();
    private final Map<String, Submission> submissions = new LinkedHashMap<>();
    private final Set<Reason> workItems = EnumSet.noneOf(Reason.class);

    SlowStage(Setting setting) {
      this.setting = setting;
    }

    @Override
    public Optional<Refusal> record(Instrument stated) {
      Instrument instrument = places.resolved(List.of(stated)).get(0);
      Optional<Refusal> refusal = Refusal.of(instrument, RuleBook.of(book), places.table());
      boolean stands =
          book.stream()
              .anyMatch(one -> one.id().equals(instrument.id()) && one.provenance().approved());
      if (refusal.isEmpty() && !stands) {
        book.removeIf(one -> one.id().equals(instrument.id()));
        book.add(instrument);
      }
      return refusal;
    }

    private static String key(Submission submission) {
      return submission.agencies().booking() + "/" + submission.tcn();
    }

    @Override
    public ScenarioBackend.Receipt submit(ScenarioBooking booking) {
      Submission submission = booking.submission();
      Submission first = submissions.get(key(submission));
      if (first != null) {
        return first.equals(submission)
            ? ScenarioBackend.Receipt.REPEATED
            : ScenarioBackend.Receipt.refused(Refusal.DUPLICATE_TCN);
      }
      Optional<Places> where =
          places.of(submission.agencies(), submission.bookedAt().toLocalDate());
      if (where.isEmpty()) {
        return ScenarioBackend.Receipt.refused(Refusal.UNKNOWN_ORI);
      }
      LocalDate day = submission.bookedAt().toLocalDate();
      submissions.put(key(submission), submission);
      cases.put(
          key(submission),
          new SlowCase(
              grown(booking, where.get()),
              where.get(),
              new SlowRequests(codes, ori -> places.asked(ori, day)),
              setting,
              workItems));
      return ScenarioBackend.Receipt.ACCEPTED;
    }

    /** The person, where people are adults from another age. */
    private ScenarioBooking grown(ScenarioBooking booking, Places where) {
      Submission stated = booking.submission();
      LocalDate day = stated.bookedAt().toLocalDate();
      int age = adultAge(where, day, stated.offences());
      return new ScenarioBooking(
          new Submission(
              stated.tcn(),
              stated.agencies(),
              stated.bookedAt(),
              stated.subject().adultFrom(age),
              stated.offences()),
          booking.finding(),
          booking.decideAt(),
          booking.ofRecord());
    }

    /** The highest that any row says, or 18 where none does. */
    private int adultAge(Places where, LocalDate booked, Offences offences) {
      Set<LocalDate> days = new HashSet<>(Set.of(booked));
      offences.charges().forEach(charge -> charge.occurred().ifPresent(days::add));
      int highest = 0;
      for (Place place : List.of(where.booking(), where.arresting(), where.controlling())) {
        for (LocalDate day : days) {
          int here = 18;
          for (String row : ages) {
            String[] cells = row.split(",", -1);
            boolean begun = cells[2].isEmpty() || !day.isBefore(LocalDate.parse(cells[2]));
            boolean over = !cells[3].isEmpty() && !day.isBefore(LocalDate.parse(cells[3]));
            if (cells[0].equals(place.state()) && begun && !over) {
              here = Integer.parseInt(cells[1]);
            }
          }
          highest = Math.max(highest, here);
        }
      }
      return highest;
    }

    @Override
    public void decide(Submission submission, Instant at) {
      cases.get(key(submission)).takes(new CaseEvent.Decide(), at, book);
    }

    @Override
    public Optional<Refusal> happens(String tcn, CaseEvent event, Instant at) {
      Optional<Refusal> refusal = ScenarioBackend.refusal(event, places::knows);
      for (SlowCase one : cases.values()) {
        if (refusal.isEmpty() && one.tcn().equals(tcn)) {
          one.takes(event, at, book);
        }
      }
      return refusal;
    }

    @Override
    public void happensToAll(CaseEvent event, Instant at) {
      cases.values().forEach(one -> one.takes(event, at, book));
    }

    @Override
    public void recall(Instant at) {
      cases.values().forEach(one -> one.recalls(at, book));
    }

    @Override
    public List<ScenarioBackend.CaseAccount> accounts() {
      return List.copyOf(cases.values());
    }

    @Override
    public Set<Reason> workItems() {
      return workItems;
    }
  }
}
