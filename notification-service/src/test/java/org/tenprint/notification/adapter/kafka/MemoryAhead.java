package org.tenprint.notification.adapter.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.tenprint.events.common.Origin;
import org.tenprint.notification.application.Unread;
import org.tenprint.notification.domain.Happening;
import org.tenprint.notification.domain.LogAddress;

/** What a test says stands unread, until the hop comes to it. */
final class MemoryAhead implements ReadAhead {
  final List<Happening> unread = new ArrayList<>();

  @Override
  public void started(int partition) {}

  @Override
  public void round(int partition) {}

  @Override
  public void reached(Origin origin) {
    unread.removeIf(one -> one.where().equals(CaseInputs.where(origin)));
  }

  @Override
  public void withdrawn(UUID proposal, long offset) {}

  @Override
  public Unread on(int partition) {
    return new Unread() {
      @Override
      public List<Happening> before(LogAddress input, String booking) {
        return List.copyOf(unread);
      }

      @Override
      public List<Happening> now(String booking) {
        return List.copyOf(unread);
      }
    };
  }
}
