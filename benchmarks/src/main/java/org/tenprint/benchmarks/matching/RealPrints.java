package org.tenprint.benchmarks.matching;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.tenprint.benchmarks.run.InputRefused;
import org.tenprint.benchmarks.run.Progress;
import org.tenprint.matching.prints.FingerTemplate;

/**
 * FVC2002 sets DB1 to DB3 part B (ten fingers, eight impressions each) where a folder {@code
 * shared/data/prints} lies beside the checkout or one of its parents: the minutiae records of 30
 * fingers.
 */
final class RealPrints {
  static final int SETS = 3;
  static final int FINGERS = 10;
  static final int IMPRESSIONS = 8;

  /** As many as fingers: each can stand once at each position. */
  static final int PEOPLE = SETS * FINGERS;

  private static final int PPI = 500;

  private final PrintTable prints;

  private RealPrints(PrintTable prints) {
    this.prints = prints;
  }

  /** The folder of the sets, where it is present. */
  static Optional<Path> folder() {
    Path folder = Path.of(System.getProperty("tenprint.root", ".")).toAbsolutePath().normalize();
    while (folder != null && !Files.isDirectory(folder.resolve("shared/data/prints/fvc2002"))) {
      folder = folder.getParent();
    }
    return Optional.ofNullable(folder).map(f -> f.resolve("shared/data/prints/fvc2002"));
  }

  /** The prints, where they are present. */
  static Optional<RealPrints> find() throws IOException {
    Optional<Path> folder = folder();
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    Progress progress = new Progress(new PrintWriter(System.err), System::nanoTime);
    List<PrintTable> sets = new ArrayList<>();
    for (FvcSet set : FvcSet.read(folder.get(), EnumSet.of(FvcSet.Kind.MINUTIAE), PPI, progress)) {
      sets.add(set.prints());
    }
    PrintTable pooled = PrintTable.pooled(sets);
    if (pooled.fingers() != PEOPLE || pooled.failuresToEnrol() > 0) {
      throw new InputRefused(folder.get() + " holds other prints than FVC2002 DB1 to DB3 part B");
    }
    return Optional.of(new RealPrints(pooled));
  }

  PrintTable prints() {
    return prints;
  }

  /** An impression of a finger, 0 to 29. */
  FingerTemplate finger(int finger, int impression) {
    return prints.finger(finger, impression).orElseThrow();
  }
}
