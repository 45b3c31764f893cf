package org.tenprint.testkit;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.test.TestRecord;

/**
 * A hop without a broker: one task of its topology, with its stores, in this thread. A step is done
 * when {@link #pipe} returns; what would end the process is thrown there.
 */
public final class InMemoryHop implements AutoCloseable {
  private final Path folder;
  private final TopologyTestDriver driver;
  private final Map<String, TestInputTopic<byte[], byte[]>> inputs = new LinkedHashMap<>();
  private final Map<String, TestOutputTopic<byte[], byte[]>> outputs = new LinkedHashMap<>();

  /** Starts it. */
  public InMemoryHop(Topology topology) {
    this.folder = TemporaryFolder.inMemory("hop");
    Properties settings = new Properties();
    settings.put("application.id", "in-memory-hop");
    settings.put("state.dir", folder.toString());
    // as the services have it
    settings.put("processing.guarantee", "exactly_once_v2");
    this.driver = new TopologyTestDriver(topology, settings);
  }

  /** Takes a record. */
  public void pipe(String topic, TestRecord<byte[], byte[]> record) {
    inputs
        .computeIfAbsent(
            topic,
            name ->
                driver.createInputTopic(name, new ByteArraySerializer(), new ByteArraySerializer()))
        .pipeInput(record);
  }

  /** Takes a record without headers. */
  public void pipe(String topic, byte[] key, byte[] value, Instant at) {
    pipe(topic, new TestRecord<>(key, value, at));
  }

  /** Lets wall-clock time pass for what is done by the clock. */
  public void pass(Duration time) {
    driver.advanceWallClockTime(time);
  }

  /** What was written since the last call, by topic; changes of stores are not in it. */
  public Map<String, List<TestRecord<byte[], byte[]>>> written() {
    Map<String, List<TestRecord<byte[], byte[]>>> written = new LinkedHashMap<>();
    for (String topic : new TreeSet<>(driver.producedTopicNames())) {
      if (!topic.endsWith("-changelog")) {
        List<TestRecord<byte[], byte[]>> records =
            new ArrayList<>(
                outputs
                    .computeIfAbsent(
                        topic,
                        name ->
                            driver.createOutputTopic(
                                name, new ByteArrayDeserializer(), new ByteArrayDeserializer()))
                    .readRecordsToList());
        if (!records.isEmpty()) {
          written.put(topic, records);
        }
      }
    }
    return written;
  }

  /** A store of its task. */
  public <V> WindowStore<String, V> windowStore(String name) {
    return driver.getWindowStore(name);
  }

  @Override
  public void close() {
    driver.close();
    TemporaryFolder.delete(folder);
  }
}
