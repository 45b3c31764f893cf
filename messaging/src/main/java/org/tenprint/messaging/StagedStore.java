package org.tenprint.messaging;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;

/**
 * A state store as a step sees it. What the step writes is kept back until the step has succeeded.
 * {@code get} of a key-value store sees it; iterators, and reads of a window store, see the store
 * as it was before the step.
 */
final class StagedStore implements InvocationHandler {
  /** One write, as it is to be done. */
  private record Write(Method method, Object[] arguments) {}

  private final Object store;
  private final Object face;
  private final List<Write> writes = new ArrayList<>();
  private final Map<Object, Object> latest = new HashMap<>();

  /**
   * A point of a step to which it may be set back.
   *
   * @param writes that were kept back before it
   * @param latest what they put, by key
   */
  record Mark(int writes, Map<Object, Object> latest) {}

  StagedStore(Object store) {
    this.store = store;
    Class<?> kind = store instanceof WindowStore ? WindowStore.class : KeyValueStore.class;
    this.face = Proxy.newProxyInstance(kind.getClassLoader(), new Class<?>[] {kind}, this);
  }

  /** What the step is given. */
  Object face() {
    return face;
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (store instanceof KeyValueStore<?, ?>) {
      switch (method.getName()) {
        case "get":
          return get(method, arguments[0]);
        case "put":
          return keep(method, arguments, arguments[0], arguments[1]);
        case "delete":
          Object before = get(getter(), arguments[0]);
          keep(method, arguments, arguments[0], null);
          return before;
        case "putAll", "putIfAbsent":
          throw new UnsupportedOperationException("put each by itself");
        default:
          return called(method, arguments);
      }
    }
    if (method.getName().equals("put")) {
      writes.add(new Write(method, arguments));
      return null;
    }
    return called(method, arguments);
  }

  private Object get(Method method, Object key) throws Throwable {
    return latest.containsKey(key) ? latest.get(key) : called(method, new Object[] {key});
  }

  private static Method getter() throws NoSuchMethodException {
    return KeyValueStore.class.getMethod("get", Object.class);
  }

  private Object keep(Method method, Object[] arguments, Object key, Object value) {
    if (value instanceof byte[] bytes && bytes.length > EventCodec.LARGEST) {
      throw new IllegalArgumentException("more state than a store takes: " + bytes.length);
    }
    writes.add(new Write(method, arguments));
    latest.put(key, value);
    return null;
  }

  private Object called(Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(store, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** Whether nothing is kept back. */
  boolean isEmpty() {
    return writes.isEmpty();
  }

  Mark mark() {
    return new Mark(writes.size(), new HashMap<>(latest));
  }

  void setBack(Mark mark) {
    writes.subList(mark.writes(), writes.size()).clear();
    latest.clear();
    latest.putAll(mark.latest());
  }

  void drop() {
    writes.clear();
    latest.clear();
  }

  /** Does what was kept back. */
  void flush() {
    try {
      for (Write write : writes) {
        called(write.method(), write.arguments());
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a store throws what it does not declare", e);
    }
    drop();
  }
}
