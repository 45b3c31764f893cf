package org.tenprint.audit.access;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.tenprint.access.ClusterAccess;
import org.tenprint.access.credential.Credential;
import org.tenprint.access.credential.CredentialStore;
import org.tenprint.audit.answer.ExitCodes;
import org.tenprint.audit.option.ConnectionOptions;
import org.tenprint.events.Principal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code credentials revoke}: takes everything from its holder, on the cluster and here. */
@Command(
    name = "revoke",
    mixinStandardHelpOptions = true,
    description = "Revoke a credential: the brokers refuse its holder from the next request on.",
    exitCodeList = {
      "0:it is revoked, on the cluster too",
      "1:there is none here",
      "2:the cluster does not answer: it is revoked here, run it again. Or nothing was done, as the"
          + " line on standard error says: it is a broker's or the deployment's"
    })
final class CredentialsRevokeCommand implements Callable<Integer> {
  private static final String SUPERUSER =
      "%s is a superuser by the brokers' settings, and would be one until its certificate ends:"
          + " nothing was done. After a theft, another authority ends it: stop everything, delete"
          + " ca/ in the credentials' folder, start, and issue every credential anew"
          + " (docs/security.md, Keys)";

  private static final String ELSEWHERE =
      "; what it was issued that is not known here, as after a restore, is revoked by --issued";
  private static final int MOST = 1000;

  @Spec private CommandSpec spec;
  @Mixin private ConnectionOptions connection = new ConnectionOptions("deployment:tenprint");

  @Parameters(paramLabel = "PRINCIPAL", description = "Such as agency:MA0130100.")
  private String principal;

  @Option(
      names = "--issued",
      paramLabel = "COUNT",
      description =
          "how many it was issued, where some are not known here, as after a restore: the"
              + " certificate's name ends with ~COUNT, from the second on. All of them are"
              + " revoked.")
  private Integer issued;

  @Override
  public Integer call() throws Exception {
    Principal who = CredentialsIssueCommand.parse(principal);
    if (!CredentialStore.revocable(who)) {
      spec.commandLine().getErr().println(SUPERUSER.formatted(who));
      return ExitCodes.CANNOT_ANSWER;
    }
    CredentialStore store = connection.credentials();
    if (issued != null) {
      List<String> users = users(who);
      store.revokedElsewhere(users);
      return withdraw(users);
    }
    boolean before = store.find(who).map(Credential::revoked).orElse(false);
    Optional<Credential> revoked = store.revoke(who);
    if (revoked.isEmpty()) {
      spec.commandLine().getErr().println(principal + " has no credential here" + ELSEWHERE);
      return ExitCodes.FINDING;
    }
    if (before) {
      spec.commandLine().getErr().println(principal + " was revoked here before" + ELSEWHERE);
    }
    return withdraw(List.of(revoked.get().user()));
  }

  private List<String> users(Principal who) {
    if (issued < 1 || issued > MOST) {
      throw new ParameterException(spec.commandLine(), "--issued is from 1 to " + MOST);
    }
    return Credential.users(who, issued);
  }

  private int withdraw(List<String> users) throws Exception {
    try (Admin admin = connection.admin()) {
      for (String user : users) {
        int grants = new ClusterAccess(admin).withdraw(user);
        spec.commandLine()
            .getOut()
            .printf("User:%s has nothing any more; it had %d grants%n", user, grants);
      }
    }
    return ExitCodes.OK;
  }
}
