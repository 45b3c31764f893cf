package org.tenprint.audit.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tenprint.policy.law.Instrument;
import org.tenprint.scenarios.text.UnreadableText;

/**
 * What a file proposes, taken one instrument after another: what is refused stands in a file beside
 * it, and the rest goes on.
 *
 * @param path of the file
 * @param instruments in their order; empty where the file is refused as a whole
 * @param refusal why it is
 */
record ProposedFile(Path path, List<Instrument> instruments, Optional<String> refusal) {
  /** What is done with one instrument. */
  interface Step {
    /**
     * @return whether it was done; false if it was done before
     * @throws RefusedLine if it is refused
     */
    boolean take(Instrument one) throws RefusedLine, IOException;
  }

  static ProposedFile read(Path path, InstrumentOptions options) throws IOException {
    try {
      return new ProposedFile(path, options.read(path), Optional.empty());
    } catch (UnreadableText e) {
      return new ProposedFile(path, List.of(), Optional.of(e.getMessage()));
    }
  }

  /** Whether the file is refused as a whole, which is said then. */
  boolean isRefused(PrintWriter out) {
    refusal.ifPresent(why -> out.println(path + ": refused as a whole: " + why));
    return refusal.isPresent();
  }

  /**
   * Takes each, and says what came of them.
   *
   * @param done what a step does, and {@code before} what was done already: words of the sentence
   * @return whether none was refused
   */
  boolean each(Step step, String done, String before, PrintWriter out, PrintWriter progress)
      throws IOException {
    int taken = 0;
    int passed = 0;
    try (RefusalFile refusals = new RefusalFile(LoadOptions.refusals(path))) {
      for (int i = 0; i < instruments.size(); i++) {
        try {
          if (step.take(instruments.get(i))) {
            taken++;
          } else {
            passed++;
          }
        } catch (RefusedLine refused) {
          refusals.refuse(i + 1L, refused);
        }
        refusals.flush();
        progress.println("  %s: %d of %d".formatted(path.getFileName(), i + 1, instruments.size()));
      }
      String line =
          "%s: %d %s, %d %s, %d refused"
              .formatted(path, taken, done, passed, before, refusals.refused());
      out.println(refusals.refused() == 0 ? line : line + "; see " + refusals.path());
      return refusals.refused() == 0;
    }
  }
}
