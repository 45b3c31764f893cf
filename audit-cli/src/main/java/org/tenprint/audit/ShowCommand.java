package org.tenprint.audit;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.tenprint.audit.answer.ExitCodes;
import org.tenprint.audit.answer.Failure;
import org.tenprint.audit.log.EventLog;
import org.tenprint.audit.log.Events;
import org.tenprint.audit.option.PurposeOptions;
import org.tenprint.audit.render.OutputFormat;
import org.tenprint.audit.render.Rows;
import org.tenprint.audit.show.BookingFinder;
import org.tenprint.audit.show.BookingFinder.Search;
import org.tenprint.audit.show.BookingFinder.Transaction;
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
      "It is named by ORI and TCN, or by its id.",
      "No print, name or birth date is shown."
    },
    exitCodeList = {
      "0:the story",
      "1:there is no such booking",
      "2:it could not be read, or not all of it"
    })
final class ShowCommand implements Callable<Integer> {
  private static final int LONGEST_TCN = 40;

  @Spec private CommandSpec spec;
  @Mixin private SourceOptions source;
  @Mixin private PurposeOptions purpose;

  @Parameters(
      index = "0",
      paramLabel = "ORI|BOOKING",
      description = "ORI of the booking agency, or the booking's id.")
  private String oriOrId;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "TCN",
      description = "Transaction control number; none beside an id.")
  private String tcn;

  @Option(
      names = "--without-refusals",
      description = "Leave out refused submissions; finding them means to read every receipt.")
  private boolean withoutRefusals;

  @Option(names = "--output", defaultValue = "table", description = "${COMPLETION-CANDIDATES}.")
  private OutputFormat output;

  @Override
  public Integer call() {
    UUID id = tcn == null ? id(oriOrId) : BookingIds.of(ori(oriOrId), tcn(tcn));
    PrintWriter err = spec.commandLine().getErr();
    SourceOptions.Reading reading =
        new SourceOptions.Reading(
            "audit show", new Accessed.OfBookings(List.of(id)), purpose.purpose());
    Events events = source.events();
    try (EventLog log =
        source.open(
            events, reading, where -> err.println(where + " was changed since it was copied"))) {
      Search search =
          tcn == null
              ? new BookingFinder(log, events).find(id)
              : new Search(Optional.of(new Transaction(oriOrId, tcn)), List.of());
      if (!search.unread().isEmpty()) {
        return cannotTell(id, search.unread(), err);
      }
      List<Entry> story =
          search
              .transaction()
              .map(t -> new StoryReader(log, events, err::println).read(t, !withoutRefusals))
              .orElse(List.of());
      if (story.isEmpty()) {
        err.println(
            "no record of " + (tcn == null ? "" : oriOrId + " " + tcn + ", ") + "booking id " + id);
        return ExitCodes.FINDING;
      }
      new Rows(spec.commandLine().getOut(), output).print(story.stream().map(Entry::row).toList());
      return whole(story, err) ? ExitCodes.OK : ExitCodes.CANNOT_ANSWER;
    }
  }

  /** What was not read may be of it: that nothing was found is no answer. */
  private static int cannotTell(UUID id, List<String> unread, PrintWriter err) {
    unread.forEach(err::println);
    err.println(
        "whether there is a booking id %s cannot be told: name the booking by ORI and TCN"
            .formatted(id));
    return ExitCodes.CANNOT_ANSWER;
  }

  /** Says what is lost of the story, and what would help. */
  private static boolean whole(List<Entry> story, PrintWriter err) {
    long lost = story.stream().filter(Entry::lost).count();
    if (lost > 0) {
      err.println(
          "%d of %d records cannot be decoded%s"
              .formatted(
                  lost,
                  story.size(),
                  story.stream().anyMatch(Entry::namesRegistry)
                      ? ": their schemas are named by a registry's ids, state it by --registry"
                      : ""));
    }
    return lost == 0;
  }

  static UUID id(String text) {
    if (!text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
      throw new Failure(
          text + " is no booking's id: name the booking by ORI and TCN, or by its id");
    }
    return UUID.fromString(text);
  }

  private static String ori(String text) {
    if (!text.matches(BookingIds.ORI)) {
      throw new Failure(text + " is no ORI: nine capital letters and digits");
    }
    return text;
  }

  private static String tcn(String text) {
    if (text.isBlank() || text.length() > LONGEST_TCN) {
      throw new Failure("a TCN has 1 to " + LONGEST_TCN + " characters");
    }
    return text;
  }
}
