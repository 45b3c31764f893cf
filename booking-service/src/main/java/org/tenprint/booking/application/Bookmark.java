package org.tenprint.booking.application;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far a topic was read.
 *
 * @param topicId another one when the topic was deleted and made again
 * @param positions the next offset of each partition
 */
public record Bookmark(String topicId, Map<Integer, Long> positions) {
  public Bookmark {
    positions = Map.copyOf(positions);
  }

  /** Whether a topic can be read on from here. */
  public boolean fits(String id, Map<Integer, Long> begins, Map<Integer, Long> ends) {
    return topicId.equals(id)
        && positions.keySet().equals(ends.keySet())
        && positions.entrySet().stream()
            .allMatch(
                at ->
                    at.getValue() >= begins.getOrDefault(at.getKey(), 0L)
                        && at.getValue() <= ends.get(at.getKey()));
  }

  /**
   * As bytes of a store.
   *
   * @param version of the form of what is kept beside it
   */
  byte[] bytes(int version) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(version);
      out.writeUTF(topicId);
      out.writeInt(positions.size());
      for (Map.Entry<Integer, Long> position : positions.entrySet()) {
        out.writeInt(position.getKey());
        out.writeLong(position.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  /** A bookmark; of another version one that fits no topic. */
  static Bookmark of(byte[] bytes, int version) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readInt() != version) {
        return new Bookmark("", Map.of());
      }
      String topicId = in.readUTF();
      Map<Integer, Long> positions = new TreeMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        positions.put(in.readInt(), in.readLong());
      }
      return new Bookmark(topicId, positions);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }
}
