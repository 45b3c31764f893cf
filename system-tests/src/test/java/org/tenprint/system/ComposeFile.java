package org.tenprint.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A compose file as far as the tests look at it; {@code <<} merges are resolved. */
final class ComposeFile {

  private final Map<String, Map<String, Object>> services = new LinkedHashMap<>();
  private final Set<String> volumes;
  private final Map<String, Object> secrets;

  ComposeFile(Path file) throws IOException {
    Map<String, Object> root =
        map(new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file)));
    map(root.get("services")).forEach((name, service) -> services.put(name, map(service)));
    volumes = map(root.get("volumes")).keySet();
    secrets = map(root.get("secrets"));
  }

  Map<String, Map<String, Object>> services() {
    return services;
  }

  Set<String> volumes() {
    return volumes;
  }

  /** The file of a secret. */
  String secret(String name) {
    return String.valueOf(map(secrets.get(name)).get("file"));
  }

  String image(String service) {
    return String.valueOf(services.get(service).get("image"));
  }

  /**
   * How an image is built.
   *
   * @param context folder that its files come from
   * @param arguments of the build
   */
  record Build(String context, Map<String, Object> arguments) {}

  /** How the service's image is built, if it is built here. */
  Optional<Build> build(String service) {
    return Optional.ofNullable(services.get(service).get("build"))
        .map(
            build ->
                build instanceof Map<?, ?> parts
                    ? new Build(String.valueOf(parts.get("context")), map(parts.get("args")))
                    : new Build(build.toString(), Map.of()));
  }

  Map<String, Object> environment(String service) {
    return map(services.get(service).get("environment"));
  }

  List<String> list(String service, String key) {
    return services.get(service).get(key) instanceof List<?> items
        ? items.stream().map(String::valueOf).toList()
        : List.of();
  }

  /** Names of the services that this one waits for, in either notation. */
  Set<String> dependsOn(String service) {
    Object value = services.get(service).get("depends_on");
    return value instanceof List<?> ? Set.copyOf(list(service, "depends_on")) : map(value).keySet();
  }

  private static Map<String, Object> map(Object node) {
    Map<String, Object> merged = new LinkedHashMap<>();
    if (node instanceof Map<?, ?> entries) {
      if (entries.get("<<") != null) {
        merged.putAll(map(entries.get("<<")));
      }
      entries.forEach(
          (key, value) -> {
            if (!"<<".equals(key)) {
              merged.put(String.valueOf(key), value);
            }
          });
    }
    return merged;
  }
}
