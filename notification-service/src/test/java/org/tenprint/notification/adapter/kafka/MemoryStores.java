package org.tenprint.notification.adapter.kafka;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tenprint.messaging.Emitter.Part;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.vault.KeyDestroyed;

/** The stores of a hop in memory, which a step sees and writes as it does a hop's. */
final class MemoryStores {
  private final Map<String, MapStore> stores = new LinkedHashMap<>();
  private boolean inStep;
  private boolean byTheClock;
  private boolean inPart;

  /** That of a name, which may be new. */
  MapStore get(String name) {
    return stores.computeIfAbsent(
        name,
        called -> {
          MapStore made = new MapStore(called);
          made.inStep(inStep);
          return made;
        });
  }

  /** Does it; what it wrote is done where it does not throw, and else nothing of it is. */
  void step(Part part) throws PoisonEvent {
    inStep(true);
    boolean done = false;
    try {
      part.run();
      done = true;
    } finally {
      if (!done) {
        setBack(Map.of());
      }
      inStep(false);
    }
  }

  /** The same of what is done by the clock. */
  void byTheClock(Runnable part) {
    byTheClock = true;
    try {
      step(part::run);
    } catch (PoisonEvent e) {
      throw new AssertionError(e.detail(), e);
    } finally {
      byTheClock = false;
    }
  }

  /** A part of a step: what it wrote is taken back where it throws, and no more. */
  Optional<PoisonEvent> apart(Part part) {
    boolean outermost = !inPart;
    flush(outermost);
    inPart = true;
    Map<String, Integer> before = new HashMap<>();
    stores.forEach((name, store) -> before.put(name, store.staged()));
    try {
      Optional<PoisonEvent> thrown = attempt(part);
      if (thrown.isPresent()) {
        setBack(before);
      }
      flush(outermost);
      return thrown;
    } finally {
      inPart = !outermost;
    }
  }

  private static Optional<PoisonEvent> attempt(Part part) {
    try {
      part.run();
      return Optional.empty();
    } catch (PoisonEvent e) {
      return Optional.of(e);
    } catch (KeyDestroyed e) {
      return Optional.of(new PoisonEvent(PoisonReason.ERASED, "test"));
    } catch (IllegalArgumentException | IllegalStateException | NullPointerException e) {
      return Optional.of(new PoisonEvent(PoisonReason.DECISION_FAILED, "test"));
    }
  }

  private void inStep(boolean now) {
    inStep = now;
    stores.values().forEach(store -> store.inStep(now));
  }

  /** By the clock a part is done when it is over, and what stood before it is done before. */
  private void flush(boolean outermost) {
    if (byTheClock && outermost) {
      inStep(true);
    }
  }

  private void setBack(Map<String, Integer> staged) {
    stores.forEach((name, store) -> store.setBack(staged.getOrDefault(name, 0)));
  }
}
