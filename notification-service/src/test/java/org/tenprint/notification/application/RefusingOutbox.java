package org.tenprint.notification.application;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tenprint.notification.domain.Happening;
import org.tenprint.notification.domain.LogAddress;
import org.tenprint.notification.domain.Step;

/** Writes no step that was taken on some inputs. */
final class RefusingOutbox implements Outbox {
  final Set<LogAddress> unwritable = new HashSet<>();

  /** Whether the broker is away, which is no input's fault. */
  boolean away;

  private final KeptCases kept;

  RefusingOutbox(KeptCases kept) {
    this.kept = kept;
  }

  @Override
  public boolean takesAlone(String booking, Happening review, Runnable part) {
    boolean taken = tries(part);
    if (!taken) {
      putAside(booking, review);
    }
    return taken;
  }

  @Override
  public boolean tries(Runnable part) {
    try {
      part.run();
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  @Override
  public void putAside(String booking, Happening review) {
    kept.putAside(booking, review);
  }

  @Override
  public void write(List<Step> steps) {
    if (away) {
      throw new UncheckedIOException(new IOException("the broker is away"));
    }
    if (steps.stream().flatMap(step -> step.origin().stream()).anyMatch(unwritable::contains)) {
      throw new IllegalStateException("larger than any may be");
    }
    kept.write(steps);
  }
}
