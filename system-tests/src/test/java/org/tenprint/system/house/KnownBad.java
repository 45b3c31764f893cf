package org.tenprint.system.house;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.artifact.versioning.DefaultArtifactVersion;
import org.apache.maven.artifact.versioning.InvalidVersionSpecificationException;
import org.apache.maven.artifact.versioning.VersionRange;

/** The committed list of versions that must not be shipped. */
final class KnownBad {
  private record Entry(String name, VersionRange range, String advisories) {}

  private final List<Entry> entries = new ArrayList<>();

  /** One entry a line: name, range, advisories, with tabs between; # begins a remark. */
  static KnownBad read(String text) {
    KnownBad list = new KnownBad();
    text.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(line -> list.entries.add(entry(line)));
    return list;
  }

  private static Entry entry(String line) {
    String[] columns = line.split("\t");
    if (columns.length != 3 || columns[2].isBlank()) {
      throw new IllegalArgumentException("name, range and advisories are wanted: " + line);
    }
    try {
      return new Entry(columns[0], VersionRange.createFromVersionSpec(columns[1]), columns[2]);
    } catch (InvalidVersionSpecificationException e) {
      throw new IllegalArgumentException("no range: " + line, e);
    }
  }

  /** What of a bill is on the list: {@code name version: advisories}. */
  List<String> in(BillOfMaterials bill) {
    return bill.components().stream()
        .flatMap(
            component ->
                entries.stream()
                    .filter(entry -> entry.name().equals(component.name()))
                    .filter(
                        entry ->
                            entry
                                .range()
                                .containsVersion(new DefaultArtifactVersion(component.version())))
                    .map(
                        entry ->
                            component.name()
                                + " "
                                + component.version()
                                + ": "
                                + entry.advisories()))
        .toList();
  }
}
