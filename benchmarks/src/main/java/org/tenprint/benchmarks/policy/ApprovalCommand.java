package org.tenprint.benchmarks.policy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.tenprint.access.credential.ClientTls;
import org.tenprint.access.credential.CredentialStore;
import org.tenprint.access.credential.PeopleIssuer;
import org.tenprint.benchmarks.run.ResultFile;
import org.tenprint.benchmarks.run.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench approval}. */
@Command(
    name = "approval",
    mixinStandardHelpOptions = true,
    description = {
      "From the acknowledgement of an instrument's second approval to the first disposition that"
          + " names it, on the stack that ./tenprint up keeps running; 2 minutes.",
      "Writes policy-approval.json."
    })
public final class ApprovalCommand implements Callable<Integer> {
  private static final String ORI = "MA0130100";
  private static final int WARM_UP = 5;
  private static final Duration SESSION = Duration.ofHours(1);
  private static final Duration PERIOD = Duration.ofMillis(20);

  @Mixin private RunOptions run;

  @Option(
      names = "--bootstrap-servers",
      defaultValue = "127.0.0.1:${env:TENPRINT_KAFKA_PORT:-19092}",
      description = "Kafka (default: ${DEFAULT-VALUE}).")
  private String kafka;

  @Option(
      names = "--client-config",
      defaultValue = ".local/credentials/deployment/tenprint/client.properties",
      description = "Identity that may write where services write (default: ${DEFAULT-VALUE}).")
  private Path identity;

  @Option(
      names = "--credentials",
      defaultValue = ".local/credentials",
      description = "Folder of the stack's credentials (default: ${DEFAULT-VALUE}).")
  private Path credentials;

  @Option(
      names = "--notification",
      defaultValue = "https://127.0.0.1:${env:TENPRINT_NOTIFICATION_PORT:-18084}",
      description = "notification-service (default: ${DEFAULT-VALUE}).")
  private URI notification;

  @Option(
      names = "--rounds",
      defaultValue = "100",
      description = "How many instruments are approved (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Override
  public Integer call() throws IOException, InterruptedException {
    ResultFile result =
        run.open(
            "policy-approval.json",
            "ordinary matches at one agency, one every " + PERIOD.toMillis() + " ms");
    Map<String, Object> client = client();
    String name = "BENCH-" + Instant.now().getEpochSecond();
    double[] millis = new double[rounds];
    try (StreamOfBookings bookings = new StreamOfBookings(client, ORI, name);
        ApprovalRounds approvals = new ApprovalRounds(client, door(), ORI, name)) {
      bookings.start(PERIOD);
      for (int round = -WARM_UP; round < rounds; round++) {
        double taken = approvals.next();
        if (round >= 0) {
          millis[round] = taken;
        }
      }
    }
    result.put("millis", quantiles(millis));
    run.say(quantiles(millis).toString());
    return 0;
  }

  private ApprovalRounds.Door door() throws IOException {
    CredentialStore store = new CredentialStore(credentials, Clock.systemUTC());
    PeopleIssuer people = store.people();
    HttpClient http =
        HttpClient.newBuilder()
            .sslContext(ClientTls.of(store.folder().resolve("deployment/tenprint/ca.pem")))
            .build();
    return new ApprovalRounds.Door(
        notification,
        http,
        (who, role) ->
            people.token(
                new PeopleIssuer.Person(who, List.of(role), Map.of("jurisdiction", List.of("all"))),
                SESSION,
                Instant.now()));
  }

  private Map<String, Object> client() throws IOException {
    Properties file = new Properties();
    try (var reader = Files.newBufferedReader(identity)) {
      file.load(reader);
    }
    Map<String, Object> client = new LinkedHashMap<>();
    file.forEach((key, value) -> client.put(key.toString(), value));
    client.put("bootstrap.servers", kafka);
    return client;
  }

  private static Map<String, Object> quantiles(double[] millis) {
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    Map<String, Object> quantiles = new LinkedHashMap<>();
    quantiles.put("rounds", sorted.length);
    quantiles.put("least", sorted[0]);
    quantiles.put("median", at(sorted, 0.5));
    quantiles.put("p90", at(sorted, 0.9));
    quantiles.put("p99", at(sorted, 0.99));
    quantiles.put("most", sorted[sorted.length - 1]);
    return quantiles;
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) Math.ceil(sorted.length * share) - 1];
  }
}
