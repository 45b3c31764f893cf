package org.tenprint.audit.policy;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tenprint.scenarios.place.ReferenceLookup;
import org.tenprint.scenarios.text.Printable;
import org.tenprint.scenarios.text.UnreadableText;
import picocli.CommandLine.Option;

/** Where baselines and reference data are. */
final class FolderOptions {
  @Option(
      names = "--baselines",
      paramLabel = "DIR",
      description = "Folder of the baselines (default: baselines/ beside each file, or around it).")
  private Path baselines;

  @Option(
      names = "--reference",
      paramLabel = "DIR",
      defaultValue = "${env:TENPRINT_REFERENCE_DIR}",
      description =
          "Agencies, counties, offence codes (default: $TENPRINT_REFERENCE_DIR, as the services'; else data/reference or shared/data/reference in a"
              + " folder around the file, the baselines or this one; else the shipped sample).")
  private Path reference;

  Optional<Path> baselines() {
    return Optional.ofNullable(baselines);
  }

  Optional<Path> reference() {
    return Optional.ofNullable(reference).filter(folder -> !folder.toString().isBlank());
  }

  /**
   * Which reference data these files are read with, a line for each set: another than a service's
   * gives another answer.
   *
   * @throws UnreadableText if it cannot be read
   */
  Set<String> said(List<Path> files) throws UnreadableText {
    ReferenceLookup lookup = new ReferenceLookup(baselines(), reference());
    Set<String> lines = new LinkedHashSet<>();
    for (Path file : files) {
      String where = lookup.folder(file).map(Path::toString).orElse("the shipped sample");
      lines.add(
          Printable.of(
              "reference data: %s, version %s".formatted(where, lookup.of(file).version())));
    }
    return lines;
  }
}
