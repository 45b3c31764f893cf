package org.tenprint.events;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/** The copies of released schemas: a folder for each version, a file for each schema. */
final class ReleasedSchemas {
  private ReleasedSchemas() {}

  /**
   * Adds the schemas of now that have no copy yet: to the newest version where it has no file of
   * that name, and else to one that begins. No file is written again: it is what was released.
   *
   * @param folder of the versions
   */
  static void addTo(Path folder) throws IOException {
    Set<Long> released = new HashSet<>();
    int newest = 1;
    for (Path file : files(folder)) {
      released.add(fingerprint(new Schema.Parser().parse(Files.readString(file))));
      newest = Math.max(newest, version(file.getParent()));
    }
    List<Schema> absent = new ArrayList<>();
    for (TopicSpec topic : TopicCatalogue.ALL) {
      if (released.add(fingerprint(topic.schema()))) {
        absent.add(topic.schema());
      }
    }
    int last = newest;
    boolean taken = absent.stream().anyMatch(schema -> Files.exists(file(folder, last, schema)));
    for (Schema schema : absent) {
      Path file = file(folder, taken ? newest + 1 : newest, schema);
      Files.createDirectories(file.getParent());
      Files.writeString(file, schema.toString(true) + "\n", StandardOpenOption.CREATE_NEW);
    }
  }

  /** Every copy, in the order of their paths. */
  static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".avsc")).sorted().toList();
    }
  }

  private static Path file(Path folder, int version, Schema schema) {
    return folder.resolve("v" + version).resolve(schema.getFullName() + ".avsc");
  }

  private static int version(Path folder) {
    return Integer.parseInt(folder.getFileName().toString().substring(1));
  }

  private static long fingerprint(Schema schema) {
    return SchemaNormalization.parsingFingerprint64(schema);
  }
}
