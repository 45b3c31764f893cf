package org.tenprint.policy.law;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.tenprint.policy.fact.ConsentTerms;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.RequestKind;
import org.tenprint.policy.fact.RequestPurpose;
import org.tenprint.policy.fact.Subject;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.offence.Bound;
import org.tenprint.policy.offence.BusinessPeriod;
import org.tenprint.policy.offence.OffenceTable;
import org.tenprint.policy.offence.Truth;

/** One that asks for what is requested of an agency; silent on what is no request. */
public sealed interface RequestCondition extends Condition {
  /** Whether it holds of that request, as far as that tells. */
  Truth holds(Request request);

  @Override
  default Truth holds(Inquiry inquiry, OffenceTable table) {
    return inquiry.request().isPresent() ? holds(inquiry.request().get()) : Truth.NO;
  }

  /** The request has one of these papers; silent on what is no request. */
  record WarrantIn(Set<Warrant> warrants) implements RequestCondition {
    /** Copies. */
    public WarrantIn {
      warrants = Set.copyOf(warrants);
    }

    @Override
    public String name() {
      return "warrant";
    }

    @Override
    public Truth holds(Request request) {
      return request.warrant().isOneOf(warrants);
    }

    @Override
    public boolean listsNothing() {
      return warrants.isEmpty();
    }

    /** The one of its kind that could be asked for before there were lists; empty otherwise. */
    public Optional<Warrant> writtenBefore() {
      return Warrant.soleOfBefore(warrants);
    }
  }

  /** The request is for one of these; in doubt where none was stated, silent on no request. */
  record RequestKindIn(Set<RequestKind> kinds) implements RequestCondition {
    /** Copies. */
    public RequestKindIn {
      kinds = Set.copyOf(kinds);
    }

    @Override
    public String name() {
      return "request-kind";
    }

    @Override
    public Truth holds(Request request) {
      return request.kind().isEmpty()
          ? Truth.UNSURE
          : Truth.of(kinds.contains(request.kind().get()));
    }

    @Override
    public boolean listsNothing() {
      return kinds.isEmpty();
    }
  }

  /**
   * The request states one of these purposes; in doubt where it states none, silent on no request.
   * What people answer of it is that request's own: the next may be for something else.
   */
  record PurposeIn(Set<RequestPurpose> purposes) implements RequestCondition {
    /** Copies. */
    public PurposeIn {
      purposes = Set.copyOf(purposes);
    }

    @Override
    public String name() {
      return "purpose";
    }

    @Override
    public Truth holds(Request request) {
      return request.purpose().isEmpty()
          ? Truth.UNSURE
          : Truth.of(purposes.contains(request.purpose().get()));
    }

    @Override
    public boolean listsNothing() {
      return purposes.isEmpty();
    }

    @Override
    public boolean ofOneRequest() {
      return true;
    }
  }

  /**
   * The person consents in writing to the request on one of these terms, as two people reported;
   * silent on no request.
   */
  record ConsentIn(Set<ConsentTerms> terms) implements RequestCondition {
    /** Copies. */
    public ConsentIn {
      terms = Set.copyOf(terms);
    }

    @Override
    public String name() {
      return "consent";
    }

    @Override
    public Truth holds(Request request) {
      return request.consent().isOneOf(terms);
    }

    @Override
    public boolean listsNothing() {
      return terms.isEmpty();
    }

    @Override
    public boolean ofOneRequest() {
      return true;
    }
  }

  /**
   * The person is below, or has at least, an age on the day on which the agency is asked; in doubt
   * where birth or day are not known. It says nothing of rule 2, which asks of the offence's day.
   *
   * @param years the age
   */
  record AgeAtRequest(Bound bound, int years) implements RequestCondition {
    /** No older age is asked for. */
    public static final int OLDEST = 120;

    @Override
    public String name() {
      return "age-at-request";
    }

    @Override
    public Truth holds(Request request) {
      return Truth.UNSURE;
    }

    @Override
    public Truth holds(Inquiry inquiry, OffenceTable table) {
      if (inquiry.request().isEmpty()) {
        return Truth.NO;
      }
      Optional<LocalDate> born = inquiry.facts().subject().born();
      Optional<LocalDate> day = inquiry.askedOn();
      if (born.isEmpty() || day.isEmpty()) {
        return Truth.UNSURE;
      }
      Truth below = Truth.of(day.get().isBefore(Subject.ofAge(born.get(), years)));
      return bound == Bound.BELOW ? below : below.not();
    }

    @Override
    public boolean ofOneRequest() {
      return true;
    }
  }

  /**
   * The agency is asked before so much business time has passed since the booking, at the place of
   * the agency that booked; in doubt where it is not known when it was asked, or that hangs on a
   * day that the calendar does not reach. Counted since a release, it surely is while that time has
   * not passed since the booking, before which nobody is released; after, nobody can tell.
   *
   * @param period that has not passed
   * @param since when it is counted
   */
  record AskedWithin(BusinessPeriod period, AskedSince since) implements RequestCondition {
    /** Since the booking. */
    public AskedWithin(BusinessPeriod period) {
      this(period, AskedSince.BOOKING);
    }

    @Override
    public String name() {
      return "asked-within";
    }

    @Override
    public Truth holds(Request request) {
      return Truth.UNSURE;
    }

    @Override
    public Truth holds(Inquiry inquiry, OffenceTable table) {
      if (inquiry.request().isEmpty()) {
        return Truth.NO;
      }
      Truth sinceBooking = sinceBooking(inquiry, table);
      return since == AskedSince.RELEASE && sinceBooking == Truth.NO ? Truth.UNSURE : sinceBooking;
    }

    private Truth sinceBooking(Inquiry inquiry, OffenceTable table) {
      Facts facts = inquiry.facts();
      Place booked = facts.places().booking();
      return inquiry
          .request()
          .get()
          .made()
          .map(
              made ->
                  table
                      .calendars()
                      .at(booked.county(), booked.state(), facts.bookedOn())
                      .over(period, facts.bookedAt().toInstant(), made)
                      .not())
          .orElse(Truth.UNSURE);
    }

    @Override
    public boolean ofOneRequest() {
      return true;
    }

    /** As it stands in rule books' versions, where one since the booking is as before. */
    @Override
    public String toString() {
      return since == AskedSince.BOOKING
          ? "AskedWithin[period=" + period + "]"
          : "AskedWithin[period=" + period + ", since=" + since + "]";
    }
  }
}
