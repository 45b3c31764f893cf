package org.tenprint.immigration.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.tenprint.immigration.domain.KnownStatement;
import org.tenprint.immigration.domain.LogExtent;
import org.tenprint.immigration.domain.RecordChange;

class ForgetSubjectTest {
  private final List<String> done = new ArrayList<>();
  private boolean logAway;

  /** Holds one subject. */
  private final class One implements RecordStore {
    private boolean held = true;

    @Override
    public void apply(List<RecordChange> changes, Map<Integer, Long> next) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Map<Integer, Long> positions(Supplier<LogExtent> log) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<KnownStatement> find(String subjectId, Instant trueAt, Instant knownAt) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Instant> learned(String subjectId) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<String> subject(String subjectKey) {
      return held && subjectKey.equals("key") ? Optional.of("S") : Optional.empty();
    }

    @Override
    public void forget(String subjectKey) {
      done.add("dropped " + subjectKey);
      held = false;
    }
  }

  private final ForgetSubject forget =
      new ForgetSubject(
          new One(),
          subject -> {
            if (logAway) {
              throw new IllegalStateException("away");
            }
            done.add("said of " + subject);
          });

  @Test
  void itIsSaidBeforeItIsDroppedAndOnce() {
    forget.forget("key");
    forget.forget("key");
    forget.forget("another");
    assertEquals(List.of("said of S", "dropped key"), done);
  }

  @Test
  void whatCouldNotBeSaidIsNotDroppedAndIsDoneTheNextTime() {
    logAway = true;
    assertThrows(IllegalStateException.class, () -> forget.forget("key"));
    assertEquals(List.of(), done);
    logAway = false;
    forget.forget("key");
    assertEquals(List.of("said of S", "dropped key"), done);
  }
}
