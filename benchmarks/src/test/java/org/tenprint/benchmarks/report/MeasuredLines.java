package org.tenprint.benchmarks.report;

import java.io.IOException;
import java.nio.file.Path;

/** Lines of a block of the page, as the results of a folder have them. */
final class MeasuredLines {
  private MeasuredLines() {}

  /** The first that names a figure. */
  static String first(Path folder, String block, String figure) throws IOException {
    return new MatchingReport(Results.read(folder))
        .fill("<!-- measured: " + block + " -->\n<!-- end -->")
        .lines()
        .filter(line -> line.contains(figure))
        .findFirst()
        .orElseThrow();
  }
}
