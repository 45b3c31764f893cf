package org.tenprint.doorway;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;

/**
 * A packaged service that a setting would have believe tokens of another issuer, of another
 * audience or without an end does not start. Of what says who people are a deployment says who
 * issues their tokens, and nothing else: everything else is as it was built.
 */
@ApplicationScoped
public class ClosedPeople {
  private static final int FIRST = 1;
  private static final String BUILT = "application.properties";
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  /** Names as environment variables have them, behind one of a profile. */
  private static final Pattern GUARDED =
      Pattern.compile("(?:_[A-Z0-9_]*?_)?(QUARKUS_(?:OIDC|HTTP_AUTH)_.*|QUARKUS_TLS_TRUST_ALL)");

  private static final String ADDRESS = "QUARKUS_OIDC_AUTH_SERVER_URL";
  private static final String ISSUER = "QUARKUS_OIDC_TOKEN_ISSUER";

  /** What a deployment says: the issuer, and by which authority its address is known. */
  private static final Set<String> DEPLOYMENTS =
      Set.of(
          ADDRESS,
          ISSUER,
          "QUARKUS_OIDC_PUBLIC_KEY",
          "QUARKUS_OIDC_TLS_TRUST_STORE_FILE",
          "QUARKUS_OIDC_TLS_TRUST_STORE_FILE_TYPE",
          "QUARKUS_OIDC_TLS_TRUST_STORE_PASSWORD");

  /** Sources of what nobody set. */
  private static final Set<String> DEFAULTS =
      Set.of("DefaultValuesConfigSource", "BuildTime RunTime Fixed");

  private final Config config;

  ClosedPeople(Config config) {
    this.config = config;
  }

  /**
   * A setting.
   *
   * @param raw as it was set
   * @param value what that comes to
   */
  record Setting(String raw, String value) {}

  void start(@Observes @Priority(FIRST) StartupEvent started) {
    if (LaunchMode.current() != LaunchMode.TEST) {
      require(said(config), built());
    }
  }

  private static Map<String, Setting> said(Config config) {
    Map<String, Setting> said = new TreeMap<>();
    for (String name : config.getPropertyNames()) {
      if (guarded(name).isPresent()) {
        ConfigValue one = config.getConfigValue(name);
        if (one.getSourceName() == null || !DEFAULTS.contains(one.getSourceName())) {
          said.put(name, new Setting(text(one.getRawValue()), text(one.getValue())));
        }
      }
    }
    return said;
  }

  private static String text(String value) {
    return Optional.ofNullable(value).orElse("");
  }

  /** What the service was built with, by names as environment variables have them. */
  private static Map<String, String> built() {
    Map<String, String> built = new HashMap<>();
    try (InputStream file =
        Thread.currentThread().getContextClassLoader().getResourceAsStream(BUILT)) {
      Properties properties = new Properties();
      properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
      properties.forEach((name, value) -> built.put(variable(name.toString()), value.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(BUILT, e);
    }
    return built;
  }

  /** Which guarded setting a name is, as an environment variable has it. */
  private static Optional<String> guarded(String name) {
    Matcher matcher = GUARDED.matcher(variable(name));
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static String variable(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  /**
   * @param said by anybody, by name
   * @param built what the service was built with, by names as environment variables have them
   * @throws IllegalStateException if one of them opens the door
   */
  static void require(Map<String, Setting> said, Map<String, String> built) {
    said.forEach(
        (name, setting) -> {
          String which = guarded(name).orElseThrow();
          boolean closed =
              DEPLOYMENTS.contains(which)
                  ? closed(which, setting.value())
                  : setting.raw().equals(built.get(which));
          if (!closed) {
            throw new IllegalStateException(
                "People are believed by tokens of one issuer, for this system, that end: its"
                    + " address by https, its name and its key are the deployment's to say, and "
                    + name
                    + " is to be left as it was built");
          }
        });
  }

  private static boolean closed(String which, String value) {
    return switch (which) {
      case ADDRESS -> value.isBlank() || reachedAlone(value);
      case ISSUER -> !value.isBlank() && !value.strip().equalsIgnoreCase("any");
      default -> true;
    };
  }

  /** By TLS; or a machine's own, or one of a network that has names without a domain. */
  private static boolean reachedAlone(String address) {
    try {
      URI uri = new URI(address.strip());
      String host = text(uri.getHost());
      return "https".equalsIgnoreCase(uri.getScheme()) && !host.isEmpty()
          || "http".equalsIgnoreCase(uri.getScheme())
              && (LOOPBACK.contains(host) || host.matches("[A-Za-z][A-Za-z0-9-]*"));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** The host of an address that is asked in clear text over a network; empty if it is not. */
  static Optional<String> cleartext(Optional<String> address) {
    return address
        .map(String::strip)
        .filter(one -> one.toLowerCase(Locale.ROOT).startsWith("http:"))
        .map(one -> text(URI.create(one).getHost()))
        .filter(host -> !LOOPBACK.contains(host));
  }
}
