package org.tenprint.notification.adapter.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.tenprint.events.RecipientAddress;

/**
 * What waits for recipients' topics in the store of {@link ForgottenStore}: {@code
 * <kind>/<recipient>/<booking>}, of each recipient together, as the principal that reads the topic.
 * A look asks once of each recipient whether its topic takes anything, and passes over all that
 * waits for one that does not: its cost is a key for each of those.
 */
final class KeptByRecipient {
  /** How long a look searches; it asks of one recipient, however late it is. */
  private static final Duration AT_LONGEST = Duration.ofMillis(100);

  /** Between a kind, a recipient and a booking. */
  private static final String SLASH = "/";

  /** Behind a key, the least that is greater. */
  private static final String FIRST = "\0";

  /** Sorts after all that begins with the same and a slash. */
  private static final String BEHIND = "0";

  private final KeyValueStore<String, byte[]> store;
  private final String kind;

  /**
   * @param kind of what waits: a word
   */
  KeptByRecipient(KeyValueStore<String, byte[]> store, String kind) {
    this.store = store;
    this.kind = kind;
  }

  /**
   * What waits of a booking for a recipient.
   *
   * @param recipient who reads the topic, such as {@code agency:MA0130100}
   */
  record Place(String recipient, String booking) {
    /** Where it waits for whoever reads a recipient's topic. */
    static Place of(String recipient, String booking) {
      return new Place(RecipientAddress.of(recipient).reader(), booking);
    }
  }

  /**
   * Where the looks of a partition go on, so that each has its turn, and what of it failed. Nothing
   * keeps it: a task that begins anew begins with the first. One thread.
   */
  static final class Round {
    private final Map<String, String> from = new HashMap<>();
    private final Set<Place> failed = new HashSet<>();

    /** It is not tried again for now. */
    void failed(Place place) {
      failed.add(place);
    }

    boolean hasFailed(Place place) {
      return failed.contains(place);
    }
  }

  byte[] get(Place place) {
    return store.get(key(place));
  }

  void put(Place place, byte[] value) {
    store.put(key(place), value);
  }

  /** It waits no more; to delete what is not there would be a record of the changelog too. */
  void delete(Place place) {
    if (get(place) != null) {
      store.delete(key(place));
    }
  }

  /** Nothing of a booking waits any more. */
  void forget(String booking) {
    Optional<Place> at = first(from(""));
    while (at.isPresent()) {
      delete(new Place(at.get().recipient(), booking));
      at = first(behind(at.get().recipient()));
    }
  }

  /**
   * The next look goes on elsewhere than with the recipient at which this one ended.
   *
   * @param with whether with that place, and not behind it
   */
  void goOn(Round round, Place place, boolean with) {
    round.from.put(kind, with ? key(place) : key(place) + FIRST);
  }

  /**
   * What waits for recipients whose topic takes something, of each in order of bookings.
   *
   * @param takes whether that of a recipient does
   * @param passedOver what is left where it is
   * @param most no more than so many
   */
  List<Place> taken(Round round, Predicate<String> takes, Predicate<Place> passedOver, int most) {
    long end = System.nanoTime() + AT_LONGEST.toNanos();
    String from = round.from.getOrDefault(kind, from(""));
    List<Place> found = new ArrayList<>();
    Optional<Place> at = first(from);
    boolean late = false;
    while (at.isPresent() && found.size() < most && !late) {
      String recipient = at.get().recipient();
      if (takes.test(recipient)) {
        all(at.get(), passedOver, most, found);
      }
      from = found.size() < most ? behind(recipient) : from(recipient + SLASH);
      at = first(from);
      late = System.nanoTime() > end;
    }
    round.from.put(kind, at.isPresent() ? from : from(""));
    return found;
  }

  /** That place, and what waits behind it for its recipient. */
  private void all(Place first, Predicate<Place> passedOver, int most, List<Place> found) {
    try (KeyValueIterator<String, byte[]> those =
        store.range(key(first), behind(first.recipient()))) {
      while (those.hasNext() && found.size() < most) {
        Place place = place(those.next().key);
        if (!passedOver.test(place)) {
          found.add(place);
        }
      }
    }
  }

  private Optional<Place> first(String from) {
    try (KeyValueIterator<String, byte[]> onwards = store.range(from, kind + BEHIND)) {
      return onwards.hasNext() ? Optional.of(place(onwards.next().key)) : Optional.empty();
    }
  }

  private String from(String key) {
    return kind + SLASH + key;
  }

  private String behind(String recipient) {
    return from(recipient + BEHIND);
  }

  private String key(Place place) {
    return from(place.recipient() + SLASH + place.booking());
  }

  private Place place(String key) {
    int end = key.lastIndexOf(SLASH);
    return new Place(key.substring(kind.length() + 1, end), key.substring(end + 1));
  }
}
