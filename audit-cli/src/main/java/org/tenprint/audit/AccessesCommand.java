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
import org.tenprint.audit.log.Window;
import org.tenprint.audit.render.OutputFormat;
import org.tenprint.audit.render.Rows;
import org.tenprint.audit.show.AccessReader;
import org.tenprint.audit.show.ReadAccess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code audit accesses}: who was handed what is known of whom. */
@Command(
    name = "accesses",
    mixinStandardHelpOptions = true,
    description = {
      "List who read what is known of people, by which door, what for, and whether it is signed by"
          + " whom it names.",
      "Nothing of the people is shown but their bookings' ids."
    },
    exitCodeList = {
      "0:the list, each access as its writer signed it",
      "1:an access is not its writer's, was written twice, or cannot be read",
      "2:it could not be read"
    })
final class AccessesCommand implements Callable<Integer> {
  private static final String BEGINNING = "1970-01-01T00:00:00Z";
  private static final String END = "9999-12-31T00:00:00Z";

  @Spec private CommandSpec spec;
  @Mixin private SourceOptions source;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "BOOKING",
      description =
          "A booking's id: its accesses, and those to a span of the log, in which it may be.")
  private String booking;

  @Option(
      names = "--from",
      paramLabel = "INSTANT",
      defaultValue = BEGINNING,
      description = "First instant, with offset (default: the beginning).")
  private String from;

  @Option(
      names = "--to",
      paramLabel = "INSTANT",
      defaultValue = END,
      description = "First instant after the window, with offset (default: the end).")
  private String to;

  @Option(names = "--output", defaultValue = "table", description = "${COMPLETION-CANDIDATES}.")
  private OutputFormat output;

  @Override
  public Integer call() {
    Optional<UUID> asked = Optional.ofNullable(booking).map(AccessesCommand::id);
    Window window = Window.parse(from, to);
    PrintWriter err = spec.commandLine().getErr();
    requireHeld(window, err);
    Events events = source.events();
    if (events.signers().isEmpty()) {
      err.println("who wrote an access is not looked at: no public keys (--signers)");
    }
    try (EventLog log =
        source.openAccesses(
            events, where -> err.println(where + " was changed since it was copied"))) {
      List<ReadAccess> found = new AccessReader(log, events).read(asked, window);
      new Rows(spec.commandLine().getOut(), output)
          .print(found.stream().map(ReadAccess::row).toList());
      if (found.isEmpty()) {
        err.println("no access is recorded");
      }
      return found.stream().allMatch(one -> one.finding().isEmpty())
          ? ExitCodes.OK
          : ExitCodes.FINDING;
    }
  }

  /** A bound that was not stated is the copy's own. */
  private void requireHeld(Window window, PrintWriter err) {
    source
        .heldByCopy()
        .ifPresent(
            copy -> {
              Window held = copy.window();
              copy.requireHolds(
                  new Window(
                      from.equals(BEGINNING) ? held.from() : window.from(),
                      to.equals(END) ? held.to() : window.to()));
              err.println("the copy holds %s to %s".formatted(held.from(), held.to()));
            });
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new Failure(text + " is no booking's id; ./tenprint audit show tells it", e);
    }
  }
}
