package org.hybridsearch.opensearch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/**
 * A JSON value that writes itself: request bodies are composed of these without a tree in between. Pure values: writing twice
 * gives the same bytes.
 */
@FunctionalInterface
public interface Json {

  /** Writes this value at the generator's position. */
  void writeTo(JsonGenerator out) throws IOException;

  /** A named member of an object. */
  record Member(String name, Json value) {}

  static Member member(String name, Json value) {
    return new Member(name, value);
  }

  static Member member(String name, String value) {
    return new Member(name, string(value));
  }

  static Member member(String name, double value) {
    return new Member(name, number(value));
  }

  static Member member(String name, long value) {
    return new Member(name, integer(value));
  }

  static Member member(String name, boolean value) {
    return new Member(name, bool(value));
  }

  static Json string(String value) {
    return out -> out.writeString(value);
  }

  static Json integer(long value) {
    return out -> out.writeNumber(value);
  }

  /** A finite number. */
  static Json number(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("JSON has no NaN and no infinity");
    }
    return out -> out.writeNumber(value);
  }

  static Json bool(boolean value) {
    return out -> out.writeBoolean(value);
  }

  static Json object(Member... members) {
    return object(List.of(members));
  }

  static Json object(Collection<Member> members) {
    return out -> {
      out.writeStartObject();
      for (Member member : members) {
        out.writeFieldName(member.name());
        member.value().writeTo(out);
      }
      out.writeEndObject();
    };
  }

  static Json array(Json... values) {
    return array(List.of(values));
  }

  static Json array(Collection<? extends Json> values) {
    return out -> {
      out.writeStartArray();
      for (Json value : values) {
        value.writeTo(out);
      }
      out.writeEndArray();
    };
  }

  static Json strings(Collection<String> values) {
    return out -> {
      out.writeStartArray();
      for (String value : values) {
        out.writeString(value);
      }
      out.writeEndArray();
    };
  }

  /** An array of finite numbers. Written as one text: a string a number would be most of what a search allocates for a vector. */
  static Json floats(float[] values) {
    return out -> {
      StringBuilder text = new StringBuilder(2 + JsonFactoryHolder.FLOAT_LENGTH * values.length).append('[');
      for (int i = 0; i < values.length; i++) {
        text.append(i == 0 ? "" : ",").append(values[i]);
      }
      out.writeRawValue(text.append(']').toString());
    };
  }

  /** A body that is JSON text already, for example a mapping read from a file. */
  static Json raw(String json) {
    return out -> out.writeRawValue(json);
  }

  /** A value that is UTF-8 already; whoever asks for its bytes gets these, not a copy. */
  static Json encoded(byte[] utf8) {
    return new Json() {
      @Override
      public void writeTo(JsonGenerator out) throws IOException {
        out.writeRawValue(new String(utf8, StandardCharsets.UTF_8));
      }

      @Override
      public byte[] toBytes() {
        return utf8;
      }
    };
  }

  /** This value as UTF-8. */
  default byte[] toBytes() {
    // Grows by further blocks: one that doubles copies a body of some 20 KB five times.
    ByteArrayBuilder bytes = new ByteArrayBuilder(JsonFactoryHolder.FIRST_BLOCK);
    try (JsonGenerator out = JsonFactoryHolder.FACTORY.createGenerator(bytes)) {
      writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** This value as text, for golden files and tests. */
  default String toText() {
    return new String(toBytes(), StandardCharsets.UTF_8);
  }

  /**
   * Keeps the factory, which is costly to make and safe to share. Its buffers are pooled for all threads: the usual pool is one a
   * thread, which virtual threads, living for one request, never use twice. Every hit has a score, hence the fast parser of
   * doubles.
   */
  final class JsonFactoryHolder {
    /** Bytes: a body of words alone fits. */
    static final int FIRST_BLOCK = 1000;
    /** Characters: about what a number between -1 and 1 takes, with its comma. */
    static final int FLOAT_LENGTH = 13;
    static final JsonFactory FACTORY = JsonFactory.builder()
        .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
        .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
        .build();

    private JsonFactoryHolder() {}
  }
}
