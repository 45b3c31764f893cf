package org.tenprint.localstack.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.Uuid;
import org.tenprint.localstack.Cluster;
import org.tenprint.localstack.Layout;
import org.tenprint.localstack.Ports;
import org.tenprint.localstack.RunningStack;
import org.tenprint.localstack.Service;
import org.tenprint.localstack.StackAddress;
import org.tenprint.localstack.StackException;
import org.tenprint.reference.ReferenceDataException;
import org.tenprint.reference.UsedReference;
import picocli.CommandLine.Option;

/** Where a stack lies and listens; shared by the verbs. */
final class StackOptions {

  private static final String USUAL = ".local";

  @Option(
      names = "--root",
      hidden = true,
      defaultValue = "${sys:tenprint.root:-.}",
      description = "checkout with the built modules")
  Path root;

  @Option(
      names = "--local",
      paramLabel = "DIR",
      defaultValue = "${env:TENPRINT_LOCAL:-" + USUAL + "}",
      description = "folder of data and logs, relative to the checkout (default: .local)")
  Path local;

  @Option(
      names = "--reference",
      paramLabel = "DIR",
      description =
          "folder of agencies.csv, county-field-office.csv, offence-levels.csv and, where there are"
              + " such, offence-schemes.csv, adult-ages.csv, holidays.csv and time-zones.csv"
              + " (default: TENPRINT_REFERENCE_DIR, else what ./tenprint load reference has loaded,"
              + " else the shipped sample; a stack that was started with another is refused)",
      defaultValue = "${env:TENPRINT_REFERENCE_DIR}")
  Path reference;

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      defaultValue = "${env:TENPRINT_KAFKA_PORT:-19092}",
      description = "TENPRINT_KAFKA_PORT (now: ${DEFAULT-VALUE})")
  int kafka;

  @Option(
      names = "--postgres-port",
      paramLabel = "PORT",
      defaultValue = "${env:TENPRINT_POSTGRES_PORT:-15432}",
      description = "TENPRINT_POSTGRES_PORT (now: ${DEFAULT-VALUE})")
  int postgres;

  @Option(
      names = "--booking-port",
      paramLabel = "PORT",
      defaultValue = "${env:TENPRINT_BOOKING_PORT:-18081}",
      description = "TENPRINT_BOOKING_PORT (now: ${DEFAULT-VALUE})")
  int booking;

  @Option(
      names = "--biometric-port",
      paramLabel = "PORT",
      defaultValue = "${env:TENPRINT_BIOMETRIC_PORT:-18082}",
      description = "TENPRINT_BIOMETRIC_PORT (now: ${DEFAULT-VALUE})")
  int biometric;

  @Option(
      names = "--immigration-port",
      paramLabel = "PORT",
      defaultValue = "${env:TENPRINT_IMMIGRATION_PORT:-18083}",
      description = "TENPRINT_IMMIGRATION_PORT (now: ${DEFAULT-VALUE})")
  int immigration;

  @Option(
      names = "--notification-port",
      paramLabel = "PORT",
      defaultValue = "${env:TENPRINT_NOTIFICATION_PORT:-18084}",
      description = "TENPRINT_NOTIFICATION_PORT (now: ${DEFAULT-VALUE})")
  int notification;

  @Option(
      names = "--management-port",
      paramLabel = "PORT",
      defaultValue = "${env:TENPRINT_MANAGEMENT_PORT:-19181}",
      description =
          "first of four, for the services' health and metrics: TENPRINT_MANAGEMENT_PORT"
              + " (now: ${DEFAULT-VALUE})")
  int management;

  @Option(
      names = "--without",
      paramLabel = "SERVICE",
      description = "leave this one out, to run it from elsewhere: ${COMPLETION-CANDIDATES}")
  Set<Service> without = EnumSet.noneOf(Service.class);

  @Option(
      names = "--brokers",
      hidden = true,
      paramLabel = "COUNT",
      defaultValue = "1",
      description = "1, or 3 that are a quorum too, for what is measured: each start has new ports")
  int brokers;

  Layout layout() {
    return new Layout(root, root.resolve(local));
  }

  /** Whether somebody named a folder, here or in the environment. */
  boolean folderStated() {
    return !local.equals(Path.of(USUAL));
  }

  /** Where a stack with these options listens. */
  StackAddress address() {
    return new StackAddress(ports(), services());
  }

  Ports ports() {
    Map<Service, Integer> services = new EnumMap<>(Service.class);
    services.put(Service.BOOKING, booking);
    services.put(Service.BIOMETRIC, biometric);
    services.put(Service.IMMIGRATION, immigration);
    services.put(Service.NOTIFICATION, notification);
    return new Ports(kafka, postgres, services, Ports.managementFrom(management));
  }

  /**
   * The stack of these options.
   *
   * @throws StackException where no reference data are named, and other than what is then taken
   *     were when it was last started
   */
  RunningStack.Plan plan() {
    Optional<Path> folder =
        (reference == null ? unnamedReference() : Optional.of(reference)).map(Path::toAbsolutePath);
    return new RunningStack.Plan(layout(), ports(), folder, services(), cluster());
  }

  private Optional<Path> unnamedReference() {
    try {
      return UsedReference.unnamed(layout().local());
    } catch (ReferenceDataException e) {
      throw new StackException(e.getMessage(), e);
    }
  }

  private Optional<Cluster> cluster() {
    return switch (brokers) {
      case 1 -> Optional.empty();
      case 3 -> Optional.of(Cluster.free(Uuid.randomUuid().toString(), ports()));
      default -> throw new StackException("--brokers is 1 or 3");
    };
  }

  /** The services that run, in their order. */
  List<Service> services() {
    return Arrays.stream(Service.values()).filter(service -> !without.contains(service)).toList();
  }

  /** The command line that starts a stack like this one in the foreground. */
  List<String> upArguments() {
    List<String> arguments = new ArrayList<>(List.of("up", "--root", layout().root().toString()));
    arguments.addAll(List.of("--local", layout().local().toString()));
    if (reference != null) {
      arguments.addAll(List.of("--reference", reference.toAbsolutePath().toString()));
    }
    Map.of(
            "--kafka-port", kafka,
            "--postgres-port", postgres,
            "--booking-port", booking,
            "--biometric-port", biometric,
            "--immigration-port", immigration,
            "--notification-port", notification,
            "--management-port", management,
            "--brokers", brokers)
        .forEach((option, number) -> arguments.addAll(List.of(option, String.valueOf(number))));
    without.forEach(service -> arguments.addAll(List.of("--without", service.name())));
    return arguments;
  }
}
