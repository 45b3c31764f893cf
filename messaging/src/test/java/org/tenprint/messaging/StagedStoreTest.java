package org.tenprint.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

/** Over a store that is a map and says what was done to it. */
class StagedStoreTest {
  private final Map<Object, Object> kept = new HashMap<>(Map.of("a", "1"));
  private final List<String> done = new ArrayList<>();
  private final StagedStore staged = new StagedStore(store());

  @SuppressWarnings("unchecked")
  private final KeyValueStore<String, Object> face = (KeyValueStore<String, Object>) staged.face();

  private Object store() {
    return Proxy.newProxyInstance(
        KeyValueStore.class.getClassLoader(),
        new Class<?>[] {KeyValueStore.class},
        (proxy, method, arguments) -> {
          switch (method.getName()) {
            case "get":
              return kept.get(arguments[0]);
            case "put":
              done.add(arguments[0] + "=" + arguments[1]);
              return kept.put(arguments[0], arguments[1]);
            case "delete":
              done.add("-" + arguments[0]);
              return kept.remove(arguments[0]);
            case "approximateNumEntries":
              return (long) kept.size();
            default:
              throw new IllegalStateException("the disk is full");
          }
        });
  }

  @Test
  void whatAStepPutsItSeesAndTheStoreDoesNotYet() {
    face.put("b", "2");
    face.put("a", "3");
    assertEquals("2", face.get("b"));
    assertEquals("3", face.get("a"));
    assertEquals(Map.of("a", "1"), kept);
    assertEquals(1, face.approximateNumEntries(), "as it was before the step");
    assertFalse(staged.isEmpty());
  }

  @Test
  void whatSucceededIsDoneInItsOrder() {
    face.put("b", "2");
    face.delete("a");
    face.put("a", "4");
    staged.flush();
    assertEquals(List.of("b=2", "-a", "a=4"), done);
    assertEquals(Map.of("a", "4", "b", "2"), kept);
    assertTrue(staged.isEmpty());
    staged.flush();
    assertEquals(3, done.size(), "once");
  }

  @Test
  void whatIsDeletedIsHandedBackAndIsGone() {
    assertEquals("1", face.delete("a"));
    assertNull(face.get("a"));
    assertNull(face.delete("a"));
    face.put("a", "5");
    assertEquals("5", face.delete("a"));
    assertEquals(Map.of("a", "1"), kept);
  }

  @Test
  void aStepThatThrewLeavesNothing() {
    face.put("a", "9");
    face.delete("b");
    staged.drop();
    assertEquals("1", face.get("a"));
    staged.flush();
    assertEquals(List.of(), done);
  }

  @Test
  void aPartOfAStepIsSetBackAndWhatCameBeforeStands() {
    face.put("b", "2");
    StagedStore.Mark mark = staged.mark();
    face.put("b", "3");
    face.delete("a");
    staged.setBack(mark);
    assertEquals("2", face.get("b"));
    assertEquals("1", face.get("a"));
    staged.flush();
    assertEquals(List.of("b=2"), done);
  }

  @Test
  void moreThanAStoreTakesIsRefusedWhenItIsPut() {
    face.put("large", new byte[EventCodec.LARGEST]);
    assertThrows(
        IllegalArgumentException.class, () -> face.put("larger", new byte[EventCodec.LARGEST + 1]));
    assertNull(face.get("larger"));
  }

  @Test
  void manyAtOnceAreNotTaken() {
    assertThrows(UnsupportedOperationException.class, () -> face.putIfAbsent("a", "2"));
    assertThrows(UnsupportedOperationException.class, () -> face.putAll(List.of()));
    assertTrue(staged.isEmpty());
  }

  @Test
  void whatTheStoreThrowsIsThrownAsItIs() {
    IllegalStateException thrown = assertThrows(IllegalStateException.class, () -> face.all());
    assertEquals("the disk is full", thrown.getMessage());
  }
}
