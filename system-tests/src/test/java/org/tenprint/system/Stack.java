package org.tenprint.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tenprint.events.Principal;
import org.tenprint.localstack.Layout;
import org.tenprint.localstack.Ports;
import org.tenprint.localstack.RunningStack;
import org.tenprint.localstack.Service;
import org.tenprint.localstack.demo.DemoStory;
import org.tenprint.localstack.demo.Screen;
import org.tenprint.testkit.TraceCollector;

/** The packaged system, as {@code ./tenprint up} starts it, on ports and data of tests. */
final class Stack {
  /** May do everything: what tests write and read, an operator's mistake could. */
  static final Principal DEPLOYMENT = Principal.parse("deployment:tenprint");

  private static final Path ROOT = Path.of(System.getProperty("tenprint.root"));
  private static RunningStack shared;
  private static Instant told;
  private static TraceCollector collector;

  private Stack() {}

  /** Of the shared one: kept when the tests are over, until the next ones begin. */
  static Path sharedFolder() {
    return ROOT.resolve("system-tests").resolve("target").resolve("stack");
  }

  /**
   * One for all tests of this JVM that break nothing, with the demonstration played; it ends with
   * the JVM.
   */
  static synchronized RunningStack shared() {
    if (shared == null) {
      delete(sharedFolder());
      tellSpans();
      shared = RunningStack.start(plan(sharedFolder()), Stack::say);
      Runtime.getRuntime().addShutdownHook(new Thread(shared::close, "stack-end"));
      try (DemoStory story =
          new DemoStory(shared, System.out::println, Clock.systemUTC(), new Screen(120))) {
        System.out.println(story.tell());
      }
      told = Clock.systemUTC().instant();
    }
    return shared;
  }

  /** When the demonstration of the shared one was over: what is on the log later is of tests. */
  static synchronized Instant told() {
    shared();
    return told;
  }

  /** Where the shared one tells its spans; each other tells none. */
  static synchronized TraceCollector collector() {
    shared();
    return collector;
  }

  /** By a file in the folder in which each service runs, where an operator may put one, too. */
  private static void tellSpans() {
    try {
      collector = new TraceCollector();
      tell(sharedFolder(), "tenprint.tracing.endpoint=" + collector.endpoint());
      serveTheAbisFace();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void serveTheAbisFace() throws IOException {
    Path settings = settings(new Layout(ROOT, sharedFolder()), Service.BIOMETRIC);
    Path people = sharedFolder().resolve("abis");
    Files.writeString(
        settings,
        "tenprint.abis.enabled=true\ntenprint.abis.folder=" + people + "\n",
        StandardOpenOption.APPEND);
  }

  private static Path settings(Layout layout, Service service) {
    return layout.data(service.module()).resolve("config/application.properties");
  }

  /**
   * Tells each service a setting, in the place of those that it was told.
   *
   * @param folder of a stack that was not started yet
   * @param setting name, {@code =} and value
   */
  static void tell(Path folder, String setting) throws IOException {
    Layout layout = new Layout(ROOT, folder);
    for (Service service : Service.values()) {
      Path settings = settings(layout, service);
      Files.createDirectories(settings.getParent());
      Files.writeString(settings, setting + "\n");
    }
  }

  /** Deletes a folder with all that is in it, if it is there. */
  static void delete(Path folder) {
    if (Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A test's own, for the few bookings of one. */
  static RunningStack start(Path folder) {
    return RunningStack.startBriefly(plan(folder), Stack::say);
  }

  private static RunningStack.Plan plan(Path folder) {
    return new RunningStack.Plan(
        new Layout(ROOT, folder), Ports.free(), Optional.empty(), List.of(Service.values()));
  }

  private static void say(String line) {
    System.out.println("[stack] " + line);
  }
}
