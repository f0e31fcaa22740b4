package org.hybridsearch.ndjson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class LineReaderTest {

  private static final int LIMIT = 20;

  private static List<Line> read(byte[] bytes) throws IOException {
    LineReader reader = new LineReader(new ByteArrayInputStream(bytes), LIMIT);
    List<Line> lines = new ArrayList<>();
    for (Optional<Line> line = reader.next(); line.isPresent(); line = reader.next()) {
      lines.add(line.get());
    }
    return lines;
  }

  private static List<Line> read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  @Provide
  Arbitrary<byte[]> bytes() {
    return Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.bytes()),
            Tuple.of(1, Arbitraries.of((byte) '\n', (byte) '\r', (byte) 0xEF, (byte) 0xBB, (byte) 0xBF)))
        .array(byte[].class).ofMaxSize(300);
  }

  @Property
  void any_bytes_are_read_and_line_numbers_follow_the_line_feeds(@ForAll("bytes") byte[] bytes) throws IOException {
    List<Line> lines = read(bytes);
    long feeds = new String(bytes, StandardCharsets.ISO_8859_1).chars().filter(c -> c == '\n').count();
    assertThat(lines).allMatch(line -> line.number() >= 1 && line.number() <= feeds + 1);
    assertThat(lines).extracting(Line::number).isSorted().doesNotHaveDuplicates();
  }

  @Property
  void lines_of_text_come_back_as_they_were_however_the_stream_is_cut(
      @ForAll List<@From("words") String> texts, @ForAll boolean carriageReturns) throws IOException {
    String joined = String.join(carriageReturns ? "\r\n" : "\n", texts);
    InputStream drops = new ByteArrayInputStream(joined.getBytes(StandardCharsets.UTF_8)) {
      @Override
      public synchronized int read(byte[] target, int offset, int length) {
        return super.read(target, offset, Math.min(length, 1));
      }
    };
    LineReader reader = new LineReader(drops, LIMIT);
    for (int i = 0; i < texts.size(); i++) {
      if (!texts.get(i).isEmpty()) {
        assertThat(reader.next()).contains(new Line.Text(i + 1, texts.get(i)));
      }
    }
    assertThat(reader.next()).isEmpty();
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.strings().withChars("abcé").ofMaxLength(LIMIT / 2);
  }

  @Example
  void empty_lines_count_but_are_not_handed_out() throws IOException {
    assertThat(read("\n\r\n  \na\n\n")).containsExactly(new Line.Text(4, "a"));
  }

  @Example
  void a_byte_order_mark_is_skipped_at_the_start_and_nowhere_else() throws IOException {
    assertThat(read("\uFEFFa\n\uFEFFb")).containsExactly(new Line.Text(1, "a"), new Line.Text(2, "\uFEFFb"));
  }

  @Example
  void a_line_at_the_limit_is_read_and_a_longer_one_is_refused_without_the_rest() throws IOException {
    String most = "x".repeat(LIMIT);
    assertThat(read(most + "\n" + most + "\r\n" + most + "y\n" + "z".repeat(100_000) + "\nb")).containsExactly(
        new Line.Text(1, most), new Line.Text(2, most),
        new Line.Unreadable(3, "The line is longer than 20 bytes"),
        new Line.Unreadable(4, "The line is longer than 20 bytes"),
        new Line.Text(5, "b"));
  }

  @Example
  void a_line_that_is_not_utf8_is_refused() throws IOException {
    assertThat(read(new byte[] {'a', '\n', (byte) 0xC3, '\n', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '\n', 'b'})).containsExactly(
        new Line.Text(1, "a"), new Line.Unreadable(2, "The line is not valid UTF-8"),
        new Line.Unreadable(3, "The line is not valid UTF-8"), new Line.Text(4, "b"));
  }
}
