package org.tenprint.localstack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where things are.
 *
 * @param root checkout with the built modules
 * @param local folder of this stack's data, logs and process file
 */
public record Layout(Path root, Path local) {
  /**
   * Kafka's clients put the key of their PEM file into a key store in memory, under a password that
   * lies beside it: stretching that password ten thousand times, twice for each client, is half of
   * what a service does when it starts. No key store that is kept is written by these processes.
   */
  public static final String UNSTRETCHED = "-Dkeystore.pkcs12.keyPbeIterationCount=1";

  private static final String SAMPLE_LOADED = "sample.loaded";

  /** Makes both absolute. */
  public Layout {
    root = root.toAbsolutePath().normalize();
    local = local.toAbsolutePath().normalize();
  }

  Path logs() {
    return local.resolve("logs");
  }

  /** A process' log. */
  public Path log(String process) {
    return logs().resolve(process + ".log");
  }

  /** What a process that keeps its log itself says beside it: what its virtual machine warns of. */
  Path output(String process) {
    return logs().resolve(process + ".out");
  }

  /** Makes a process' log anew and empty, closed to others. */
  public void makeLog(String process) throws IOException {
    OwnersFolder.create(local);
    OwnersFolder.create(logs());
    Files.deleteIfExists(log(process));
    OwnersFolder.file(log(process));
  }

  /** Where a process keeps its data. */
  public Path data(String process) {
    return local.resolve("data").resolve(process);
  }

  /** Where the broker keeps the log: a folder {@code TOPIC-PARTITION} for each partition. */
  public Path partitions() {
    return data(Launches.KAFKA).resolve("log");
  }

  /** The authority and everybody's credentials; for their owner alone. */
  public Path credentials() {
    return local.resolve("credentials");
  }

  /** What brokers show each other alone; new at each start, and in no backup. */
  Path peers() {
    return local.resolve("peers");
  }

  /** The data keys of people, which the services share. */
  public Path keys() {
    return local.resolve("keys");
  }

  /** What opens them. */
  public Path keyEncryption() {
    return secrets().resolve("key-encryption.json");
  }

  /** Where what nobody else may know lies. */
  Path secrets() {
    return local.resolve("secrets");
  }

  public Path lockFile() {
    return local.resolve("stack.lock");
  }

  Path processFile() {
    return local.resolve("stack.pid");
  }

  Path portsFile() {
    return local.resolve("stack.ports");
  }

  /** Held by whoever starts a stack behind itself, until it is ready. */
  Path startFile() {
    return local.resolve("stack.start");
  }

  /** Where every stack of the checkout says on which folder it runs: a file a process. */
  Path runningFolder() {
    return root.resolve(".local").resolve("stacks");
  }

  Path readyFile() {
    return local.resolve("stack.ready");
  }

  /** What is told of services that ended by themselves. */
  public Path restartsFile() {
    return local.resolve("stack.restarts");
  }

  /** Reference data of the next start, where some was loaded. */
  public Path reference() {
    return local.resolve("reference");
  }

  /** There once the sample was loaded, beside the log that has it: with it in a backup. */
  public Path sampleFile() {
    return data(SAMPLE_LOADED);
  }

  /** The same of a stack of before, which a backup leaves out. */
  public Path sampleFileOfBefore() {
    return local.resolve(SAMPLE_LOADED);
  }

  /** Bookings of the sample's people, to be sent by hand. */
  public Path sampleSubmissions() {
    return local.resolve("sample");
  }

  /** The JVM that runs this, for the children too. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Class path of a module that lies beside its libraries: its jar and {@code target/lib/*}. */
  public String classPath(String module) {
    Path target = root.resolve(module).resolve("target");
    return moduleJar(module) + File.pathSeparator + target.resolve("lib").resolve("*");
  }

  /** The classes of a broker as a JVM keeps them, where the build, with its tests, made that. */
  Optional<Path> brokerArchive() {
    return Optional.of(root.resolve("embedded-broker/target/broker.jsa")).filter(Files::exists);
  }

  /**
   * A module's own jar.
   *
   * @throws StackException when the module is not built
   */
  Path moduleJar(String module) {
    Path target = root.resolve(module).resolve("target");
    if (!Files.isDirectory(target)) {
      throw notBuilt(module);
    }
    try (Stream<Path> files = Files.list(target)) {
      List<Path> jars =
          files
              .filter(file -> file.getFileName().toString().matches(module + "-\\d.*\\.jar"))
              .toList();
      if (jars.size() != 1) {
        throw notBuilt(module);
      }
      return jars.get(0);
    } catch (IOException e) {
      throw new StackException(target + " cannot be read", e);
    }
  }

  /**
   * The runnable jar of a service.
   *
   * @throws StackException when the service is not built
   */
  Path runner(Service service) {
    Path jar = root.resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
    if (!Files.exists(jar)) {
      throw notBuilt(service.module());
    }
    return jar;
  }

  private static StackException notBuilt(String module) {
    return new StackException(module + " is not built: run ./mvnw -DskipTests package");
  }
}
