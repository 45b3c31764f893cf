package org.tenprint.system.house;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What a product is made of, as the build wrote it (CycloneDX, JSON). */
final class BillOfMaterials {
  /** A library in a version: {@code group:artifact}, {@code version}. */
  record Component(String name, String version) {}

  /** The modules that are shipped as a folder of jars, and where the jars lie below the module. */
  static final Map<String, String> PRODUCTS =
      Map.of(
          "booking-service", "target/quarkus-app/lib",
          "biometric-service", "target/quarkus-app/lib",
          "immigration-service", "target/quarkus-app/lib",
          "notification-service", "target/quarkus-app/lib",
          "audit-cli", "target/lib",
          "local-stack", "target/lib",
          "embedded-broker", "target/lib");

  private final List<Map<?, ?>> components;

  private BillOfMaterials(List<Map<?, ?>> components) {
    this.components = components;
  }

  static BillOfMaterials of(String module) {
    return read(Sources.read(module + "/target/bom.json"));
  }

  /** JSON is YAML. */
  static BillOfMaterials read(String json) {
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(16_000_000).build();
    Map<?, ?> whole = (Map<?, ?>) new Load(settings).loadFromString(json);
    return new BillOfMaterials(
        ((List<?>) whole.get("components"))
            .stream().<Map<?, ?>>map(component -> (Map<?, ?>) component).toList());
  }

  List<Component> components() {
    return components.stream()
        .map(
            component ->
                new Component(
                    component.get("group") + ":" + component.get("name"),
                    String.valueOf(component.get("version"))))
        .toList();
  }

  /** {@code artifact-version} of each, as their jars are named. */
  Set<String> jars() {
    return components.stream()
        .map(component -> component.get("name") + "-" + component.get("version"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The jars below a folder that no component of the bill names. */
  Set<String> unnamed(Path folder) {
    Set<String> named = jars();
    return Sources.files(folder).stream()
        .filter(Files::isRegularFile)
        .map(file -> file.getFileName().toString())
        .filter(file -> file.endsWith(".jar"))
        .filter(file -> named.stream().noneMatch(jar -> isOf(file, jar)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** {@code g.r.oup.artifact-version[-classifier].jar} or the same without the group. */
  private static boolean isOf(String file, String jar) {
    return ("." + file).contains("." + jar + ".jar") || ("." + file).contains("." + jar + "-");
  }
}
