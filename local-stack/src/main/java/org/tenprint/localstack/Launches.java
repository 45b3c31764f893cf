package org.tenprint.localstack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The command lines and environments of a stack's child processes. */
final class Launches {

  static final String KAFKA = "kafka";
  static final String POSTGRES = "postgres";

  private static final List<String> SMALL =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

  /** The second compiler for what runs ten times as often as it would usually wait for. */
  private static final List<String> RARE_SECOND_COMPILER =
      List.of(
          "-XX:Tier4InvocationThreshold=50000",
          "-XX:Tier4MinInvocationThreshold=6000",
          "-XX:Tier4CompileThreshold=150000",
          "-XX:Tier4BackEdgeThreshold=400000");

  /** A service without memory ends, and what it throws always says where. */
  private static final List<String> FAIL_CLOSED =
      List.of("-XX:+ExitOnOutOfMemoryError", "-XX:-OmitStackTraceInFastThrow");

  private final Layout layout;
  private final Ports ports;
  private final Optional<Path> reference;
  private final Optional<Cluster> cluster;
  private final Identities identities;
  private final Stay stay;

  /**
   * @param identities who each child is
   * @param stay for how long it is to run
   */
  Launches(RunningStack.Plan plan, Identities identities, Stay stay) {
    this.layout = plan.layout();
    this.ports = plan.ports();
    this.reference = plan.reference();
    this.cluster = plan.cluster();
    this.identities = identities;
    this.stay = stay;
  }

  /** The broker, or each of them. */
  List<ChildProcess.Launch> kafka() {
    return cluster
        .map(
            all ->
                IntStream.range(0, all.nodes().size())
                    .mapToObj(
                        i ->
                            kafka(
                                Cluster.process(i), all.nodes().get(i).client(), all.arguments(i)))
                    .toList())
        .orElseGet(() -> List.of(kafka(KAFKA, ports.kafka(), List.of())));
  }

  private ChildProcess.Launch kafka(String name, int port, List<String> more) {
    List<String> command = new ArrayList<>(List.of(Layout.java(), "-Xmx256m"));
    command.addAll(List.of("-XX:+UseSerialGC", "-Xshare:auto", Layout.UNSTRETCHED));
    // the processor's AES instructions are the second compiler's alone: reads behind TLS are four
    // times as fast with it, which pays where much is read
    command.addAll(stay == Stay.BRIEFLY ? Stay.FIRST_COMPILER : RARE_SECOND_COMPILER);
    // one that does not fit is left out by the JVM, which says so beside the broker's own words
    layout
        .brokerArchive()
        .ifPresent(
            archive ->
                command.addAll(
                    List.of(
                        "-XX:SharedArchiveFile=" + archive,
                        "-Xlog:disable",
                        "-Xlog:all=warning:stderr")));
    command.addAll(List.of("-cp", layout.classPath("embedded-broker")));
    command.add("org.tenprint.broker.BrokerMain");
    command.addAll(List.of("--data", layout.data(name).toString()));
    command.addAll(List.of("--port", String.valueOf(port)));
    command.addAll(List.of("--identity", identities.broker().toString()));
    if (cluster.isEmpty()) {
      command.addAll(List.of("--peers", identities.peers().toString()));
    }
    command.addAll(more);
    return launch(name, command, Map.of());
  }

  ChildProcess.Launch postgres() {
    List<String> command = new ArrayList<>(List.of(Layout.java(), "-Xmx160m"));
    command.addAll(SMALL);
    command.addAll(List.of("-cp", layout.classPath("local-stack")));
    command.add(PostgresMain.class.getName());
    command.add(layout.data(POSTGRES).toString());
    command.add(String.valueOf(ports.postgres()));
    command.add(layout.secrets().toString());
    return launch(POSTGRES, command, Map.of());
  }

  ChildProcess.Launch service(Service service) {
    String name = service.module();
    List<String> command =
        new ArrayList<>(List.of(Layout.java(), "-XX:+UseSerialGC", Layout.UNSTRETCHED));
    command.addAll(FAIL_CLOSED);
    command.addAll(service.flags(stay));
    command.add("-javaagent:" + layout.moduleJar("local-stack"));
    command.addAll(List.of("-jar", layout.runner(service).toString()));
    return new ChildProcess.Launch(
        name, command, environment(service), layout.data(name), layout.output(name));
  }

  /** Variables of a service, beside those that are inherited. */
  Map<String, String> environment(Service service) {
    Map<String, String> environment = new HashMap<>();
    environment.put("KAFKA_BOOTSTRAP_SERVERS", identities.bootstrapServers());
    environment.putAll(identities.environment(service));
    environment.put("QUARKUS_HTTP_HOST", Ports.HOST);
    environment.put("QUARKUS_HTTP_SSL_PORT", String.valueOf(ports.of(service)));
    environment.put("QUARKUS_MANAGEMENT_HOST", Ports.HOST);
    environment.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(ports.management().get(service)));
    // a file that begins anew when it is long, instead of an output that only grows
    environment.put("QUARKUS_LOG_CONSOLE_ENABLED", "false");
    environment.put("QUARKUS_LOG_FILE_ENABLED", "true");
    environment.put("QUARKUS_LOG_FILE_PATH", layout.log(service.module()).toString());
    environment.put("TENPRINT_STATE_DIR", layout.data(service.module()) + "/streams");
    environment.put("TENPRINT_VAULT_FOLDER", layout.keys().toString());
    environment.put("TENPRINT_VAULT_KEY_ENCRYPTION", layout.keyEncryption().toString());
    reference.ifPresent(folder -> environment.put("TENPRINT_REFERENCE_DIR", folder.toString()));
    if (service == Service.NOTIFICATION && cluster.isPresent()) {
      environment.put("TENPRINT_TOPIC_REPLICATION", String.valueOf(cluster.get().nodes().size()));
    }
    if (service == Service.IMMIGRATION) {
      environment.put("QUARKUS_DATASOURCE_JDBC_URL", PostgresMain.jdbcUrl(ports.postgres()));
      // user and password: an environment can be read by whoever runs as the same user, and is
      // dumped
      Path settings = new DatabaseSecrets(layout.secrets()).serviceFile();
      environment.put("SMALLRYE_CONFIG_LOCATIONS", settings.toUri().toString());
    }
    return environment;
  }

  private ChildProcess.Launch launch(
      String name, List<String> command, Map<String, String> environment) {
    return new ChildProcess.Launch(name, command, environment, layout.data(name), layout.log(name));
  }
}
