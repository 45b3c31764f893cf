package org.tenprint.audit.policy;

import java.nio.file.Path;
import java.util.Optional;
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
      description =
          "Agencies, counties, offence codes (default: data/reference or shared/data/reference in a"
              + " folder around the file, the baselines or this one; else the shipped sample).")
  private Path reference;

  Optional<Path> baselines() {
    return Optional.ofNullable(baselines);
  }

  Optional<Path> reference() {
    return Optional.ofNullable(reference);
  }
}
