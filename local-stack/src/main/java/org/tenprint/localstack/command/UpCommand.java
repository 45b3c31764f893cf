package org.tenprint.localstack.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.tenprint.localstack.HttpReadiness;
import org.tenprint.localstack.Ports;
import org.tenprint.localstack.PostgresMain;
import org.tenprint.localstack.RunningStack;
import org.tenprint.localstack.Service;
import org.tenprint.localstack.StackException;
import org.tenprint.localstack.demo.SampleLoad;
import org.tenprint.localstack.demo.SampleSubmissions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the stack and keeps it running, in the foreground or behind it. */
@Command(
    name = "up",
    description = "Start everything and keep it running until Ctrl-C, or until down.",
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

  @Mixin StackOptions options;

  @Option(
      names = "--detach",
      description = "return when all are ready and leave them running; stop with down")
  boolean detach;

  @Option(
      names = "--sample",
      description =
          "fill the stack, once: invented people in the gallery, their immigration records, the"
              + " sample's law; no booking, but two to send by hand, in sample/ of its folder")
  boolean sample;

  @Override
  public Integer call() {
    if (sample && !options.services().contains(Service.NOTIFICATION)) {
      throw new StackException("--sample needs notification-service: its law is proposed there");
    }
    if (detach) {
      DetachedStack.start(options, sample, System.out::println, System.err::println);
      printAddresses(options);
      System.out.println("Stop it with ./tenprint down");
      return allReady() ? 0 : LocalStack.EXIT_FAILED;
    }
    try (RunningStack stack =
        RunningStack.startWhatCan(
            options.plan(),
            System.out::println,
            trouble -> System.err.println(LocalStack.TROUBLE + trouble))) {
      if (sample) {
        loadOnce(stack);
      }
      printAddresses(options);
      System.out.println("Stop it with Ctrl-C");
      String failure = stack.failure().join();
      System.err.println("tenprint: " + failure);
      return LocalStack.EXIT_FAILED;
    }
  }

  private void loadOnce(RunningStack stack) {
    Path done = options.layout().sampleFile();
    if (Files.exists(done) || Files.exists(options.layout().sampleFileOfBefore())) {
      System.out.println("The sample is there: it was loaded before");
      return;
    }
    new SampleLoad(stack, System.out::println, Clock.systemUTC()).load();
    Path bookings = options.layout().sampleSubmissions();
    SampleSubmissions.write(bookings, Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS));
    System.out.println("  two bookings to send: " + bookings);
    try {
      Files.createFile(done);
    } catch (IOException e) {
      throw new StackException(done + " cannot be written", e);
    }
  }

  private boolean allReady() {
    HttpReadiness readiness = new HttpReadiness();
    boolean all = true;
    for (Service service : options.services()) {
      if (!readiness.ready(options.ports().managementUrl(service))) {
        System.err.println("tenprint: " + service.module() + " is not ready: it is tried again");
        all = false;
      }
    }
    return all;
  }

  private static void printAddresses(StackOptions options) {
    Ports ports = options.ports();
    System.out.println();
    for (Service service : options.services()) {
      System.out.printf("  %-23s %s/q/health%n", service.module(), ports.managementUrl(service));
    }
    if (options.services().contains(Service.BOOKING)) {
      System.out.printf("  %-23s %s/bookings%n", "submit bookings", ports.url(Service.BOOKING));
    }
    if (options.services().contains(Service.NOTIFICATION)) {
      System.out.printf(
          "  %-23s %s/instruments%n", "write and approve rules", ports.url(Service.NOTIFICATION));
      System.out.printf(
          "  %-23s %s/work-items%n", "what waits for people", ports.url(Service.NOTIFICATION));
      System.out.printf("  %-23s ./tenprint credentials issue agency:ORI%n", "come as an agency");
      System.out.printf("  %-23s ./tenprint login ROLE --as NAME%n", "come as a person");
    }
    System.out.printf("  %-23s %s%n", "Kafka", ports.bootstrapServers());
    System.out.printf("  %-23s %s%n", "PostgreSQL", PostgresMain.jdbcUrl(ports.postgres()));
    System.out.printf("  %-23s %s%n", "data and logs", options.layout().local());
    System.out.println();
  }
}
