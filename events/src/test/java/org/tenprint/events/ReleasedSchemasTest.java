package org.tenprint.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was released stays as it was released, whoever generates anew. */
class ReleasedSchemasTest {
  @TempDir Path folder;

  /** The first schema of the catalogue as it might have been before. */
  private final Schema now = TopicCatalogue.ALL.get(0).schema();

  @Test
  void aReleasedCopyIsNeverWrittenAgain() throws IOException {
    String before =
        Schema.createRecord(now.getName(), "As before.", now.getNamespace(), false, List.of())
            .toString(true);
    Path released = Files.createDirectories(folder.resolve("v1")).resolve(name());
    Files.writeString(released, before);

    ReleasedSchemas.addTo(folder);

    assertEquals(before, Files.readString(released));
    assertEquals(now, new Schema.Parser().parse(Files.readString(folder.resolve("v2/" + name()))));
  }

  @Test
  void aSchemaThatHasACopyGetsNoOther() throws IOException {
    ReleasedSchemas.addTo(folder);
    List<Path> first = ReleasedSchemas.files(folder);
    ReleasedSchemas.addTo(folder);
    assertEquals(first, ReleasedSchemas.files(folder));
    assertEquals(
        TopicCatalogue.ALL.stream().map(topic -> topic.schema().getFullName()).distinct().count(),
        first.size());
  }

  /** A file of another schema beside it: the newest version is not closed by it. */
  @Test
  void whatIsNewGoesBesideTheNewest() throws IOException {
    ReleasedSchemas.addTo(folder);
    Files.delete(folder.resolve("v1").resolve(name()));
    ReleasedSchemas.addTo(folder);
    assertEquals(now, new Schema.Parser().parse(Files.readString(folder.resolve("v1/" + name()))));
  }

  private String name() {
    return now.getFullName() + ".avsc";
  }
}
