package org.tenprint.benchmarks.matching;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.tenprint.benchmarks.report.MatchingReport;
import org.tenprint.benchmarks.run.InputRefused;
import org.tenprint.benchmarks.run.RunOptions;
import org.tenprint.formats.Limits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench fvc-accuracy}. */
@Command(
    name = "fvc-accuracy",
    mixinStandardHelpOptions = true,
    description = {
      "Accuracy on sets as the fingerprint verification competitions distribute them: folders of"
          + " files FINGER_IMPRESSION.EXTENSION, every impression of every finger; TIFF, PNG, BMP,"
          + " JPEG, GIF or WSQ images, or ISO 19794-2 and ANSI 378 minutiae records. A folder with"
          + " both counts as two sets.",
      "EER, FMR100, FMR1000, ZeroFMR and rank-1 by the competitions' protocol for each set; the"
          + " same for 2, 4 and 10 fingers of all sets fused; rank-1 and TPIR at FPIR 0.1 %% in a"
          + " gallery padded with synthetic people. A print without ridges or with too few"
          + " minutiae counts as a failure to enrol.",
      "Writes matching-fvc.json; about 5 minutes for three sets of 80 impressions in both kinds."
    })
public final class FvcAccuracyCommand implements Callable<Integer> {

  @Mixin private RunOptions run;

  @Option(
      names = "--sets",
      arity = "1..*",
      paramLabel = "DIR",
      description =
          "Folders of sets, or folders of such folders; by default shared/data/prints/fvc2002"
              + " beside the checkout.")
  private List<Path> folders = new ArrayList<>();

  @Option(
      names = "--ppi",
      defaultValue = "500",
      paramLabel = "N",
      description = "Pixels an inch of the images (${DEFAULT-VALUE}).")
  private int ppi;

  @Option(
      names = "--kinds",
      split = ",",
      defaultValue = "images,minutiae",
      paramLabel = "KIND",
      description = "What is read of a folder: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private Set<FvcSet.Kind> kinds;

  @Option(
      names = "--strangers",
      defaultValue = "1000",
      paramLabel = "N",
      description = "Non-mated searches a row, one to many (${DEFAULT-VALUE}).")
  private int strangers;

  @Option(
      names = "--padding",
      defaultValue = "10000",
      paramLabel = "N",
      description =
          "Synthetic people in the gallery of the search one to many; 0: none is made"
              + " (${DEFAULT-VALUE}).")
  private int padding;

  @Override
  public Integer call() throws Exception {
    if (ppi < Limits.MIN_PPI || ppi > Limits.MAX_PPI || padding < 0) {
      throw new InputRefused("--ppi is 300 to 1200, --padding at least 0");
    }
    List<FvcSet> sets = new ArrayList<>();
    for (Path folder : folders.isEmpty() ? List.of(ownSets()) : folders) {
      sets.addAll(FvcSet.read(folder, kinds, ppi, run.progress()));
    }
    String data =
        sets.stream()
            .map(set -> set.name() + " (" + set.kind() + ")")
            .collect(Collectors.joining(", ", "fingers and impressions of ", ""));
    new FvcAccuracy(
            run.open("matching-fvc.json", data),
            new FvcAccuracy.Padding(padding, strangers),
            run.progress())
        .run(sets);
    MatchingReport.write(run);
    return 0;
  }

  private static Path ownSets() {
    return RealPrints.folder()
        .orElseThrow(() -> new InputRefused("no shared/data/prints/fvc2002: name --sets DIR"));
  }
}
