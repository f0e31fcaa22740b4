package org.hybridsearch.embed.langchain4j.bedrock;

import org.hybridsearch.embed.remote.EmbedderMeters;
import org.hybridsearch.embed.remote.EmbedderMeters.Use;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Counts the tokens the service says it read: langchain4j hands them on for Titan only. */
final class TokenCounter implements ExecutionInterceptor {

  private static final String HEADER = "X-Amzn-Bedrock-Input-Token-Count";
  private static final int CHARACTERS_PER_TOKEN = 4;

  private final EmbedderMeters meters;
  private final Use use;

  TokenCounter(EmbedderMeters meters, Use use) {
    this.meters = meters;
    this.use = use;
  }

  /** About how many tokens a text takes. */
  static long estimate(int characters) {
    return Math.ceilDiv(characters, CHARACTERS_PER_TOKEN);
  }

  @Override
  public void afterTransmission(Context.AfterTransmission call, ExecutionAttributes attributes) {
    if (call.httpResponse().isSuccessful()) {
      meters.tokens(use, call.httpResponse().firstMatchingHeader(HEADER).map(TokenCounter::number).orElseGet(() -> sent(call)));
    }
  }

  private static Long sent(Context.AfterTransmission call) {
    return call.requestBody().flatMap(body -> body.optionalContentLength())
        .map(length -> estimate(Math.toIntExact(length))).orElse(0L);
  }

  private static Long number(String text) {
    try {
      return Long.valueOf(text.strip());
    } catch (NumberFormatException e) {
      return 0L;
    }
  }
}
