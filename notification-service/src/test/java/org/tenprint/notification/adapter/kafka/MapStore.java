package org.tenprint.notification.adapter.kafka;

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

/** A store in memory. */
final class MapStore implements KeyValueStore<String, byte[]> {
  final TreeMap<String, byte[]> values = new TreeMap<>();

  /** Records that the changelog would have: also the deletion of what is not there. */
  int writes;

  private final String name;
  private int read;

  MapStore(String name) {
    this.name = name;
  }

  /** How many entries were gone over, of whatever iterators. */
  int read() {
    return read;
  }

  @Override
  public void put(String key, byte[] value) {
    writes++;
    if (value == null) {
      values.remove(key);
    } else {
      values.put(key, value);
    }
  }

  @Override
  public byte[] putIfAbsent(String key, byte[] value) {
    return values.putIfAbsent(key, value);
  }

  @Override
  public void putAll(List<KeyValue<String, byte[]>> entries) {
    entries.forEach(entry -> put(entry.key, entry.value));
  }

  @Override
  public byte[] delete(String key) {
    writes++;
    return values.remove(key);
  }

  @Override
  public byte[] get(String key) {
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
