package org.tenprint.localstack.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tenprint.localstack.backup.Backup;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Backs up a stack while it runs. */
@Command(
    name = "backup",
    description =
        "Back up a stack as of one instant: topics, database, snapshots, keys. A stack that runs"
            + " stands still for a moment. Exit code 3 when the backup is not whole.",
    mixinStandardHelpOptions = true)
final class OpsBackupCommand implements Callable<Integer> {

  @Mixin StackOptions options;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DIR",
      description = "new folder for everything but what opens the keys")
  Path data;

  @ArgGroup(multiplicity = "1")
  Secrets secrets;

  /** Where what opens the keys goes. */
  static final class Secrets {
    @Option(
        names = "--secrets",
        paramLabel = "DIR",
        description =
            "new folder, kept apart from the other, for the key-encryption key, the authority and"
                + " credentials; whoever has both folders reads everything and can be anybody")
    Path folder;

    @Option(
        names = "--without-secrets",
        description = "leave them out: a restore needs them, of this same instant")
    boolean none;
  }

  @Override
  public Integer call() {
    Backup.Done done =
        new Backup(options.layout(), Clock.systemUTC())
            .take(
                data.toAbsolutePath(),
                Optional.ofNullable(secrets.folder).map(Path::toAbsolutePath));
    done.still()
        .ifPresentOrElse(
            time -> System.out.printf("The stack stood still for %.1f s%n", time.toMillis() / 1e3),
            () -> System.out.println("No stack ran"));
    System.out.printf(
        "Backed up as of %s: %d files, %.1f MB%n", done.asOf(), done.files(), done.bytes() / 1e6);
    return 0;
  }
}
