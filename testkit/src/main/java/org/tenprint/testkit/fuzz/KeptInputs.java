package org.tenprint.testkit.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The inputs that are kept of a fuzz target {@code XFuzzTest}: {@code fuzz/X.zip} in its module's
 * test resources. Entries are the smallest corpus that reaches what was reached, by digest, and
 * what once failed, by the name of the fault ({@code found-…}).
 */
public final class KeptInputs {
  private static final String SUFFIX = "FuzzTest";
  private static final String FOUND = "found-";

  private KeptInputs() {}

  /**
   * Gives a target all of its kept inputs; fails naming those that fail.
   *
   * @return how many there were
   */
  public static int replay(Class<?> target, Consumer<byte[]> run) {
    Map<String, byte[]> kept = read(target);
    AssertionError failed = null;
    for (Map.Entry<String, byte[]> input : kept.entrySet()) {
      try {
        run.accept(input.getValue());
      } catch (RuntimeException | Error e) {
        AssertionError named =
            new AssertionError(target.getSimpleName() + " fails on " + input.getKey(), e);
        if (failed == null) {
          failed = named;
        } else {
          failed.addSuppressed(named);
        }
      }
    }
    if (failed != null) {
      throw failed;
    }
    return kept.size();
  }

  /** The inputs by name. */
  static Map<String, byte[]> read(Class<?> target) {
    String name = "/fuzz/" + name(target.getSimpleName()) + ".zip";
    try (InputStream file = target.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("no " + name + " in the test resources");
      }
      return read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  private static Map<String, byte[]> read(InputStream file) throws IOException {
    Map<String, byte[]> inputs = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(file)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        inputs.put(entry.getName(), zip.readAllBytes());
      }
    }
    return inputs;
  }

  /**
   * {@code unpack ZIP FOLDER TARGET} writes a zip's inputs as files, and those that the target's
   * {@code seeds()} gives; {@code pack ZIP FOLDER} is the way back.
   */
  public static void main(String[] arguments) throws Exception {
    Path zip = Path.of(arguments[1]);
    Path folder = Path.of(arguments[2]);
    if (arguments[0].equals("pack")) {
      pack(folder, zip);
      return;
    }
    Files.createDirectories(folder);
    if (Files.exists(zip)) {
      try (InputStream file = Files.newInputStream(zip)) {
        for (Map.Entry<String, byte[]> input : read(file).entrySet()) {
          Files.write(folder.resolve(Path.of(input.getKey()).getFileName()), input.getValue());
        }
      }
    }
    int seed = 0;
    for (Object bytes : (List<?>) Class.forName(arguments[3]).getMethod("seeds").invoke(null)) {
      Files.write(folder.resolve("seed-" + seed++), (byte[]) bytes);
    }
  }

  /** Findings that the zip has stay in it. */
  private static void pack(Path folder, Path zip) throws IOException {
    Map<String, byte[]> inputs = new TreeMap<>();
    if (Files.exists(zip)) {
      try (InputStream old = Files.newInputStream(zip)) {
        inputs.putAll(read(old));
      }
      inputs.keySet().removeIf(name -> !name.startsWith(FOUND));
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        inputs.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    Files.createDirectories(zip.toAbsolutePath().getParent());
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.setLevel(9);
      for (Map.Entry<String, byte[]> input : inputs.entrySet()) {
        ZipEntry entry = new ZipEntry(input.getKey());
        entry.setLastModifiedTime(FileTime.fromMillis(0));
        out.putNextEntry(entry);
        out.write(input.getValue());
      }
    }
  }

  private static String name(String target) {
    return target.substring(0, target.length() - SUFFIX.length());
  }
}
