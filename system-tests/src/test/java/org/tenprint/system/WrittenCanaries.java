package org.tenprint.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tenprint.synthetic.IsoTemplates;
import org.tenprint.testkit.guarantee.History;

/** Names, dates of birth and prints of a run's bookings, looked for in all that was written. */
final class WrittenCanaries {
  private WrittenCanaries() {}

  /**
   * Where they stand.
   *
   * @param folder of a system's data and logs
   */
  static History.Canaries of(Path folder) throws IOException {
    List<String> names = new ArrayList<>(BookingStream.CANARIES);
    List<byte[]> sought = new ArrayList<>();
    names.forEach(canary -> sought.add(canary.getBytes(UTF_8)));
    names.add("a print");
    sought.add(Arrays.copyOfRange(IsoTemplates.of(1, 2), 30, 70));
    // what must be found
    sought.add("-ENROL-000".getBytes(UTF_8));
    List<List<Path>> files = new KeptBytes(folder).with(sought);
    Map<String, List<String>> found = new TreeMap<>();
    for (int i = 0; i < names.size(); i++) {
      found.put(names.get(i), files.get(i).stream().map(Path::toString).toList());
    }
    return new History.Canaries(files.get(names.size()).size(), found);
  }
}
