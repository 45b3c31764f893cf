package org.tenprint.system.clock;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.jar.JarFile;

/**
 * Sets the clock of the process in which it begins wrong, before its {@code main}: the agent of a
 * jar that is run ({@code Launcher-Agent-Class}). By how much stands beside it in that jar.
 */
public final class ClockAgent {
  /** Beside the jar that is run: what the bootstrap loader is given. */
  public static final String BOOT_JAR = "wrong-clock.jar";

  /** In the jar that is run: milliseconds, negative where the clock is behind. */
  public static final String AHEAD = "clock-ahead";

  private static final String OWN = "org/tenprint/system/clock/";
  private static final Duration EXACT = Duration.ofSeconds(30);

  private ClockAgent() {}

  /**
   * Called by the launcher.
   *
   * @throws IllegalStateException if the clock is right all the same
   */
  public static void agentmain(String none, Instrumentation jvm)
      throws IOException,
          ReflectiveOperationException,
          URISyntaxException,
          UnmodifiableClassException {
    Path run =
        Path.of(ClockAgent.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    jvm.appendToBootstrapClassLoaderSearch(new JarFile(run.resolveSibling(BOOT_JAR).toFile()));
    long ahead = ahead();
    Class.forName(OWN.replace('/', '.') + "WrongClock", true, null)
        .getMethod("ahead", long.class)
        .invoke(null, ahead);
    jvm.addTransformer(new Redirection(), true);
    jvm.retransformClasses(
        Arrays.stream(jvm.getAllLoadedClasses())
            .filter(jvm::isModifiableClass)
            .toArray(Class<?>[]::new));
    // this class is left as it is, and knows the time
    long wrong = Instant.now().toEpochMilli() - System.currentTimeMillis();
    if (Math.abs(wrong - ahead) > EXACT.toMillis()) {
      throw new IllegalStateException("the clock is ahead by " + wrong + " ms, not " + ahead);
    }
  }

  private static long ahead() throws IOException {
    try (InputStream text = ClockAgent.class.getResourceAsStream("/" + AHEAD)) {
      return Long.parseLong(new String(text.readAllBytes(), StandardCharsets.US_ASCII).trim());
    }
  }

  private static final class Redirection implements ClassFileTransformer {
    @Override
    public byte[] transform(
        ClassLoader loader, String name, Class<?> loaded, ProtectionDomain domain, byte[] bytes) {
      return name == null || name.startsWith(OWN) ? null : ClockCalls.redirected(bytes);
    }
  }
}
