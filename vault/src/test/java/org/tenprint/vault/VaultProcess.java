package org.tenprint.vault;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of its own with a vault open, which does what it is told, a line at a time. */
final class VaultProcess implements AutoCloseable {
  /** The answer of a vault that does not do it. */
  static final String UNAVAILABLE = "unavailable";

  private final Process process;
  private final PrintWriter in;
  private final BufferedReader out;

  VaultProcess(Path keys, Path keyEncryption, Map<String, String> environment, Path log)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                VaultProcess.class.getName(),
                keys.toString(),
                keyEncryption.toString()));
    builder.environment().putAll(environment);
    process = builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
    in = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
    out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** What the key seals nothing as, which says that it is the same key: made if there is none. */
  String made(int subject) throws IOException {
    return answer("make " + subject);
  }

  /** The same of a key that is there. */
  String found(int subject) throws IOException {
    return answer("find " + subject);
  }

  /** Rotates in this process; how many were rewrapped. */
  String rotated() throws IOException {
    return answer("rotate");
  }

  private String answer(String command) throws IOException {
    in.println(command);
    return String.valueOf(out.readLine());
  }

  @Override
  public void close() {
    in.close();
    try {
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  public static void main(String[] arguments) throws IOException {
    Path keys = Path.of(arguments[0]);
    Path keyEncryption = Path.of(arguments[1]);
    try (FileVault vault = FileVault.begin(keys, keyEncryption)) {
      BufferedReader commands =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String line = commands.readLine(); line != null; line = commands.readLine()) {
        System.out.println(done(vault, keys, keyEncryption, line.split(" ")));
      }
    }
  }

  private static String done(FileVault vault, Path keys, Path keyEncryption, String[] words) {
    try {
      return switch (words[0]) {
        case "make" -> shown(vault.ensure(subject(words[1])));
        case "find" -> vault.find(subject(words[1])).map(VaultProcess::shown).orElse("none");
        case "rotate" ->
            String.valueOf(new KeyRotation(keys, KeyEncryption.ofFile(keyEncryption)).run());
        default -> throw new IllegalArgumentException(words[0]);
      };
    } catch (VaultUnavailable e) {
      return UNAVAILABLE;
    }
  }

  private static KeyId subject(String number) {
    return KeyId.ofSubject("S-" + number);
  }

  private static String shown(DataKey key) {
    return HexFormat.of().formatHex(key.seal("test", "", new byte[0]));
  }
}
