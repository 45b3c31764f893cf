package org.tenprint.audit;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.tenprint.audit.answer.ExitCodes;
import org.tenprint.audit.answer.Failure;
import org.tenprint.audit.log.EventLog;
import org.tenprint.audit.log.Events;
import org.tenprint.audit.option.PurposeOptions;
import org.tenprint.audit.render.OutputFormat;
import org.tenprint.audit.render.Rows;
import org.tenprint.audit.show.Entry;
import org.tenprint.audit.show.StoryReader;
import org.tenprint.events.BookingIds;
import org.tenprint.messaging.Accessed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code audit show}: one booking's whole story. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = {
      "Tell one booking's whole story across the topics, in order of recorded time.",
      "No print, name or birth date is shown."
    },
    exitCodeList = {"0:the story", "1:there is no such booking", "2:it could not be read"})
final class ShowCommand implements Callable<Integer> {
  private static final int LONGEST_TCN = 40;

  @Spec private CommandSpec spec;
  @Mixin private SourceOptions source;
  @Mixin private PurposeOptions purpose;

  @Parameters(index = "0", paramLabel = "ORI", description = "ORI of the booking agency.")
  private String ori;

  @Parameters(index = "1", paramLabel = "TCN", description = "Transaction control number.")
  private String tcn;

  @Option(
      names = "--without-refusals",
      description = "Leave out refused submissions; finding them means to read every receipt.")
  private boolean withoutRefusals;

  @Option(names = "--output", defaultValue = "table", description = "${COMPLETION-CANDIDATES}.")
  private OutputFormat output;

  @Override
  public Integer call() {
    if (!ori.matches(BookingIds.ORI)) {
      throw new Failure(ori + " is no ORI: nine capital letters and digits");
    }
    if (tcn.isBlank() || tcn.length() > LONGEST_TCN) {
      throw new Failure("a TCN has 1 to " + LONGEST_TCN + " characters");
    }
    PrintWriter err = spec.commandLine().getErr();
    SourceOptions.Reading reading =
        new SourceOptions.Reading(
            "audit show",
            new Accessed.OfBookings(List.of(BookingIds.of(ori, tcn))),
            purpose.purpose());
    Events events = source.events();
    try (EventLog log =
        source.open(
            events, reading, where -> err.println(where + " was changed since it was copied"))) {
      List<Entry> story =
          new StoryReader(log, events, err::println).read(ori, tcn, !withoutRefusals);
      if (story.isEmpty()) {
        err.println(
            "no record of %s %s, booking id %s".formatted(ori, tcn, BookingIds.of(ori, tcn)));
        return ExitCodes.FINDING;
      }
      new Rows(spec.commandLine().getOut(), output).print(story.stream().map(Entry::row).toList());
      return ExitCodes.OK;
    }
  }
}
