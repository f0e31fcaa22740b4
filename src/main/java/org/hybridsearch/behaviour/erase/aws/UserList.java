package org.hybridsearch.behaviour.erase.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Users as a job reads them: a column {@code USER_ID} as RFC 4180 has it, in UTF-8. */
final class UserList {

  private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  private UserList() {}

  static byte[] csv(List<String> ids) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
      printer.printRecord("USER_ID");
      for (String id : ids.stream().sorted().toList()) {
        printer.printRecord(id);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
