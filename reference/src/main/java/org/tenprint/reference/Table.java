package org.tenprint.reference;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * A CSV file with a header line (RFC 4180), read row by row with errors that name file and line.
 * Every row has as many fields as the header line: of one that has more or fewer nobody can tell
 * which field is whose.
 */
final class Table {
  private static final int MOST_ROWS = 200_000;
  private static final String BYTE_ORDER_MARK = "\ufeff";

  /** A row. */
  static final class Row {
    private final String file;
    private final CSVRecord fields;

    private Row(String file, CSVRecord fields) {
      this.file = file;
      this.fields = fields;
    }

    /** The field of that column, which must be of that form. */
    String field(String column, String form) throws ReferenceDataException {
      String value = fields.get(column).strip();
      if (!value.matches(form)) {
        throw error("column %s must match %s".formatted(column, form));
      }
      return value;
    }

    /** The last field, which must be of that form. */
    String last(String form) throws ReferenceDataException {
      List<String> names = fields.getParser().getHeaderNames();
      return field(names.get(names.size() - 1), form);
    }

    /** The field of that column; empty where the column or the value is absent. */
    Optional<String> optional(String column, String form) throws ReferenceDataException {
      return fields.isMapped(column) && !fields.get(column).isBlank()
          ? Optional.of(field(column, form))
          : Optional.empty();
    }

    /** The day of that column; empty where the column or the value is absent. */
    Optional<LocalDate> date(String column) throws ReferenceDataException {
      Optional<String> text = optional(column, "\\d{4}-\\d{2}-\\d{2}");
      try {
        return text.map(LocalDate::parse);
      } catch (DateTimeException e) {
        throw error("column " + column + " is no date");
      }
    }

    ReferenceDataException error(String what) {
      return new ReferenceDataException(
          "%s line %d: %s".formatted(file, fields.getRecordNumber() + 1, what));
    }
  }

  private Table() {}

  /**
   * The rows of a table.
   *
   * @throws ReferenceDataException if it has other columns, or a row of more or fewer fields
   */
  static List<Row> rows(String file, String text, Columns columns) throws ReferenceDataException {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .setAllowMissingColumnNames(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_ALL)
            .get();
    // what some spreadsheets write before a UTF-8 file's first column
    String marked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    try (Reader reader = new StringReader(marked);
        CSVParser parser = CSVParser.parse(reader, format)) {
      List<String> header = parser.getHeaderNames();
      if (header.isEmpty()) {
        throw new IllegalArgumentException("no header");
      }
      Optional<String> wrong = columns.wrong(header);
      if (wrong.isPresent()) {
        throw new ReferenceDataException(file + " line 1: " + wrong.get());
      }
      List<Row> rows = new ArrayList<>();
      for (CSVRecord fields : parser) {
        if (rows.size() == MOST_ROWS) {
          throw new ReferenceDataException(file + ": more than " + MOST_ROWS + " rows");
        }
        Row row = new Row(file, fields);
        if (fields.size() != header.size()) {
          throw row.error(
              "%d fields where the header line has %d: give each column one, which may be empty"
                  .formatted(fields.size(), header.size()));
        }
        rows.add(row);
      }
      return rows;
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw new ReferenceDataException(file + ": this is no CSV file with a header line", e);
    }
  }
}
