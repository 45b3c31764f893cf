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
import org.tenprint.events.AbisScopes;
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
      description = {
        "author, approver, reviewer, examiner, custodian, auditor or operator;",
        "or of a client of the ABIS face a scope, such as abis.identify."
      })
  private List<String> roles;

  @Option(
      names = "--as",
      paramLabel = "NAME",
      description = "Who it is (default: the role). Two names are two people.")
  private String name;

  @Option(
      names = "--office",
      paramLabel = "CODE",
      description = {
        "The field office whose cases a reviewer or examiner works on, such as BOS, or all.",
        "May be repeated."
      })
  private List<String> offices = List.of();

  @Option(
      names = "--jurisdiction",
      paramLabel = "LEVEL:PLACE",
      description = {
        "For whom an author or approver writes: a level and US, a state, a county or an ORI,",
        "such as county:25025 or federal:US, or all. May be repeated."
      })
  private List<String> jurisdictions = List.of();

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "60",
      description = "For how long it is good, at most 720 (default: ${DEFAULT-VALUE}).")
  private int minutes;

  @Override
  public Integer call() throws IOException {
    for (String role : roles) {
      if (!PersonRoles.ALL.contains(role) && !AbisScopes.ALL.contains(role)) {
        throw new Failure(
            role
                + ": a role is author, approver, reviewer, examiner, custodian, auditor or"
                + " operator; a scope of the ABIS face is one of docs/abis.md");
      }
    }
    if (minutes < 1 || minutes > 720) {
      throw new Failure("--minutes: 1 to 720");
    }
    Map<String, List<String>> claims = new TreeMap<>();
    put(claims, "office", offices, List.of(PersonRoles.REVIEWER, PersonRoles.EXAMINER));
    put(claims, "jurisdiction", jurisdictions, List.of(PersonRoles.AUTHOR, PersonRoles.APPROVER));
    PeopleIssuer.Person who = person(claims);
    String token =
        folder
            .store()
            .people()
            .token(who, Duration.ofMinutes(minutes), Clock.systemUTC().instant());
    spec.commandLine().getOut().println(token);
    return ExitCodes.OK;
  }

  private PeopleIssuer.Person person(Map<String, List<String>> claims) {
    try {
      return new PeopleIssuer.Person(name == null ? roles.get(0) : name, roles, claims);
    } catch (IllegalArgumentException e) {
      throw new Failure("--as " + name + ": " + e.getMessage(), e);
    }
  }

  private void put(
      Map<String, List<String>> claims, String name, List<String> stated, List<String> needing) {
    if (!stated.isEmpty()) {
      claims.put(name, stated);
    } else if (roles.stream().anyMatch(needing::contains)) {
      throw new Failure("--" + name + ": " + String.join(" and ", needing) + " need one, or all");
    }
  }
}
