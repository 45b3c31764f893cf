package org.tenprint.localstack;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Loopback ports of a stack.
 *
 * @param kafka clients of the broker
 * @param postgres clients of the database
 * @param services the face of each service
 * @param management where each says how it is: health and metrics
 */
public record Ports(
    int kafka, int postgres, Map<Service, Integer> services, Map<Service, Integer> management) {

  public static final String HOST = "127.0.0.1";

  private static final String MANAGEMENT = "management";

  private static final int HIGHEST = 65_535;

  /** Where free ports are looked for: below those that systems give to whoever connects. */
  private static final int FIRST_FREE = 20_000;

  private static final int BEHIND_FREE = 32_768;

  /** So many are a process's own, before it comes to those of the next one. */
  private static final int OF_A_PROCESS = 64;

  private static final AtomicLong NEXT =
      new AtomicLong(ProcessHandle.current().pid() * OF_A_PROCESS);

  /**
   * Copies the maps; all four services must be in each.
   *
   * @throws StackException naming a number that is no port, and how to choose another
   */
  public Ports {
    services = Map.copyOf(services);
    management = Map.copyOf(management);
    int all = Service.values().length;
    if (services.size() != all || management.size() != all) {
      throw new IllegalArgumentException("two ports for each of the four services");
    }
    require(kafka, "kafka");
    require(postgres, "postgres");
    services.forEach((service, port) -> require(port, word(service)));
    management.values().forEach(port -> require(port, MANAGEMENT));
  }

  private static void require(int port, String what) {
    if (port < 1 || port > HIGHEST) {
      throw new StackException("%d (%s) is no port: %s".formatted(port, what, choose(what)));
    }
  }

  private static String word(Service service) {
    return service.name().toLowerCase(Locale.ROOT);
  }

  private static String choose(String what) {
    return "choose another with --%s-port or TENPRINT_%s_PORT"
        .formatted(what, what.toUpperCase(Locale.ROOT));
  }

  /** Management ports one after the other, in the order of the services. */
  public static Map<Service, Integer> managementFrom(int first) {
    Map<Service, Integer> management = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      management.put(service, first + service.ordinal());
    }
    return management;
  }

  /**
   * Ports nobody uses at this moment, all different, and others at the next call. A system gives
   * none of them to a connection, nor is one soon looked for by another process: they are likely to
   * be free when they are listened at.
   */
  public static Ports free() {
    List<ServerSocket> held = new ArrayList<>();
    try {
      int kafka = hold(held);
      int postgres = hold(held);
      Map<Service, Integer> services = new EnumMap<>(Service.class);
      Map<Service, Integer> management = new EnumMap<>(Service.class);
      for (Service service : Service.values()) {
        services.put(service, hold(held));
        management.put(service, hold(held));
      }
      return new Ports(kafka, postgres, services, management);
    } catch (IOException e) {
      throw new StackException("no free port on " + HOST, e);
    } finally {
      held.forEach(Ports::release);
    }
  }

  /** So many ports nobody uses at this moment, all different. */
  static List<Integer> free(int count) {
    List<ServerSocket> held = new ArrayList<>();
    try {
      List<Integer> ports = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        ports.add(hold(held));
      }
      return ports;
    } catch (IOException e) {
      throw new StackException("no free port on " + HOST, e);
    } finally {
      held.forEach(Ports::release);
    }
  }

  /** Port of a service's HTTP face. */
  public int of(Service service) {
    return services.get(service);
  }

  /** Address of a service's HTTP face, without a slash at the end. */
  public String url(Service service) {
    return "https://" + HOST + ":" + of(service);
  }

  /** Address at which a service says how it is, without a slash at the end. */
  public String managementUrl(Service service) {
    return "http://" + HOST + ":" + management.get(service);
  }

  /** Address of the broker for clients. */
  public String bootstrapServers() {
    return HOST + ":" + kafka;
  }

  /**
   * Refuses ports that are taken, before anything is started.
   *
   * @throws StackException naming the port, what it is for and how to choose another
   */
  public void requireFree() {
    Map<Integer, String> owners = new HashMap<>();
    claim(owners, kafka, "kafka");
    claim(owners, postgres, "postgres");
    for (Service service : Service.values()) {
      claim(owners, of(service), word(service));
    }
    for (Service service : Service.values()) {
      claim(owners, management.get(service), MANAGEMENT);
    }
  }

  /**
   * Refuses those of one service when they are taken, once it does not run.
   *
   * @throws StackException naming the port, what it is for and how to choose another
   */
  void requireFree(Service service) {
    bind(of(service), word(service));
    bind(management.get(service), MANAGEMENT);
  }

  private static void claim(Map<Integer, String> owners, int port, String what) {
    String other = owners.put(port, what);
    if (other != null) {
      throw new StackException(
          "port %d is wanted for both %s and %s: %s".formatted(port, other, what, choose(what)));
    }
    bind(port, what);
  }

  private static void bind(int port, String what) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(HOST), port));
    } catch (IOException e) {
      throw new StackException(
          "port %d (%s) on %s is taken: stop what uses it or %s"
              .formatted(port, what, HOST, choose(what)),
          e);
    }
  }

  private static int hold(List<ServerSocket> held) throws IOException {
    InetAddress host = InetAddress.getByName(HOST);
    int count = BEHIND_FREE - FIRST_FREE;
    for (int i = 0; i < count; i++) {
      int port = FIRST_FREE + Math.floorMod(NEXT.getAndIncrement(), count);
      try {
        held.add(new ServerSocket(port, 1, host));
        return port;
      } catch (BindException taken) {
        // the next one
      }
    }
    throw new BindException("none of " + count);
  }

  private static void release(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new StackException("a port was not released", e);
    }
  }
}
