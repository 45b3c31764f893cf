package org.tenprint.localstack.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tenprint.localstack.backup.Restore;
import org.tenprint.localstack.backup.Revoked;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a stack of a backup. */
@Command(
    name = "restore",
    description =
        "Make a stack's folder from a backup, where there is none; start it with up. Exit code 3"
            + " when nothing is restored.",
    mixinStandardHelpOptions = true)
final class OpsRestoreCommand implements Callable<Integer> {

  @Mixin StackOptions options;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DIR",
      description = "what backup wrote to its folder --to")
  Path data;

  @Option(
      names = "--secrets",
      required = true,
      paramLabel = "DIR",
      description = "what the same backup wrote to its folder --secrets")
  Path secrets;

  @ArgGroup(multiplicity = "1")
  Erased erased;

  /** What was forgotten since. */
  static final class Erased {
    @Option(
        names = "--erased",
        paramLabel = "FILE",
        description =
            "the ledger of destroyed keys as it is now (keys/destroyed of the stack that was): who"
                + " was forgotten since stays forgotten")
    Path ledger;

    @Option(
        names = "--nothing-erased",
        description = "no booking was forgotten since; else it would be known again")
    boolean nothing;
  }

  @ArgGroup(multiplicity = "1")
  Ended ended;

  /** What was revoked since. */
  static final class Ended {
    @Option(
        names = "--revoked",
        paramLabel = "DIR",
        description =
            "folder with revoked/ and signers/ as they are now (credentials/ of the stack that"
                + " was): who was revoked since stays revoked, a signing key withdrawn")
    Path credentials;

    @Option(
        names = "--nothing-revoked",
        description =
            "no credential was revoked and no signing key withdrawn since; else it would be good"
                + " again")
    boolean nothing;

    @Option(
        names = "--revocations-unknown",
        description =
            "nobody knows: another authority and other signing keys; every credential that was"
                + " handed out is issued anew")
    boolean unknown;

    Revoked known() {
      if (credentials != null) {
        return Revoked.in(credentials.toAbsolutePath());
      }
      return unknown ? Revoked.UNKNOWN : Revoked.NOTHING;
    }
  }

  @Override
  public Integer call() {
    Restore.Done done =
        new Restore(options.layout())
            .run(
                data.toAbsolutePath(),
                secrets.toAbsolutePath(),
                Optional.ofNullable(erased.ledger).map(Path::toAbsolutePath),
                ended.known());
    System.out.printf(
        "Restored as of %s: %d files, %.1f MB%n", done.asOf(), done.files(), done.bytes() / 1e6);
    System.out.printf("Keys destroyed since, which stay so: %d%n", done.erasedSince());
    System.out.println(
        ended.unknown
            ? "No credential of before counts: issue each anew"
                + " (./tenprint credentials list, credentials issue)"
            : "Credentials and signing keys revoked since, which stay so: " + done.revokedSince());
    System.out.printf(
        """
        Not in it is what came after %s:
          bookings accepted since, and their keys: agencies send them again
          instruments, approvals, verdicts and reports since: people give them again
          credentials issued since: issue them again
          messages sent since: recipients are told again of the same booking, by another message id,
          and what they were sent and have no key of yet nobody opens
        Start it with ./tenprint up
        """,
        done.asOf());
    return 0;
  }
}
