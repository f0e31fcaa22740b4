package org.hybridsearch.api.edge;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the headers of a request say about JSON. Takes no more than the framework does, so that it never refuses later. */
final class Headers {

  private static final Set<String> ANSWERS = Set.of("application/json", "application/graphql-response+json", "*/*");
  private static final String CHARSET = "charset=";

  private Headers() {}

  /** Whether a body is JSON by its content type, in UTF-8, as JSON always is: the framework would read it as any charset says. */
  static boolean sendsJson(@Nullable String contentType) {
    return contentType != null && type(contentType).equals("application/json") && inUtf8(contentType);
  }

  /** Whether any of the Accept headers takes the answer, which is JSON in UTF-8; to say nothing is to take it. */
  static boolean acceptsJson(List<String> accept) {
    return accept.isEmpty() || accept.stream()
        .flatMap(header -> Stream.of(header.split(",")))
        .map(String::strip)
        .anyMatch(range -> ANSWERS.contains(type(range)) && inUtf8(range));
  }

  private static String type(String header) {
    return header.split(";", 2)[0].strip();
  }

  private static boolean inUtf8(String header) {
    return Arrays.stream(header.split(";"))
        .map(parameter -> parameter.strip().toLowerCase(Locale.ROOT))
        .allMatch(parameter -> !parameter.startsWith(CHARSET) || parameter.equals(CHARSET + "utf-8"));
  }
}
