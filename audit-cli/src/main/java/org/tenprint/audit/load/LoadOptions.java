package org.tenprint.audit.load;

import java.nio.file.Path;
import java.util.List;
import org.tenprint.audit.option.LocalFolder;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every load of lines is told. */
final class LoadOptions {
  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Files of JSON objects, one a line, in UTF-8.")
  List<Path> files;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description =
          "Folder in which it stands how far a file is loaded (default: load/ of $TENPRINT_LOCAL,"
              + " else .local/load of the checkout).")
  private Path state;

  @Option(
      names = "--again",
      description = "Load from the first line what was loaded before, or in part.")
  boolean again;

  Path state() {
    return state != null ? state : LocalFolder.path().resolve("load");
  }

  /** Where what is refused of a file goes. */
  static Path refusals(Path file) {
    return file.resolveSibling(file.getFileName() + ".refused.tsv");
  }
}
