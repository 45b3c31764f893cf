package org.tenprint.audit.answer;

import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.function.Function;
import org.tenprint.scenarios.text.Printable;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A command line that cannot be read is told in a line, and where its help is in another. */
public final class WrongArguments implements IParameterExceptionHandler {
  private WrongArguments() {}

  /** Has a command line tell so what is wrong with it, values that are no time among it. */
  public static CommandLine told(CommandLine line) {
    return line.setParameterExceptionHandler(new WrongArguments())
        .registerConverter(ZoneId.class, of(ZoneId::of, "a time zone, such as America/New_York"))
        .registerConverter(
            OffsetDateTime.class,
            of(OffsetDateTime::parse, "a time with its offset, such as 2011-05-06T10:00:00-04:00"));
  }

  private static <T> ITypeConverter<T> of(Function<String, T> parser, String wanted) {
    return text -> {
      try {
        return parser.apply(text);
      } catch (DateTimeException e) {
        throw new TypeConversionException("'" + text + "' is not " + wanted);
      }
    };
  }

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine line = wrong.getCommandLine();
    PrintWriter err = line.getErr();
    err.println(line.getCommandName() + ": " + Printable.of(String.valueOf(wrong.getMessage())));
    UnmatchedArgumentException.printSuggestions(wrong, err);
    err.println("see ./" + line.getCommandSpec().qualifiedName(" ") + " --help");
    return line.getCommandSpec().exitCodeOnInvalidInput();
  }
}
