package org.hybridsearch.behaviour.erase.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.hybridsearch.export.DatasetRecords;

/**
 * Users as a job reads them: a column {@code USER_ID} as RFC 4180 has it, in UTF-8. Whether Personalize reads a backslash here as an
 * escape, as it does in imports, is not written anywhere: ids that would then read differently are the last ones.
 */
final class UserList {

  private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  private UserList() {}

  /** Whether an id reads the same with escapes and without. */
  static boolean plain(String id) {
    return DatasetRecords.importable(id);
  }

  static byte[] csv(List<String> ids) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
      printer.printRecord("USER_ID");
      for (String id : ids.stream().sorted(Comparator.comparing((String id) -> !plain(id)).thenComparing(id -> id)).toList()) {
        printer.printRecord(id);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
