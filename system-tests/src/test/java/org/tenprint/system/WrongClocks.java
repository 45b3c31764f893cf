package org.tenprint.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.tenprint.localstack.Service;
import org.tenprint.system.clock.ClockAgent;

/**
 * Services whose clock is wrong: a copy of what is packaged, whose jar that is run has an agent.
 * What is shipped has no setting for it, and nothing native is needed.
 */
final class WrongClocks {
  private static final String RUN = "quarkus-run.jar";
  private static final String CLASSES = "org/tenprint/system/clock/";

  /** Accepted and decided by the wrong clock before it is put right. */
  private static final int MEANWHILE = 20;

  private final ExchangedServices services;

  /**
   * @param services of the system whose clocks are set
   */
  WrongClocks(ExchangedServices services) {
    this.services = services;
  }

  /** Of each service an hour ahead and an hour behind. */
  List<Fault> faults(Duration wrong) {
    List<Fault> faults = new ArrayList<>();
    for (Service service : Service.values()) {
      faults.add(of(service, wrong));
      faults.add(of(service, wrong.negated()));
    }
    return faults;
  }

  private Fault of(Service service, Duration ahead) {
    String name =
        "clock of %s %d min %s"
            .formatted(
                service.module(), ahead.abs().toMinutes(), ahead.isNegative() ? "behind" : "ahead");
    return new Fault(
        name,
        true,
        system -> {
          services.put(service, made(service, ahead));
          system.restart(service);
          system.awaitReady();
          system.awaitAccepted(MEANWHILE);
          system.awaitDecided();
          services.put(service, ExchangedServices.asBuilt(service));
          system.restart(service);
        });
  }

  private Path made(Service service, Duration ahead) throws IOException {
    Path module = services.place(service, "ahead-" + ahead);
    if (Files.notExists(module)) {
      Path app = PackagedCopy.of(service, module, WrongClocks::isRun);
      withAgent(app.resolve(RUN), ahead);
      classes(app.resolve(ClockAgent.BOOT_JAR), List.of("WrongClock"));
    }
    return module;
  }

  private static boolean isRun(Path file) {
    return file.endsWith(RUN);
  }

  private static void withAgent(Path run, Duration ahead) throws IOException {
    Path made = run.resolveSibling(RUN + ".made");
    try (JarFile was = new JarFile(run.toFile())) {
      Manifest manifest = was.getManifest();
      Attributes main = manifest.getMainAttributes();
      main.putValue("Launcher-Agent-Class", ClockAgent.class.getName());
      main.putValue("Can-Retransform-Classes", "true");
      try (OutputStream file = Files.newOutputStream(made);
          JarOutputStream jar = new JarOutputStream(file, manifest)) {
        for (JarEntry one : was.stream().filter(entry -> !entry.isDirectory()).toList()) {
          if (!one.getName().equals(JarFile.MANIFEST_NAME)) {
            put(jar, one.getName(), was.getInputStream(one).readAllBytes());
          }
        }
        for (String type : List.of("ClockAgent", "ClockAgent$Redirection", "ClockCalls")) {
          put(jar, CLASSES + type + ".class", bytes(type));
        }
        String milliseconds = String.valueOf(ahead.toMillis());
        put(jar, ClockAgent.AHEAD, milliseconds.getBytes(StandardCharsets.US_ASCII));
      }
    }
    Files.delete(run);
    Files.move(made, run);
  }

  private static void classes(Path made, List<String> types) throws IOException {
    try (OutputStream file = Files.newOutputStream(made);
        JarOutputStream jar = new JarOutputStream(file)) {
      for (String type : types) {
        put(jar, CLASSES + type + ".class", bytes(type));
      }
    }
  }

  private static void put(JarOutputStream jar, String name, byte[] bytes) throws IOException {
    jar.putNextEntry(new JarEntry(name));
    jar.write(bytes);
    jar.closeEntry();
  }

  private static byte[] bytes(String type) {
    try (InputStream file = ClockAgent.class.getResourceAsStream("/" + CLASSES + type + ".class")) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
