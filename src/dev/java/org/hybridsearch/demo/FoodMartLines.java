package org.hybridsearch.demo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** FoodMart in the import formats: NDJSON, a line each, without the line's end. */
final class FoodMartLines {

  private static final JsonFactory JSON = new JsonFactory();

  private FoodMartLines() {}

  private interface Fields {
    void writeTo(JsonGenerator out) throws IOException;
  }

  static String of(FoodMart.Product product) {
    return line(out -> {
      out.writeStringField("id", product.id());
      out.writeStringField("title", product.title());
      out.writeStringField("brand", product.brand());
      out.writeArrayFieldStart("categories");
      for (String category : product.categories()) {
        out.writeString(category);
      }
      out.writeEndArray();
      out.writeNumberField("price", product.price());
      out.writeStringField("currency", "USD");
      out.writeBooleanField("available", true);
    });
  }

  static String of(FoodMart.Purchase purchase) {
    return line(out -> {
      out.writeStringField("userId", purchase.customerId());
      out.writeStringField("itemId", purchase.productId());
      out.writeStringField("type", "PURCHASE");
      out.writeStringField("sentAt", purchase.day().toString());
      out.writeNumberField("value", purchase.paid());
    });
  }

  private static String line(Fields fields) {
    StringWriter text = new StringWriter(256);
    try (JsonGenerator out = JSON.createGenerator(text)) {
      out.writeStartObject();
      fields.writeTo(out);
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
