package org.tenprint.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.tenprint.audit.answer.ExitCodes;
import org.tenprint.audit.answer.Failure;
import org.tenprint.audit.log.EventLog;
import org.tenprint.audit.option.ConnectionOptions;
import org.tenprint.audit.option.PurposeOptions;
import org.tenprint.audit.prints.ComparedCard;
import org.tenprint.audit.prints.FingerSheet;
import org.tenprint.audit.prints.NotDrawn;
import org.tenprint.audit.prints.PairPicture;
import org.tenprint.audit.prints.PrintsReader;
import org.tenprint.audit.prints.ScoreWords;
import org.tenprint.audit.render.OutputFormat;
import org.tenprint.audit.render.Row;
import org.tenprint.audit.render.Rows;
import org.tenprint.audit.replay.OwnersFiles;
import org.tenprint.messaging.Accessed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code audit prints}: how a booking's prints were found alike to the candidate's. */
@Command(
    name = "prints",
    mixinStandardHelpOptions = true,
    description = {
      "Draw each finger of a booking beside the candidate's, with paired minutiae joined, and say"
          + " what its score means. For auditors with biometrics.",
      "Read from the broker alone, never from a copy: who was forgotten since is not drawn."
    },
    exitCodeList = {
      "0:the pictures",
      "1:there is nothing to draw, or the booking was expunged",
      "2:it could not be read, or is not yours to read"
    })
final class PrintsCommand implements Callable<Integer> {
  private static final String VERB = "audit prints";

  @Spec private CommandSpec spec;

  @Mixin
  private BrokerOptions broker =
      new BrokerOptions(new ConnectionOptions("biometric-auditor:local"));

  @Mixin private PurposeOptions purpose;

  @Parameters(index = "0", paramLabel = "BOOKING", description = "The booking's id.")
  private String booking;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder for the pictures, an SVG a finger; new or empty.")
  private Path out;

  @Option(names = "--output", defaultValue = "table", description = "${COMPLETION-CANDIDATES}.")
  private OutputFormat output;

  @Override
  public Integer call() {
    UUID id = ShowCommand.id(booking);
    PrintWriter err = spec.commandLine().getErr();
    broker.check();
    requireNewFolder();
    try (EventLog log = broker.log()) {
      ComparedCard card =
          new PrintsReader(log, broker.events(), this::record, err::println).read(id);
      write(card.sheets());
      new Rows(spec.commandLine().getOut(), output)
          .print(card.sheets().stream().map(PrintsCommand::row).toList());
      ScoreWords.of(card.found()).forEach(err::println);
      return ExitCodes.OK;
    } catch (NotDrawn nothing) {
      err.println(nothing.getMessage());
      return ExitCodes.FINDING;
    }
  }

  /** Before anything is read, and recorded as read. */
  private void requireNewFolder() {
    try {
      OwnersFiles.requireEmpty(out);
    } catch (IOException e) {
      throw new Failure(out + " cannot be read: " + e.getMessage(), e);
    }
  }

  private void record(List<UUID> bookings) {
    broker.record(
        new SourceOptions.Reading(VERB, new Accessed.OfBookings(bookings), purpose.purpose()));
  }

  private void write(List<FingerSheet> sheets) {
    try {
      OwnersFiles.createFolder(out);
      for (FingerSheet sheet : sheets) {
        try (OutputStream picture = OwnersFiles.create(out.resolve(sheet.fileName()))) {
          picture.write(PairPicture.of(sheet));
        }
      }
    } catch (IOException e) {
      throw new Failure(out + " cannot be written: " + e.getMessage(), e);
    }
  }

  private static Row row(FingerSheet sheet) {
    return Row.of("finger", sheet.name())
        .and("says", sheet.verdict())
        .and("score", sheet.score())
        .and("pairs", sheet.pairs().size())
        .and("file", sheet.fileName())
        .and("means", (sheet.meaning() + " " + sheet.again()).strip())
        .and("quality", sheet.quality());
  }
}
