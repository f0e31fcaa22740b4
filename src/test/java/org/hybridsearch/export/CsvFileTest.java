package org.hybridsearch.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.hybridsearch.export.Column.Type;

/** Files, and the text in them. */
class CsvFileTest {

  private static final List<Column> TWO = List.of(Column.required("A", Type.STRING), Column.textual("B"));

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("ab\",|\\\n\r\t'; ").withChars('\u2028', '\u00e9', '\u4e2d').ofMaxLength(12);
  }

  @Property
  void what_is_written_is_read_again(@ForAll("texts") String a, @ForAll("texts") String b) throws IOException {
    String file = written(List.of(a, b));
    try (CSVParser parser = CSVParser.parse(new StringReader(file), CSVFormat.RFC4180)) {
      List<CSVRecord> records = parser.getRecords();
      assertThat(records).hasSize(2);
      assertThat(records.getFirst().toList()).containsExactly("A", "B");
      assertThat(records.getLast().toList()).containsExactly(a, b);
    }
  }

  @Property
  void text_of_the_catalogue_is_one_line_and_reads_the_same_whatever_escapes(@ForAll("texts") String a, @ForAll("texts") String b)
      throws IOException {
    List<String> row = List.of(CellText.value(a), CellText.prose(b));
    String file = written(row);
    assertThat(file.lines()).hasSize(2);
    CSVFormat backslashes = CSVFormat.RFC4180.builder().setEscape('\\').get();
    try (CSVParser parser = CSVParser.parse(new StringReader(file), backslashes)) {
      assertThat(parser.getRecords().getLast().toList()).isEqualTo(row);
    }
    assertThat(row.getFirst()).doesNotContain("|");
  }

  @Example
  void names_of_columns_are_not_quoted() throws IOException {
    assertThat(written(List.of("x, y", "")).lines()).containsExactly("A,B", "\"x, y\",");
  }

  @Example
  void text_that_is_too_long_is_cut_between_characters() {
    assertThat(CellText.value("a".repeat(2_000))).hasSize(1_000);
    assertThat(CellText.value("a".repeat(999) + "\ud83d\ude00")).hasSize(999);
    assertThat(CellText.prose("a".repeat(30_000))).hasSize(20_000);
  }

  private static String written(List<String> row) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CsvFile file = new CsvFile(out, TWO);
    file.write(row);
    file.flush();
    return out.toString(StandardCharsets.UTF_8);
  }
}
