package org.tenprint.benchmarks.matching;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.tenprint.benchmarks.report.MatchingReport;
import org.tenprint.benchmarks.run.InputRefused;
import org.tenprint.benchmarks.run.ResultFile;
import org.tenprint.benchmarks.run.RunOptions;
import org.tenprint.formats.image.GreyImage;
import org.tenprint.matching.GallerySize;
import org.tenprint.matching.TwoStageGallery;
import org.tenprint.matching.intake.Print;
import org.tenprint.synthetic.ImpressionQuality;
import org.tenprint.synthetic.MasterFinger;
import org.tenprint.synthetic.SyntheticPerson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench extraction}. */
@Command(
    name = "extraction",
    mixinStandardHelpOptions = true,
    description = {
      "Processor time of an image's bounded extraction, as a booking's is extracted, beside that of"
          + " SourceAFIS's extractor alone on the same pixels, by turns on one thread: images of"
          + " FVC2002 where they lie beside the checkout, and grown ones of 500 × 500 as WSQ; images"
          + " a second on two threads; and how long a booking of ten takes, in turn and two at a"
          + " time. Some 5 minutes on two free cores.",
      "Writes extraction.json."
    })
public final class ExtractionCommand implements Callable<Integer> {
  private static final int SIDE = 500;
  private static final int FIRST_PERSON = 41_000;
  private static final int PRESS = 1;

  @Mixin private RunOptions run;

  @Option(
      names = "--people",
      defaultValue = "4",
      paramLabel = "N",
      description = "Grown, ten fingers each (${DEFAULT-VALUE}).")
  private int people;

  @Option(
      names = "--fvc",
      defaultValue = "1000000",
      paramLabel = "N",
      description = "Images of each FVC2002 set at most; 0: none. By default all.")
  private int most;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      paramLabel = "N",
      description = "That count, after one that does not (${DEFAULT-VALUE}).")
  private int rounds;

  @Override
  public Integer call() throws IOException {
    if (people < 1 || rounds < 1 || most < 0) {
      throw new InputRefused("--people and --rounds are at least 1, --fvc at least 0");
    }
    ResultFile result =
        run.open(
            "extraction.json",
            "images of FVC2002 DB1 to DB3 part B where they are present; fingers grown by synthetic,"
                + " rolled, of 500 × 500 pixels at 500 ppi, as WSQ");
    result.put("engine", TwoStageGallery.empty(GallerySize.of(1)).engineVersion());
    ExtractionComparison comparison = new ExtractionComparison(run.progress(), rounds);
    Map<String, Object> kinds = new LinkedHashMap<>();
    Optional<Path> sets = most > 0 ? RealPrints.folder() : Optional.empty();
    if (sets.isPresent()) {
      for (Path set : inside(sets.get(), Files::isDirectory)) {
        String name = "FVC2002 " + set.getFileName();
        kinds.put(name, comparison.measure(name, images(set)));
        result.put("kinds", kinds);
      }
    }
    List<ExtractedImage> grown = grown();
    kinds.put("grown", comparison.measure("grown", grown));
    result.put("kinds", kinds);
    result.put("booking", new BookedExtraction(run.progress(), bookings(grown)).measure(rounds));
    MatchingReport.write(run);
    return 0;
  }

  private interface Wanted {
    boolean is(Path file) throws IOException;
  }

  private static List<Path> inside(Path folder, Wanted wanted) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        if (wanted.is(file)) {
          found.add(file);
        }
      }
    }
    return found;
  }

  private List<ExtractedImage> images(Path set) throws IOException {
    List<ExtractedImage> images = new ArrayList<>();
    for (Path file : inside(set, file -> Files.isRegularFile(file) && FvcSet.isImpression(file))) {
      if (images.size() < most && FvcPrint.kind(file) == FvcSet.Kind.IMAGES) {
        images.add(ExtractedImage.of(FvcPrint.image(file, MasterFinger.PPI)));
      }
    }
    return images;
  }

  private List<ExtractedImage> grown() {
    ExtractedImage[] images = new ExtractedImage[people * SyntheticPerson.FINGERS];
    Workers.each(
        run.progress(),
        "growing fingers",
        images.length,
        i -> {
          SyntheticPerson person =
              SyntheticPerson.of(
                  FIRST_PERSON + i / SyntheticPerson.FINGERS, MasterFinger.Size.ROLLED);
          GreyImage image =
              person.impression(
                  1 + i % SyntheticPerson.FINGERS, PRESS, ImpressionQuality.BOOKING, SIDE, SIDE);
          images[i] = ExtractedImage.wsq(image);
        });
    return Arrays.asList(images);
  }

  /** Ten fingers each. */
  private static List<List<Print>> bookings(List<ExtractedImage> images) {
    List<List<Print>> bookings = new ArrayList<>();
    for (int i = 0; i < images.size(); i += SyntheticPerson.FINGERS) {
      bookings.add(
          images.subList(i, i + SyntheticPerson.FINGERS).stream()
              .map(ExtractedImage::print)
              .toList());
    }
    return bookings;
  }
}
