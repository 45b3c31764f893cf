package org.tenprint.biometric.adapter.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tenprint.messaging.TopicExtent;

/**
 * What a snapshot says of itself; the engine keeps it under its checksum.
 *
 * @param parameters whose it is
 * @param topicId of the enrolments topic
 * @param offsets up to which, by partition, it holds the log
 * @param at what was written to the log before this time, it holds
 * @param captures name of the file of captures that belongs to it
 */
record SnapshotBookmark(
    Parameters parameters,
    String topicId,
    Map<Integer, Long> offsets,
    Instant at,
    String captures) {

  /** Longer than a transaction stays open, behind which a tombstone may be unseen. */
  private static final Duration OPEN_LONGEST = Duration.ofMinutes(1);

  /**
   * What must be equal for a gallery to give the same answers.
   *
   * @param engine name and version of the engine
   * @param expectedSubjects what the index is sized for
   * @param shard whose part of the gallery it is, from 0
   * @param shards of how many
   */
  record Parameters(String engine, int expectedSubjects, int shard, int shards) {}

  /** Seven lines; {@link #parse} reads them. */
  String text() {
    StringBuilder positions = new StringBuilder();
    new TreeMap<>(offsets).forEach((p, offset) -> positions.append(p + ":" + offset + " "));
    return String.join(
        "\n",
        parameters.engine(),
        Integer.toString(parameters.expectedSubjects()),
        parameters.shard() + "/" + parameters.shards(),
        topicId,
        positions.toString().strip(),
        at.toString(),
        captures);
  }

  /**
   * Reads {@link #text}.
   *
   * @throws RuntimeException if it is none
   */
  static SnapshotBookmark parse(String text) {
    String[] lines = text.split("\n");
    if (lines.length != 7) {
      throw new IllegalArgumentException("a bookmark has seven lines");
    }
    String[] shard = lines[2].split("/");
    Map<Integer, Long> offsets = new TreeMap<>();
    for (String position : lines[4].split(" ")) {
      String[] at = position.split(":");
      offsets.put(Integer.valueOf(at[0]), Long.valueOf(at[1]));
    }
    return new SnapshotBookmark(
        new Parameters(
            lines[0],
            Integer.parseInt(lines[1]),
            Integer.parseInt(shard[0]),
            Integer.parseInt(shard[1])),
        lines[3],
        offsets,
        Instant.parse(lines[5]),
        lines[6]);
  }

  /**
   * Why it cannot be read on from here.
   *
   * @param own what this service needs
   * @param now the topic as it is
   * @param today the time
   */
  Optional<SnapshotRefusal> refusal(Parameters own, TopicExtent now, Instant today) {
    if (!parameters.engine().equals(own.engine())
        || parameters.expectedSubjects() != own.expectedSubjects()) {
      return Optional.of(SnapshotRefusal.OTHER_ENGINE);
    }
    if (!parameters.equals(own)) {
      return Optional.of(SnapshotRefusal.OTHER_SHARD);
    }
    if (!topicId.equals(now.id())) {
      return Optional.of(SnapshotRefusal.OTHER_TOPIC);
    }
    if (!offsets.keySet().equals(now.ends().keySet())) {
      return Optional.of(SnapshotRefusal.OTHER_PARTITIONS);
    }
    if (offsets.entrySet().stream().anyMatch(p -> p.getValue() > now.ends().get(p.getKey()))) {
      return Optional.of(SnapshotRefusal.BEYOND_THE_END);
    }
    if (offsets.entrySet().stream().anyMatch(p -> p.getValue() < now.begins().get(p.getKey()))) {
      return Optional.of(SnapshotRefusal.BEFORE_THE_BEGINNING);
    }
    return at.plus(now.tombstonesKept()).minus(OPEN_LONGEST).isAfter(today)
        ? Optional.empty()
        : Optional.of(SnapshotRefusal.TOO_OLD);
  }
}
