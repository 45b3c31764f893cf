package org.tenprint.synthetic;

import com.machinezoo.sourceafis.FingerprintTemplate;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import javax.imageio.ImageIO;
import org.tenprint.formats.image.GreyImage;

/**
 * Writes how SourceAFIS scores of synthetic impressions compare with those of FVC2002 DB1_B, DB2_B
 * and DB3_B (30 fingers of 8 impressions). Arguments: the folder that holds {@code DB1_B} and so
 * on, the Markdown file to write, the commit, and a description of the machine.
 */
public final class ScoreComparison {
  private static final int FINGERS = 30;
  private static final int IMPRESSIONS = 8;
  private static final double[] BOUNDS = {0, 5, 10, 20, 30, 40, 60, 80, 120, 160, 200, 300, 400};

  private record Column(String name, Scores scores) {}

  private ScoreComparison() {}

  /** Runs all sets; about two minutes on one core. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 4) {
      throw new IllegalArgumentException("arguments: FVC2002-folder output.md commit machine");
    }
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("FVC2002", real(Path.of(arguments[0]))));
    columns.add(synthetic("BOOKING", ImpressionQuality.BOOKING));
    columns.add(synthetic("UNATTENDED", ImpressionQuality.UNATTENDED));
    columns.add(synthetic("POOR", ImpressionQuality.POOR));
    Path output = Path.of(arguments[1]);
    Files.createDirectories(output.toAbsolutePath().getParent());
    Files.writeString(output, page(columns, arguments[2], arguments[3]));
  }

  private static Scores real(Path folder) {
    List<List<FingerprintTemplate>> fingers = new ArrayList<>();
    for (String set : List.of("DB1_B", "DB2_B", "DB3_B")) {
      for (int finger = 101; finger <= 110; finger++) {
        List<FingerprintTemplate> own = new ArrayList<>();
        for (int press = 1; press <= IMPRESSIONS; press++) {
          own.add(
              Scores.template(tiff(folder.resolve(set).resolve(finger + "_" + press + ".tif"))));
        }
        fingers.add(own);
      }
    }
    return Scores.of(fingers);
  }

  private static Column synthetic(String name, ImpressionQuality quality) {
    List<List<FingerprintTemplate>> fingers = new ArrayList<>();
    for (int finger = 0; finger < FINGERS; finger++) {
      SyntheticPerson person = SyntheticPerson.of(20_000 + finger);
      List<FingerprintTemplate> own = new ArrayList<>();
      for (int press = 0; press < IMPRESSIONS; press++) {
        own.add(Scores.template(person.impression(1 + finger % 10, press, quality)));
      }
      fingers.add(own);
    }
    return new Column(name, Scores.of(fingers));
  }

  private static GreyImage tiff(Path file) {
    try {
      BufferedImage image = ImageIO.read(file.toFile());
      byte[] pixels = new byte[image.getWidth() * image.getHeight()];
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] =
            (byte) image.getRaster().getSample(i % image.getWidth(), i / image.getWidth(), 0);
      }
      return new GreyImage(image.getWidth(), image.getHeight(), pixels, MasterFinger.PPI);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String page(List<Column> columns, String commit, String machine) {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Synthetic prints beside real ones

        SourceAFIS 3.18.1 scores, templates by its own extractor from images at 500 ppi. Each set
        is 30 fingers of 8 impressions: every pair of one finger is genuine (840), every pair of two
        fingers an impostor (27,840). FVC2002 is DB1_B, DB2_B and DB3_B together, which are read
        where they lie and are no part of this project; the synthetic sets are persons 20000 to
        20029, one finger each, full size.

        """);
    page.append("Commit ").append(commit).append("; ").append(machine).append(". Command:\n\n");
    page.append(
        """
        ```
        ./mvnw -q -pl synthetic -am verify -DskipTests -Pcompare-synthetic \\
          -Dfvc2002=<folder of DB1_B, DB2_B, DB3_B> -Dcommit=$(git rev-parse --short HEAD) \\
          -Dmachine='<what it is>'
        ```

        """);
    figures(columns, page);
    histogram("Genuine pairs by score, in percent", columns, true, page);
    histogram("Impostor pairs by score, in percent", columns, false, page);
    page.append(
        """

        What to take from it: UNATTENDED stands for FVC2002's conditions (its parameters were
        chosen so that these genuine scores agree), BOOKING for an attended live-scan. Impostors of synthetic prints reach somewhat higher scores than real ones do, as
        the fingers come from five classes of one model; a threshold that holds on them is a
        cautious one. Nobody's error rates follow from synthetic prints alone.
        """);
    return page.toString();
  }

  private static void figures(List<Column> columns, StringBuilder page) {
    head("figure", columns, page);
    row("genuine, lowest hundredth", columns, s -> Scores.quantile(s.genuine(), 0.01), page);
    row("genuine, lowest tenth", columns, s -> Scores.quantile(s.genuine(), 0.1), page);
    row("genuine, median", columns, s -> Scores.quantile(s.genuine(), 0.5), page);
    row("genuine, highest tenth", columns, s -> Scores.quantile(s.genuine(), 0.9), page);
    row(
        "impostor, mean",
        columns,
        s -> DoubleStream.of(s.impostor()).average().orElseThrow(),
        page);
    row("impostor, 99 %", columns, s -> Scores.quantile(s.impostor(), 0.99), page);
    row("impostor, 99.9 %", columns, s -> Scores.quantile(s.impostor(), 0.999), page);
    row("impostor, highest", columns, s -> s.impostor()[s.impostor().length - 1], page);
    row("EER, %", columns, s -> 100 * s.equalErrorRate(), page);
    row("FNMR at FMR 0.1 %, %", columns, s -> 100 * s.falseNonMatchAt(0.001), page);
  }

  private interface Figure {
    double of(Scores scores);
  }

  private static void head(String first, List<Column> columns, StringBuilder page) {
    page.append("| ").append(first).append(" |");
    columns.forEach(column -> page.append(' ').append(column.name()).append(" |"));
    page.append("\n|---|").append("---|".repeat(columns.size())).append('\n');
  }

  private static void row(String name, List<Column> columns, Figure figure, StringBuilder page) {
    page.append("| ").append(name).append(" |");
    for (Column column : columns) {
      page.append(String.format(Locale.ROOT, " %.1f |", figure.of(column.scores())));
    }
    page.append('\n');
  }

  private static void histogram(
      String title, List<Column> columns, boolean genuine, StringBuilder page) {
    page.append("\n## ").append(title).append("\n\n");
    head("score", columns, page);
    for (int i = 0; i < BOUNDS.length; i++) {
      double from = BOUNDS[i];
      double to = i + 1 < BOUNDS.length ? BOUNDS[i + 1] : Double.MAX_VALUE;
      String name =
          i + 1 < BOUNDS.length ? "%.0f to %.0f".formatted(from, to) : "from %.0f".formatted(from);
      row(
          name,
          columns,
          s -> {
            double[] scores = genuine ? s.genuine() : s.impostor();
            long within = DoubleStream.of(scores).filter(v -> v >= from && v < to).count();
            return 100.0 * within / scores.length;
          },
          page);
    }
  }
}
