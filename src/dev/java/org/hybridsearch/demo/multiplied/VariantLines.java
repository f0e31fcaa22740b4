package org.hybridsearch.demo.multiplied;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** A variant in the import format, without the line's end. */
final class VariantLines {

  private static final JsonFactory JSON = new JsonFactory();

  private VariantLines() {}

  static String of(Variant variant) {
    StringWriter text = new StringWriter(512);
    try (JsonGenerator out = JSON.createGenerator(text)) {
      out.writeStartObject();
      write(variant, out);
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(Variant variant, JsonGenerator out) throws IOException {
    out.writeStringField("id", variant.id());
    out.writeStringField("title", variant.title());
    out.writeStringField("brand", variant.line());
    out.writeArrayFieldStart("categories");
    for (String category : variant.product().categories()) {
      out.writeString(category);
    }
    out.writeEndArray();
    out.writeNumberField("price", variant.price());
    out.writeStringField("currency", "USD");
    out.writeBooleanField("available", variant.available());
    out.writeNumberField("rating", variant.rating());
    out.writeNumberField("ratingCount", variant.ratingCount());
    out.writeStringField("createdAt", variant.createdAt());
    out.writeObjectFieldStart("attributes");
    out.writeStringField("size", variant.size());
    attribute("quality", variant.quality(), out);
    attribute("flavour", variant.flavour(), out);
    out.writeEndObject();
  }

  private static void attribute(String name, String value, JsonGenerator out) throws IOException {
    if (!value.isEmpty()) {
      out.writeStringField(name, value);
    }
  }
}
