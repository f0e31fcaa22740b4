package org.hybridsearch.behaviour.delivery.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hybridsearch.behaviour.delivery.sink.SinkException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Looks at what the SDK does not: the service's acknowledgements are empty, so to the SDK whatever comes with status 200 is one,
 * were it the half of something, or the page for people that a proxy has. Safe for use by many threads.
 */
final class OwnAnswer implements ExecutionInterceptor {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String CUT = "The answer of Personalize was cut short";
  private static final int MOST_BYTES = 4096;

  /** @throws SinkException.Unavailable where it is not the service's own, or ends before it should */
  @Override
  public Optional<InputStream> modifyHttpResponseContent(Context.ModifyHttpResponse answer, ExecutionAttributes attributes) {
    if (!answer.httpResponse().isSuccessful()) {
      return answer.responseBody();
    }
    boolean page = answer.httpResponse().firstMatchingHeader("Content-Type")
        .map(type -> type.toLowerCase(Locale.ROOT).startsWith("text/")).orElse(false);
    byte[] body = answer.responseBody().map(OwnAnswer::read).orElse(new byte[0]);
    if (List.of("Content-Length", "Transfer-Encoding").stream().allMatch(header ->
        answer.httpResponse().firstMatchingHeader(header).isEmpty())) { // to the HTTP client a head that breaks off is whole
      throw new SinkException.Unavailable(CUT, null);
    }
    if (page || !emptyOrObject(body)) {
      throw new SinkException.Unavailable("What answered is not Personalize", null);
    }
    return Optional.of(new ByteArrayInputStream(body));
  }

  private static byte[] read(InputStream body) {
    try (body) { // else whoever throws here keeps its connection for ever
      return body.readNBytes(MOST_BYTES);
    } catch (IOException e) {
      throw new SinkException.Unavailable(CUT, e);
    }
  }

  /** An object would be what a later version of the service has to say. */
  private static boolean emptyOrObject(byte[] body) {
    try {
      return body.length == 0 || JSON.readTree(body).isObject();
    } catch (JsonProcessingException e) {
      return false;
    } catch (IOException impossible) {
      throw new IllegalStateException("Bytes in memory can be read", impossible);
    }
  }
}
