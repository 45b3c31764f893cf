package org.tenprint.notification.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tenprint.decisions.TakenEvents;

/**
 * The last requests of a booking that were taken and that whoever asks may ask again, so that none
 * is taken twice.
 *
 * @param requests in the order in which they were taken, the last {@value #MOST}
 */
public record TakenRequests(List<Taken> requests) {
  /** So many are remembered of a booking. */
  public static final int MOST = TakenEvents.REQUESTS_REMEMBERED;

  /** None was taken. */
  public static final TakenRequests NONE = new TakenRequests(List.of());

  /**
   * One.
   *
   * @param id of its event
   * @param asks what it asks, as text
   */
  public record Taken(String id, String asks) {}

  /** Copies. */
  public TakenRequests {
    requests = List.copyOf(requests);
  }

  /** What the request of an id asks, which was taken. */
  public Optional<String> asks(String id) {
    return requests.stream().filter(one -> one.id().equals(id)).map(Taken::asks).findFirst();
  }

  /** With one more; the oldest beyond the most is forgotten. */
  public TakenRequests with(String id, String asks) {
    List<Taken> more = new ArrayList<>(requests);
    more.add(new Taken(id, asks));
    return new TakenRequests(more.subList(Math.max(0, more.size() - MOST), more.size()));
  }
}
