package org.tenprint.audit.access;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.tenprint.access.credential.PeopleIssuer;
import org.tenprint.audit.answer.ExitCodes;
import org.tenprint.audit.answer.Failure;
import org.tenprint.audit.option.CredentialsFolder;
import org.tenprint.events.PersonRoles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code login}: a person's token, for curl. */
@Command(
    name = "login",
    mixinStandardHelpOptions = true,
    description = {
      "Print a bearer token of a person, from the issuer of this folder of credentials.",
      "Where people have an OpenID provider, get one there."
    })
public final class LoginCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CredentialsFolder folder;

  @Parameters(
      paramLabel = "ROLE",
      arity = "1..*",
      description = "author, approver, reviewer, examiner, custodian, auditor or operator.")
  private List<String> roles;

  @Option(
      names = "--as",
      paramLabel = "NAME",
      description = "Who it is (default: the role). Two names are two people.")
  private String name;

  @Option(names = "--office", paramLabel = "CODE", description = "The field office of the person.")
  private String office;

  @Option(names = "--agency", paramLabel = "ORI", description = "The agency of the person.")
  private String agency;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "60",
      description = "For how long it is good, at most 720 (default: ${DEFAULT-VALUE}).")
  private int minutes;

  @Override
  public Integer call() throws IOException {
    for (String role : roles) {
      if (!PersonRoles.ALL.contains(role)) {
        throw new Failure(
            role
                + ": a role is author, approver, reviewer, examiner, custodian, auditor or operator");
      }
    }
    if (minutes < 1 || minutes > 720) {
      throw new Failure("--minutes: 1 to 720");
    }
    Map<String, String> claims = new TreeMap<>();
    put(claims, "office", office);
    put(claims, "agency", agency);
    PeopleIssuer.Person who = person(claims);
    String token =
        folder
            .store()
            .people()
            .token(who, Duration.ofMinutes(minutes), Clock.systemUTC().instant());
    spec.commandLine().getOut().println(token);
    return ExitCodes.OK;
  }

  private PeopleIssuer.Person person(Map<String, String> claims) {
    try {
      return new PeopleIssuer.Person(name == null ? roles.get(0) : name, roles, claims);
    } catch (IllegalArgumentException e) {
      throw new Failure("--as " + name + ": " + e.getMessage(), e);
    }
  }

  private static void put(Map<String, String> claims, String name, String value) {
    if (value != null) {
      claims.put(name, value);
    }
  }
}
