package org.tenprint.system;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Java source as its package, its imports and its code without comments and literals. */
record JavaText(String home, Map<String, String> imports, String code) {
  private static final Pattern QUIET =
      Pattern.compile(
          "//[^\\n]*|/\\*.*?\\*/|\"\"\".*?(?<!\\\\)\"\"\"|\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])+'",
          Pattern.DOTALL);
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
  private static final Pattern IMPORT = Pattern.compile("(?m)^import ([\\w.]+)\\.(\\w+);");
  private static final Pattern HEAD = Pattern.compile("(?m)^(package|import) [^\\n]*");
  private static final Pattern DECLARED =
      Pattern.compile("\\b(?:class|record|enum|interface)\\s+(\\w+)");

  static JavaText of(String source) {
    String text = QUIET.matcher(source).replaceAll(quiet -> "\n".repeat(lines(quiet.group())));
    Matcher home = PACKAGE.matcher(text);
    Map<String, String> imports = new TreeMap<>();
    Matcher imported = IMPORT.matcher(text);
    while (imported.find()) {
      imports.put(imported.group(2), imported.group(1) + "." + imported.group(2));
    }
    return new JavaText(
        home.find() ? home.group(1) : "", imports, HEAD.matcher(text).replaceAll(""));
  }

  /** Simple names of the types that it declares. */
  TreeSet<String> declared() {
    TreeSet<String> declared = new TreeSet<>();
    Matcher type = DECLARED.matcher(code);
    while (type.find()) {
      declared.add(type.group(1));
    }
    return declared;
  }

  private static int lines(String text) {
    return (int) text.chars().filter(c -> c == '\n').count();
  }
}
