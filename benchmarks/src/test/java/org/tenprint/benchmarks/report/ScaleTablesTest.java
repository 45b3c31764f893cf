package org.tenprint.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 64 shards are 2.34 million people each. A search of 10 ms among 100,000 and 28 among a million is
 * 8 ms and 20 for each million: 55 ms, and 88 if the 13.7 lanes a million, where 8 were measured,
 * are what it costs.
 */
class ScaleTablesTest {
  @TempDir Path folder;

  @BeforeEach
  void measured() throws IOException {
    Files.writeString(
        folder.resolve("matching-million.json"),
        "{\"series\": [{\"people\": 1000000, \"memory\": {\"heapLiveMiB\": 4000},"
            + " \"restart\": {\"memory\": {\"residentHighestMiB\": 1200, \"heapMaxMiB\": 1000}},"
            + " \"wholeAnswers\": {\"strangerCpuMillisP50\": 28, \"matedCpuMillisP50\": 50}}]}");
    Files.writeString(
        folder.resolve("matching-minutiae.json"),
        "{\"searches\": {\"stranger10\": {\"heapCpuMillisP50\": 10},"
            + " \"mated10\": {\"heapCpuMillisP50\": 41}}}");
  }

  private void assertOf64(String figure, String expected) throws IOException {
    String line = MeasuredLines.first(folder, "scale", figure);
    assertTrue(line.endsWith("| " + expected + " |"), line);
  }

  @Test
  void aSearchIsALineThroughWhatWasMeasured() throws IOException {
    assertOf64("million people", "2.3");
    assertOf64("a stranger's search", "0.06 to 0.09");
    assertOf64("that of an enrolled", "0.06 to 0.08");
    assertOf64("CPU s of all instances", "7.0 to 11");
  }

  /** 9.83 GB alive are 14.7 of heap and 17.7 with what is beside it: seven on a machine. */
  @Test
  void memoryOrCoresDecideHowManyMachines() throws IOException {
    assertOf64("memory an instance", "18 GB; 2.3");
    assertOf64("cores at one booking", "14 to 23");
    assertOf64("machines, records", "19");
    assertOf64("1,000 dollars a year", "83 to 250");
    String sixteen = MeasuredLines.first(folder, "scale", "machines, records");
    assertTrue(sixteen.contains("| 32 | 19 |"), sixteen);
  }

  @Test
  void aShardAnswersOneAfterAnother() throws IOException {
    assertOf64("that a shard answers, records", "11 to 18");
    assertOf64("extracted by who asks", "0.65 to 8.1");
  }
}
