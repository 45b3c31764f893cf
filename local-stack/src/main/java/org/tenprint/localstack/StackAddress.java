package org.tenprint.localstack;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Where a running stack listens, as it says in {@code stack.ports} of its folder: whoever asks
 * later need not know with which settings it was started. A line each: {@code kafka}, {@code
 * postgres}, and of each service that runs its port and its management port, as {@code
 * booking=18081 19181}.
 *
 * @param ports all of them; of a service that does not run it is the one it would have
 * @param services which services run, in their order
 */
public record StackAddress(Ports ports, List<Service> services) {

  /** Puts the services into their order. */
  public StackAddress {
    services = services.stream().sorted().toList();
  }

  /** Says it. */
  void write(Path file) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append("kafka=").append(ports.kafka()).append('\n');
    text.append("postgres=").append(ports.postgres()).append('\n');
    for (Service service : Service.values()) {
      text.append(services.contains(service) ? "" : "without.")
          .append(word(service))
          .append('=')
          .append(ports.of(service))
          .append(' ')
          .append(ports.management().get(service))
          .append('\n');
    }
    OwnersFolder.write(file, text.toString());
  }

  /** What a stack said; empty where none did, or something else stands there. */
  static Optional<StackAddress> read(Path file) {
    Properties said = new Properties();
    try {
      said.load(new StringReader(Files.readString(file)));
      Map<Service, Integer> faces = new EnumMap<>(Service.class);
      Map<Service, Integer> management = new EnumMap<>(Service.class);
      List<Service> running =
          List.of(Service.values()).stream().filter(s -> said.containsKey(word(s))).toList();
      for (Service service : Service.values()) {
        String name = (running.contains(service) ? "" : "without.") + word(service);
        String[] both = said.getProperty(name, "").split(" ");
        faces.put(service, Integer.parseInt(both[0]));
        management.put(service, Integer.parseInt(both[both.length - 1]));
      }
      Ports ports = new Ports(number(said, "kafka"), number(said, "postgres"), faces, management);
      return Optional.of(new StackAddress(ports, running));
    } catch (IOException | IllegalArgumentException | StackException e) {
      return Optional.empty();
    }
  }

  private static int number(Properties said, String name) {
    return Integer.parseInt(said.getProperty(name, ""));
  }

  private static String word(Service service) {
    return service.name().toLowerCase(Locale.ROOT);
  }
}
