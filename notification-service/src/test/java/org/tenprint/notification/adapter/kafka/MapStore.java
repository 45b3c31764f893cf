package org.tenprint.notification.adapter.kafka;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * A store in memory. While a step is taken it is as a hop's steps see theirs: what is written is
 * kept back, {@code get} alone sees it, and iterators go over what stood there before.
 */
final class MapStore implements KeyValueStore<String, byte[]> {
  /** What a step wrote, in its order: a null value deletes. */
  record Written(String key, byte[] value) {}

  final TreeMap<String, byte[]> values = new TreeMap<>();

  /** Records that the changelog would have: also the deletion of what is not there. */
  int writes;

  private final String name;
  private final List<Written> staged = new ArrayList<>();
  private boolean inStep;
  private int read;

  MapStore(String name) {
    this.name = name;
  }

  /** How many entries were gone over, of whatever iterators. */
  int read() {
    return read;
  }

  /** A step begins, or is over: what it wrote is done. */
  void inStep(boolean now) {
    inStep = now;
    List<Written> all = List.copyOf(staged);
    staged.clear();
    all.forEach(this::write);
  }

  /** How much the step wrote. */
  int staged() {
    return staged.size();
  }

  /** Of what the step wrote no more than the first so many stay. */
  void setBack(int writes) {
    staged.subList(Math.min(writes, staged.size()), staged.size()).clear();
  }

  private void write(Written one) {
    writes++;
    if (one.value() == null) {
      values.remove(one.key());
    } else {
      values.put(one.key(), one.value());
    }
  }

  @Override
  public void put(String key, byte[] value) {
    Written one = new Written(key, value);
    if (inStep) {
      staged.add(one);
    } else {
      write(one);
    }
  }

  @Override
  public byte[] putIfAbsent(String key, byte[] value) {
    throw new UnsupportedOperationException("put each by itself");
  }

  @Override
  public void putAll(List<KeyValue<String, byte[]>> entries) {
    entries.forEach(entry -> put(entry.key, entry.value));
  }

  @Override
  public byte[] delete(String key) {
    byte[] before = get(key);
    put(key, null);
    return before;
  }

  @Override
  public byte[] get(String key) {
    for (int i = staged.size() - 1; i >= 0; i--) {
      if (staged.get(i).key().equals(key)) {
        return staged.get(i).value();
      }
    }
    return values.get(key);
  }

  @Override
  public KeyValueIterator<String, byte[]> range(String from, String to) {
    NavigableMap<String, byte[]> after = from == null ? values : values.tailMap(from, true);
    return iterator(to == null ? after : after.headMap(to, true));
  }

  @Override
  public KeyValueIterator<String, byte[]> all() {
    return iterator(values);
  }

  private KeyValueIterator<String, byte[]> iterator(Map<String, byte[]> some) {
    Iterator<Map.Entry<String, byte[]>> entries = new TreeMap<>(some).entrySet().iterator();
    return new KeyValueIterator<>() {
      @Override
      public boolean hasNext() {
        return entries.hasNext();
      }

      @Override
      public KeyValue<String, byte[]> next() {
        read++;
        Map.Entry<String, byte[]> entry = entries.next();
        return KeyValue.pair(entry.getKey(), entry.getValue());
      }

      @Override
      public String peekNextKey() {
        throw new UnsupportedOperationException();
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public long approximateNumEntries() {
    return values.size();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {}

  @Override
  public void flush() {}

  @Override
  public void close() {}

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return true;
  }
}
