package org.hybridsearch.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.hybridsearch.model.TextVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileVectorCacheTest {

  private static final EmbeddingModel MODEL = new EmbeddingModel("stub/of:a model", 8);

  @TempDir
  private Path folder;

  @Test
  void knows_after_a_second_start_what_it_was_given() throws IOException {
    try (FileVectorCache cache = open(10)) {
      keep(cache, "milk", "tea", "กาแฟ");
    }
    try (FileVectorCache cache = open(10)) {
      assertThat(cache.size()).isEqualTo(3);
      assertThat(similarity(cache, "milk")).isGreaterThan(0.999_999);
      assertThat(similarity(cache, "กาแฟ")).isGreaterThan(0.999_999);
      assertThat(cache.find("wine")).isEmpty();
    }
  }

  @Test
  void drops_the_record_that_a_crash_cut_short_and_goes_on_after_the_whole_ones() throws IOException {
    try (FileVectorCache cache = open(10)) {
      keep(cache, "milk", "tea");
    }
    Path file = onlyFile();
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 3));
    try (FileVectorCache cache = open(10)) {
      assertThat(cache.find("milk")).isPresent();
      assertThat(cache.find("tea")).isEmpty();
      keep(cache, "wine");
    }
    try (FileVectorCache cache = open(10)) {
      assertThat(similarity(cache, "milk")).isGreaterThan(0.999_999);
      assertThat(similarity(cache, "wine")).isGreaterThan(0.999_999);
    }
  }

  @Test
  void takes_bytes_that_are_no_unit_vector_for_unknown() throws IOException {
    try (FileVectorCache cache = open(10)) {
      keep(cache, "milk");
    }
    byte[] bytes = Files.readAllBytes(onlyFile());
    bytes[19] = (byte) 0x7f;
    bytes[18] = (byte) 0xc0;
    Files.write(onlyFile(), bytes, StandardOpenOption.TRUNCATE_EXISTING);
    try (FileVectorCache cache = open(10)) {
      assertThat(cache.find("milk")).isEmpty();
    }
  }

  @Test
  void keeps_no_more_than_it_may() throws IOException {
    try (FileVectorCache cache = open(2)) {
      keep(cache, "milk", "tea", "wine");
      assertThat(cache.find("wine")).isEmpty();
      assertThat(cache.size()).isEqualTo(2);
    }
    assertThat(Files.size(onlyFile())).isEqualTo(2 * (16 + 8 * 4));
  }

  @Test
  void keeps_a_text_once() throws IOException {
    try (FileVectorCache cache = open(10)) {
      keep(cache, "milk", "milk");
    }
    assertThat(Files.size(onlyFile())).isEqualTo(16 + 8 * 4);
  }

  @Test
  void keeps_models_apart() throws IOException {
    try (FileVectorCache cache = open(10);
        FileVectorCache other = FileVectorCache.open(folder, new EmbeddingModel("another", 8), 10)) {
      keep(cache, "milk");
      assertThat(other.find("milk")).isEmpty();
    }
  }

  @Test
  void leaves_the_file_to_the_one_that_opened_it_first() throws IOException {
    try (FileVectorCache first = open(10)) {
      keep(first, "milk");
      try (FileVectorCache second = open(10)) {
        keep(second, "tea");
        assertThat(second.find("milk")).isPresent();
      }
      keep(first, "wine");
    }
    try (FileVectorCache cache = open(10)) {
      assertThat(cache.find("wine")).isPresent();
      assertThat(cache.find("tea")).isEmpty();
    }
  }

  private FileVectorCache open(int maxEntries) {
    return FileVectorCache.open(folder, MODEL, maxEntries);
  }

  private static void keep(VectorCache cache, String... texts) {
    Stream.of(texts).forEach(text -> cache.keep(text, StubEmbedder.vector(text)));
  }

  private static double similarity(VectorCache cache, String text) {
    return cache.find(text).map((TextVector vector) -> vector.dot(StubEmbedder.vector(text))).orElse(Double.NaN);
  }

  private Path onlyFile() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findFirst().orElseThrow();
    }
  }
}
