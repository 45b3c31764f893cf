package org.tenprint.biometric.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.security.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.biometric.adapter.store.AbisFolder;
import org.tenprint.biometric.application.AbisJournal;
import org.tenprint.biometric.application.AbisRefusal;
import org.tenprint.biometric.application.AbisRefused;
import org.tenprint.biometric.application.AbisRegister;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.Thresholds;
import org.tenprint.vault.MemoryVault;

/** What a change is answered, and what is recorded of it. */
class AbisFaceTest {
  private static final AbisFace.Change CHANGE =
      new AbisFace.Change("deleteAll", List.of("ann"), Optional.empty());

  @TempDir Path folder;

  private final List<String> recorded = new ArrayList<>();
  private boolean failing;

  private final AbisJournal journal =
      new AbisJournal() {
        @Override
        public void record(Line line) {
          if (failing) {
            throw new UncheckedIOException(new IOException("the disk is full"));
          }
          recorded.add(line.outcome() + " " + line.at().getEpochSecond());
        }

        @Override
        public boolean hasPlace() {
          return true;
        }
      };

  private long seconds;

  private AbisFace face(AbisFolder store) {
    return new AbisFace(
        new AbisRegister(store, Galleries.create(16), Thresholds.DEFAULT, 10),
        null,
        journal,
        () -> Instant.ofEpochSecond(seconds++),
        UUID::randomUUID,
        1);
  }

  private AbisFolder folder() {
    return new AbisFolder(folder, new MemoryVault(), UUID::randomUUID, () -> Instant.EPOCH);
  }

  private static final SecurityContext SOMEBODY =
      (SecurityContext)
          Proxy.newProxyInstance(
              SecurityContext.class.getClassLoader(),
              new Class<?>[] {SecurityContext.class},
              (proxy, method, arguments) -> (Principal) () -> "idp#a");

  @Test
  void what_was_done_is_answered_so_and_recorded_before_anything_else_is_done() throws Exception {
    try (AbisFolder store = folder()) {
      AbisFace face = face(store);
      assertEquals("done", face.changed(SOMEBODY, CHANGE, this::doneAndFull));
      assertEquals(List.of("ASKED 0"), recorded);
      assertFalse(face.intact(), "nobody hears that nothing can be recorded");
      List<String> done = new ArrayList<>();
      assertThrows(
          UncheckedIOException.class,
          () -> face.changed(SOMEBODY, CHANGE, () -> done.add("again")));
      assertThrows(
          UncheckedIOException.class, () -> face.record(SOMEBODY, "identify", List.of("ann")));
      assertEquals(List.of(), done);
      failing = false;
      face.record(SOMEBODY, "identify", List.of("ann"));
      assertEquals("ASKED 0, DONE 1", String.join(", ", recorded.subList(0, 2)));
      assertTrue(recorded.get(2).startsWith("ASKED "));
      assertTrue(face.intact());
    }
  }

  private String doneAndFull() {
    failing = true;
    return "done";
  }

  @Test
  void what_was_refused_stays_refused_where_that_cannot_be_recorded() throws Exception {
    try (AbisFolder store = folder()) {
      AbisFace face = face(store);
      AbisRefused refused =
          assertThrows(
              AbisRefused.class,
              () ->
                  face.changed(
                      SOMEBODY,
                      CHANGE,
                      () -> {
                        failing = true;
                        throw new AbisRefused(AbisRefusal.UNKNOWN, "no such person");
                      }));
      assertEquals(AbisRefusal.UNKNOWN, refused.reason());
      failing = false;
      face.record(SOMEBODY, "identify", List.of());
      assertEquals("REFUSED", recorded.get(1).split(" ")[0]);
    }
  }
}
