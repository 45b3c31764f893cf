package org.tenprint.policy.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tenprint.policy.fact.AgencyPlaces;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.law.Considered;
import org.tenprint.policy.law.Edition;
import org.tenprint.policy.law.Entry;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.offence.OffenceTable;

/**
 * What the own place of an agency that is asked says of a request, though the booking be another
 * place's: what it keeps back counts, and what it permits does not.
 */
final class AskedAgency {
  private final RuleBook book;
  private final OffenceTable table;
  private final AgencyPlaces agencies;

  AskedAgency(RuleBook book, OffenceTable table, AgencyPlaces agencies) {
    this.book = book;
    this.table = table;
    this.agencies = agencies;
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
    Place own =
        Stream.of(ofBooking.controlling(), ofBooking.booking(), ofBooking.arresting())
            .filter(place -> place.ori().equals(ori))
            .findFirst()
            .orElseGet(() -> agencies.known(ori, facts.bookedOn()));
    return new Places(own, own, own);
  }

  /**
   * What comes of the instruments of the booking, and of those of the agency's own place that keep
   * back. Of these alone it is asked beside that place's permits, too.
   *
   * @param covering those of the booking
   * @param voices what comes of them
   * @return empty where the agency's place has no other
   */
  Optional<List<Considered>> beside(
      Inquiry inquiry, Edition edition, List<Entry> covering, List<Considered> voices) {
    List<Entry> own =
        new ArrayList<>(
            places(inquiry, edition)
                .map(there -> book.entries(inquiry.recipient(), there))
                .orElse(List.of()));
    own.removeAll(book.entries(inquiry.recipient(), inquiry.facts()));
    if (own.isEmpty()) {
      return Optional.empty();
    }
    List<Entry> all = new ArrayList<>(own);
    all.addAll(covering);
    List<Considered> heard = new ArrayList<>(voices);
    new Voices(inquiry, book, table, all)
        .considered().subList(0, own.size()).stream()
            .filter(voice -> !voice.instrument().ruling().effect().opens())
            .forEach(heard::add);
    return Optional.of(heard);
  }
}
