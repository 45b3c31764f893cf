package org.tenprint.policy.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.tenprint.policy.fact.AgencyPlaces;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.PlaceKind;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.law.Considered;
import org.tenprint.policy.law.Edition;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Entry;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.offence.OffenceTable;

/**
 * What the own place of an agency that is asked says of a request, though the booking be another
 * place's: what it keeps back counts, and what it permits does not.
 */
final class AskedAgency {
  /** In this order they say where an agency is that has the booking. */
  private static final List<PlaceKind> OF_THE_BOOKING =
      List.of(PlaceKind.CONTROLLING, PlaceKind.BOOKING, PlaceKind.ARRESTING);

  private final RuleBook book;
  private final OffenceTable table;
  private final AgencyPlaces agencies;

  AskedAgency(RuleBook book, OffenceTable table, AgencyPlaces agencies) {
    this.book = book;
    this.table = table;
    this.agencies = agencies;
  }

  AgencyPlaces agencies() {
    return agencies;
  }

  /** Its place, of what is a request and read so. */
  Optional<Places> places(Inquiry inquiry, Edition edition) {
    boolean heard = edition.hearsTheAskedAgency() && inquiry.recipient().edge() == Edge.REQUEST;
    return heard ? Optional.of(places(inquiry)) : Optional.empty();
  }

  private Places places(Inquiry inquiry) {
    String ori = inquiry.recipient().code();
    Facts facts = inquiry.facts();
    Places ofBooking = facts.places();
    for (PlaceKind kind : OF_THE_BOOKING) {
      Place place = ofBooking.at(kind);
      if (place.ori().equals(ori)) {
        return new Places(place, place, place);
      }
    }
    Place own = agencies.known(ori, facts.bookedOn());
    return new Places(own, own, own);
  }

  /**
   * What comes of the instruments of the booking, and behind it of those of the agency's own place
   * that keep back. Whether these speak is asked as of a booking there, beside what speaks there
   * and what waits there: another place's permit silences none of them.
   *
   * @param ofBooking the instruments of the booking
   * @param voices what comes of them
   * @return empty where the agency's place has no other
   */
  Optional<List<Considered>> beside(
      Inquiry inquiry, Edition edition, List<Entry> ofBooking, List<Considered> voices) {
    Optional<Places> there = places(inquiry, edition);
    if (there.isEmpty() || there.get().equals(inquiry.facts().places())) {
      return Optional.empty(); // of a booking there nothing else speaks
    }
    Recipient recipient = inquiry.recipient();
    List<Entry> all = book.entries(recipient, there.get());
    int alike = alike(all, ofBooking); // the nation's come first, and often the state's
    if (ofBooking.containsAll(all.subList(alike, all.size()))) {
      return Optional.empty();
    }
    List<Considered> spoken =
        new Voices(inquiry, book, table, all, book.waiting(recipient, there.get())).considered();
    List<Considered> heard = new ArrayList<>(voices);
    for (int i = alike; i < all.size(); i++) {
      boolean keepsBack = !all.get(i).instrument().ruling().effect().opens();
      if (keepsBack && !ofBooking.contains(all.get(i))) {
        heard.add(spoken.get(i));
      }
    }
    return Optional.of(heard);
  }

  /** Ids of those of the agency's own place that withhold and are known. */
  SortedSet<String> withholding(Inquiry inquiry, Edition edition) {
    List<Entry> ofBooking = book.entries(inquiry.recipient(), inquiry.facts());
    List<Considered> own = beside(inquiry, edition, ofBooking, List.of()).orElse(List.of());
    return KnownWithholdings.among(own, inquiry.known());
  }

  /** With how many both begin. */
  private static int alike(List<Entry> one, List<Entry> other) {
    int alike = 0;
    while (alike < one.size() && alike < other.size() && one.get(alike) == other.get(alike)) {
      alike++;
    }
    return alike;
  }

  /**
   * Without those of its place that were known at a delivery, and were silent or not heard. What
   * does not withhold by itself was known as soon as it was recorded.
   *
   * @param heard what comes of all of them
   * @param ofBooking how many of the first are the booking's
   */
  static List<Considered> since(List<Considered> heard, int ofBooking, Disclosure.Taken taken) {
    List<Considered> since = new ArrayList<>(heard);
    since
        .subList(ofBooking, heard.size())
        .removeIf(
            one ->
                one.instrument().ruling().effect() == Effect.WITHHOLD
                    ? taken.knewOfAsked(one.instrument())
                    : taken.recordedBefore(one.instrument()));
    return since;
  }
}
