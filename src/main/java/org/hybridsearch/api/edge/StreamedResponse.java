package org.hybridsearch.api.edge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SegmentedStringWriter;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.core.util.RecyclerPool;
import graphql.ExecutionResult;
import io.smallrye.graphql.execution.ExecutionResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer without errors, written as it is walked: the framework builds a second tree of it first, which costs more than all
 * else about writing. An answer with errors is the framework's to write.
 */
final class StreamedResponse extends ExecutionResponse {

  // One pool for all threads: a virtual thread lives for one request.
  private static final RecyclerPool<BufferRecycler> BUFFERS = JsonRecyclerPools.newConcurrentDequePool();
  private static final JsonFactory JSON = JsonFactory.builder().recyclerPool(BUFFERS).build();

  StreamedResponse(ExecutionResult result) {
    super(result);
  }

  /** @throws IllegalArgumentException for a number that JSON does not have */
  @Override
  public String getExecutionResultAsString() {
    ExecutionResult result = getExecutionResult();
    boolean plain = result.getErrors().isEmpty() && result.isDataPresent()
        && (result.getExtensions() == null || result.getExtensions().isEmpty());
    return plain ? written(result.getData()) : super.getExecutionResultAsString();
  }

  private static String written(@Nullable Object data) {
    BufferRecycler buffers = BUFFERS.acquireAndLinkPooled();
    try (SegmentedStringWriter text = new SegmentedStringWriter(buffers)) {
      try (JsonGenerator out = JSON.createGenerator(text)) {
        out.writeStartObject();
        out.writeFieldName("data");
        write(out, data);
        out.writeEndObject();
      }
      return text.getAndClear();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      buffers.releaseToPool();
    }
  }

  private static void write(JsonGenerator out, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> out.writeNull();
      case Map<?, ?> object -> writeObject(out, object);
      case List<?> array -> writeArray(out, array);
      case Integer number -> out.writeNumber(number);
      case Long number -> out.writeNumber(number);
      case Float number -> out.writeNumber(finite(number).floatValue());
      case Double number -> out.writeNumber(finite(number));
      case BigDecimal number -> out.writeNumber(number);
      case BigInteger number -> out.writeNumber(number);
      case Boolean truth -> out.writeBoolean(truth);
      default -> out.writeString(value.toString());
    }
  }

  private static void writeObject(JsonGenerator out, Map<?, ?> object) throws IOException {
    out.writeStartObject();
    for (Map.Entry<?, ?> member : object.entrySet()) {
      out.writeFieldName((String) member.getKey());
      write(out, member.getValue());
    }
    out.writeEndObject();
  }

  private static void writeArray(JsonGenerator out, List<?> array) throws IOException {
    out.writeStartArray();
    for (Object element : array) {
      write(out, element);
    }
    out.writeEndArray();
  }

  private static Double finite(Number number) {
    double value = number.doubleValue();
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("JSON has no NaN and no infinity");
    }
    return value;
  }
}
