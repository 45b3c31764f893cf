package org.tenprint.doorway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The connections of one port. There are so many at most, and of one caller half as many. When
 * there is no place, the one that has waited longest without a whole request makes room: first one
 * that has sent no head, then one whose body is on its way. So who connects with a request finds a
 * place, however many connect without one. Safe for threads.
 */
final class Connections {
  private static final int SHARE_OF_CALLER = 2;

  private final Bounds bounds;
  private final LongSupplier nanoTime;

  /** Without a whole request, by state, who has waited longest first. */
  private final Map<State, Set<Connection>> waiting = new HashMap<>();

  private final Map<String, Set<Connection>> byCaller = new HashMap<>();
  private int count;

  /** How many, and for how long in each state. */
  record Bounds(int most, Duration head, Duration kept, Duration body) {}

  private enum State {
    /** It has sent no request. */
    NEW,
    /** It has been answered, and has sent no further request. */
    KEPT,
    /** The body of its request is on its way. */
    BODY,
    /** Its request is there and is not answered. */
    WORK
  }

  /**
   * @param nanoTime as {@link System#nanoTime} tells it
   */
  Connections(Bounds bounds, LongSupplier nanoTime) {
    this.bounds = bounds;
    this.nanoTime = nanoTime;
    for (State state : State.values()) {
      waiting.put(state, new LinkedHashSet<>());
    }
  }

  /** How many there are. */
  synchronized int count() {
    return count;
  }

  /**
   * A connection that is made.
   *
   * @param caller whose it is
   * @param close ends it; called at most once, by any thread
   * @return empty if there is no place: all others are at work
   */
  Optional<Connection> open(String caller, Runnable close) {
    Connection opened = new Connection(caller, close);
    Connection gone = null;
    synchronized (this) {
      Set<Connection> own = byCaller.getOrDefault(caller, Set.of());
      if (own.size() >= Math.max(1, bounds.most() / SHARE_OF_CALLER)) {
        gone = longest(own);
      } else if (count >= bounds.most()) {
        gone = longest();
      }
      boolean full = own.size() >= Math.max(1, bounds.most() / SHARE_OF_CALLER);
      if (gone == null && (full || count >= bounds.most())) {
        return Optional.empty();
      }
      if (gone != null) {
        remove(gone);
      }
      add(opened);
    }
    if (gone != null) {
      gone.close.run();
    }
    return Optional.of(opened);
  }

  /** Ends those that have been in a state for longer than they may. */
  void endOverdue() {
    List<Connection> overdue = new ArrayList<>();
    synchronized (this) {
      overdue(State.NEW, bounds.head(), overdue);
      overdue(State.KEPT, bounds.kept(), overdue);
      overdue(State.BODY, bounds.body(), overdue);
      overdue.forEach(this::remove);
    }
    overdue.forEach(connection -> connection.close.run());
  }

  private void overdue(State state, Duration longest, List<Connection> overdue) {
    long now = nanoTime.getAsLong();
    for (Connection connection : waiting.get(state)) {
      if (now - connection.since < longest.toNanos()) {
        return;
      }
      overdue.add(connection);
    }
  }

  private Connection longest() {
    for (State state : List.of(State.NEW, State.KEPT, State.BODY)) {
      if (!waiting.get(state).isEmpty()) {
        return waiting.get(state).iterator().next();
      }
    }
    return null;
  }

  /** Of one caller's; in the order in which they were made. */
  private static Connection longest(Set<Connection> own) {
    for (State state : List.of(State.NEW, State.KEPT, State.BODY)) {
      for (Connection connection : own) {
        if (connection.state == state) {
          return connection;
        }
      }
    }
    return null;
  }

  private void add(Connection connection) {
    count++;
    byCaller.computeIfAbsent(connection.caller, none -> new LinkedHashSet<>()).add(connection);
    waiting.get(connection.state).add(connection);
  }

  private void remove(Connection connection) {
    if (!connection.open) {
      return;
    }
    connection.open = false;
    count--;
    waiting.get(connection.state).remove(connection);
    Set<Connection> own = byCaller.get(connection.caller);
    own.remove(connection);
    if (own.isEmpty()) {
      byCaller.remove(connection.caller);
    }
  }

  /** One connection. */
  final class Connection {
    private final String caller;
    private final Runnable close;
    private State state = State.NEW;
    private long since = nanoTime.getAsLong();
    private boolean open = true;

    private Connection(String caller, Runnable close) {
      this.caller = caller;
      this.close = close;
    }

    /** Whether a request of it is not answered. */
    boolean isAtWork() {
      synchronized (Connections.this) {
        return state == State.BODY || state == State.WORK;
      }
    }

    /** The head of a request is there. */
    void begun() {
      become(State.BODY);
    }

    /** The request is there as a whole. */
    void whole() {
      synchronized (Connections.this) {
        if (state == State.BODY) {
          become(State.WORK);
        }
      }
    }

    /** The request is answered. */
    void answered() {
      become(State.KEPT);
    }

    /** It has ended. */
    void closed() {
      synchronized (Connections.this) {
        remove(this);
      }
    }

    private void become(State next) {
      synchronized (Connections.this) {
        if (open) {
          waiting.get(state).remove(this);
          state = next;
          since = nanoTime.getAsLong();
          waiting.get(state).add(this);
        }
      }
    }
  }
}
