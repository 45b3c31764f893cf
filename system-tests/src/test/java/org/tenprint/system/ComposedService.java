package org.tenprint.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The environment that compose gives a service, for a process of this machine: what is mounted into
 * the container is replaced by what would be mounted.
 */
final class ComposedService {
  private static final String CREDENTIALS = "./deploy/credentials";

  private final ComposeFile compose;
  private final String service;
  private final Path credentials;
  private final Path volumes;

  /**
   * @param credentials in the place of those in {@value #CREDENTIALS}
   * @param volumes folder of the named volumes, made when they are missing
   */
  ComposedService(ComposeFile compose, String service, Path credentials, Path volumes) {
    this.compose = compose;
    this.service = service;
    this.credentials = credentials;
    this.volumes = volumes;
  }

  Map<String, String> environment() throws IOException {
    Map<String, Path> mounts = mounts();
    Map<String, String> environment = new HashMap<>();
    compose
        .environment(service)
        .forEach((name, value) -> environment.put(name, outside(value.toString(), mounts)));
    return environment;
  }

  /** By their place in the container, the longest first. */
  private Map<String, Path> mounts() throws IOException {
    Map<String, Path> mounts =
        new TreeMap<>(
            Comparator.comparing(String::length).reversed().thenComparing(String::toString));
    for (String volume : compose.list(service, "volumes")) {
      String[] parts = volume.split(":");
      mounts.put(parts[1], source(parts[0]));
    }
    for (Map.Entry<String, String> secret : secrets().entrySet()) {
      mounts.put("/run/secrets/" + secret.getKey(), source(compose.secret(secret.getValue())));
    }
    return mounts;
  }

  private Path source(String source) throws IOException {
    return source.startsWith(CREDENTIALS)
        ? credentials.resolve("." + source.substring(CREDENTIALS.length())).normalize()
        : Files.createDirectories(volumes.resolve(source));
  }

  /** By their name in the container. */
  private Map<String, String> secrets() {
    Map<String, String> secrets = new LinkedHashMap<>();
    for (Object secret : (List<?>) compose.services().get(service).get("secrets")) {
      if (secret instanceof Map<?, ?> named) {
        secrets.put(named.get("target").toString(), named.get("source").toString());
      } else {
        secrets.put(secret.toString(), secret.toString());
      }
    }
    return secrets;
  }

  private static String outside(String value, Map<String, Path> mounts) {
    for (Map.Entry<String, Path> mount : mounts.entrySet()) {
      if (value.equals(mount.getKey()) || value.startsWith(mount.getKey() + "/")) {
        return mount.getValue() + value.substring(mount.getKey().length());
      }
    }
    return value;
  }
}
