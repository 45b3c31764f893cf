package org.tenprint.notification.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tenprint.decisions.TakenEvents;

/**
 * The requests of a booking that were taken, so that none is taken twice, and no more than a
 * booking takes.
 *
 * <p>A case keeps what it tells of each request, with the facts of then, until it is recalled: an
 * agency's message, and one for the person and one for counsel. All of it has to fit into a record
 * of the store beside what withholds and recalls (ADR 0194, ADR 0216).
 *
 * @param requests in the order in which they were taken, the last {@value #MOST}
 */
public record TakenRequests(List<Taken> requests) {
  /** So many are taken of a booking, whatever is decided of them, and remembered. */
  public static final int MOST = TakenEvents.REQUESTS_REMEMBERED;

  /** None was taken. */
  public static final TakenRequests NONE = new TakenRequests(List.of());

  /**
   * One.
   *
   * @param id of its event; where it stands, if it cannot come in twice
   * @param asks what it asks, as text; empty if it cannot come in twice
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

  /** Whether no further one is taken. */
  public boolean full() {
    return requests.size() >= MOST;
  }

  /** With one more; the oldest beyond the most is forgotten. */
  public TakenRequests with(String id, String asks) {
    List<Taken> more = new ArrayList<>(requests);
    more.add(new Taken(id, asks));
    return new TakenRequests(more.subList(Math.max(0, more.size() - MOST), more.size()));
  }
}
