package org.hybridsearch.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes rows as RFC 4180 has them, in UTF-8, one on a line, the names of the columns first. Not thread-safe. */
final class CsvFile {

  private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  private final CSVPrinter printer;

  /** @param out stays the caller's */
  CsvFile(OutputStream out, List<Column> columns) throws IOException {
    this.printer = new CSVPrinter(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)), FORMAT);
    printer.printRecord(columns.stream().map(Column::name).toList());
  }

  /** @param row a value for each column, empty where there is none */
  void write(List<String> row) throws IOException {
    printer.printRecord(row);
  }

  /** Hands over what is still held. */
  void flush() throws IOException {
    printer.flush();
  }
}
