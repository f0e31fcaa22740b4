package org.hybridsearch.standin.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hybridsearch.embed.Embedder;
import org.hybridsearch.standin.wire.AwsError;
import org.hybridsearch.standin.wire.Call;
import org.hybridsearch.standin.wire.Operation;
import org.hybridsearch.standin.wire.Reply;
import org.hybridsearch.standin.wire.Service;

/** {@code bedrock-runtime}: {@code InvokeModel} of embedding models. */
public final class BedrockService implements Service {

  private static final Pattern PATH = Pattern.compile("/model/([^/]+)/invoke");
  private static final Pattern FOUNDATION = Pattern.compile("arn:aws(?:-[^:]+)?:bedrock:[a-z0-9-]{1,20}::foundation-model/(.+)");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST = 25_000_000;

  private final Map<String, Model> models;
  private final Set<String> denied;

  /** @param denied ids of models that this account was not granted */
  public BedrockService(Embedder embedder, Set<String> denied) {
    Vectors vectors = new Vectors(embedder);
    Cohere cohere = new Cohere(vectors);
    this.models = Map.of("amazon.titan-embed-text-v2:0", new Titan(vectors), "cohere.embed-english-v3", cohere,
        "cohere.embed-multilingual-v3", cohere);
    this.denied = Set.copyOf(denied);
  }

  @Override
  public String signingName() {
    return "bedrock";
  }

  @Override
  public Set<String> operations() {
    return Set.of("InvokeModel");
  }

  @Override
  public Optional<Operation> operation(Call call) {
    Matcher path = PATH.matcher(call.path());
    return call.method().equals("POST") && path.matches()
        ? Optional.of(new Operation("InvokeModel", () -> invoke(path.group(1), call))) : Optional.empty();
  }

  private Reply invoke(String encodedId, Call call) {
    Model model = model(URLDecoder.decode(encodedId, StandardCharsets.UTF_8));
    if (call.body().length > LONGEST) {
      throw Malformed.invalid("1 validation error detected: Value at 'body' failed to satisfy constraint: "
          + "Member must have length less than or equal to " + LONGEST);
    }
    if (call.header("content-type").filter(type -> !type.contains("json")).isPresent()) {
      throw Malformed.invalid("The provided Content Type is invalid or not supported for this model");
    }
    if (call.header("accept").filter(type -> !type.contains("json") && !type.contains("*/*")).isPresent()) {
      throw Malformed.invalid("The provided Accept Type is invalid or not supported for this model");
    }
    long start = System.nanoTime();
    Model.Said said = model.answer(input(call.body()));
    return Reply.ok(said.json()).with("X-Amzn-Bedrock-Input-Token-Count", String.valueOf(said.tokens()))
        .with("X-Amzn-Bedrock-Invocation-Latency", String.valueOf((System.nanoTime() - start) / 1_000_000));
  }

  private Model model(String id) {
    Matcher arn = FOUNDATION.matcher(id);
    String name = arn.matches() ? arn.group(1) : id;
    if (denied.contains(name)) {
      throw new AwsError(403, "AccessDeniedException", "You don't have access to the model with the specified model ID.");
    }
    Model model = models.get(name);
    if (model == null && id.startsWith("arn:") && !arn.matches()) {
      throw AwsError.notFound("Could not find the resource " + id);
    }
    if (model == null) {
      throw Malformed.invalid("The provided model identifier is invalid.");
    }
    return model;
  }

  private static JsonNode input(byte[] body) {
    try {
      JsonNode input = JSON.readTree(body);
      if (input != null && input.isObject()) {
        return input;
      }
    } catch (IOException e) {
      // told below
    }
    throw Malformed.invalid("Malformed input request, please reformat your input and try again.");
  }
}
