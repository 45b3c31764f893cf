package org.tenprint.system;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.tenprint.localstack.Service;
import org.tenprint.testkit.Checkout;

/** The routes that a packaged service has, read from the jar that runs. */
final class ServedRoutes {
  private static final String WS = "jakarta.ws.rs.";
  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS");

  private ServedRoutes() {}

  /** Method and path of each, and the media type it takes where another has the same. */
  static Set<String> of(Service service) throws IOException {
    TreeMap<String, Set<String>> takes = new TreeMap<>();
    JavaClasses packaged;
    try (JarFile jar = new JarFile(jar(service).toFile())) {
      packaged = new ClassFileImporter().importJar(jar);
    }
    for (JavaClass type : packaged) {
      Optional<String> base = value(type, WS + "Path");
      for (JavaMethod method : type.getMethods()) {
        for (String verb : METHODS) {
          if (base.isPresent() && method.isAnnotatedWith(WS + verb)) {
            String path = base.get() + value(method, WS + "Path").orElse("");
            takes
                .computeIfAbsent(verb + " " + plain(path), none -> new TreeSet<>())
                .add(value(method, WS + "Consumes").orElse(""));
          }
        }
      }
    }
    Set<String> routes = new TreeSet<>();
    takes.forEach(
        (route, media) ->
            media.forEach(one -> routes.add(media.size() == 1 ? route : route + " " + one)));
    return routes;
  }

  /** Without the expressions that narrow a variable. */
  private static String plain(String path) {
    return path.replaceAll("\\{ *(\\w+) *:[^}]*\\}", "{$1}");
  }

  private static Optional<String> value(CanBeAnnotated of, String annotation) {
    if (!of.isAnnotatedWith(annotation)) {
      return Optional.empty();
    }
    JavaAnnotation<?> found =
        of instanceof JavaClass type
            ? type.getAnnotationOfType(annotation)
            : ((JavaMethod) of).getAnnotationOfType(annotation);
    Object value = found.get("value").orElse("");
    return Optional.of(
        value instanceof Object[] several ? several[0].toString() : value.toString());
  }

  private static Path jar(Service service) throws IOException {
    Path app = Checkout.root().resolve(service.module()).resolve("target/quarkus-app/app");
    try (Stream<Path> files = Files.list(app)) {
      return files.filter(file -> file.toString().endsWith(".jar")).findFirst().orElseThrow();
    }
  }
}
