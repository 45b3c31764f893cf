package org.tenprint.system;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The settings that a service knows: the keys of its own and the shared properties file, and those
 * of its typed configuration.
 */
final class ServiceSettings {

  private static final String MAPPING = "io.smallrye.config.ConfigMapping";
  private static final String NAME = "io.smallrye.config.WithName";

  /** Who the issuer of people's tokens is, a deployment alone can say: no file of ours does. */
  private static final Set<String> PROVIDER =
      Set.of("quarkus.oidc.auth-server-url", "quarkus.oidc.token.issuer");

  private final Path root;
  private final String service;

  ServiceSettings(Path root, String service) {
    this.root = root;
    this.service = service;
  }

  /** Names of the environment variables that set them, by MicroProfile Config's rule. */
  Set<String> variables() throws IOException {
    Set<String> keys = new TreeSet<>();
    for (Path file : files()) {
      keys.addAll(keysOf(file));
    }
    if (keys.stream().anyMatch(key -> key.startsWith("quarkus.oidc."))) {
      keys.addAll(PROVIDER);
    }
    keys.addAll(typed());
    return keys.stream().map(ServiceSettings::variable).collect(Collectors.toSet());
  }

  /**
   * Names of the environment variables of those settings that are, where nobody sets them, a place
   * of the local stack.
   */
  Set<String> localPlaces() throws IOException {
    Set<String> places = new TreeSet<>();
    for (Path file : files()) {
      Properties properties = read(file);
      properties.stringPropertyNames().stream()
          .filter(key -> properties.getProperty(key).startsWith(".local/"))
          .map(ServiceSettings::variable)
          .forEach(places::add);
    }
    return places;
  }

  private List<Path> files() {
    return List.of(
        root.resolve("messaging/src/main/resources/META-INF/microprofile-config.properties"),
        root.resolve("doorway/src/main/resources/META-INF/microprofile-config.properties"),
        root.resolve(service + "/src/main/resources/application.properties"));
  }

  /** Every character that is no letter or digit becomes an underscore, then all upper case. */
  static String variable(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  private static Set<String> keysOf(Path file) throws IOException {
    return read(file).stringPropertyNames().stream()
        .map(key -> key.replaceFirst("^%[a-z,]+\\.", ""))
        .collect(Collectors.toSet());
  }

  private static Properties read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties;
  }

  private Set<String> typed() {
    Path classes = root.resolve(service).resolve("target/classes");
    if (!Files.isDirectory(classes)) {
      throw new IllegalStateException(service + " is not built: run ./mvnw package");
    }
    JavaClasses compiled =
        new ClassFileImporter().importPaths(classes, root.resolve("doorway/target/classes"));
    Set<String> keys = new TreeSet<>();
    for (JavaClass mapping : compiled) {
      if (mapping.isAnnotatedWith(MAPPING)) {
        JavaAnnotation<JavaClass> annotation = mapping.getAnnotationOfType(MAPPING);
        String prefix = annotation.get("prefix").map(Object::toString).orElse("");
        collect(mapping, prefix, keys);
      }
    }
    return keys;
  }

  private static void collect(JavaClass mapping, String prefix, Set<String> keys) {
    for (JavaMethod method : mapping.getMethods()) {
      String key = prefix + "." + name(method);
      JavaClass type = method.getRawReturnType();
      if (type.isInterface() && type.getPackageName().equals(mapping.getPackageName())) {
        collect(type, key, keys);
      } else {
        keys.add(key);
      }
    }
  }

  private static String name(JavaMethod method) {
    if (method.isAnnotatedWith(NAME)) {
      return method.getAnnotationOfType(NAME).get("value").orElseThrow().toString();
    }
    return method.getName().replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }
}
