package org.hybridsearch.standin.s3;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hybridsearch.standin.wire.AwsError;
import org.hybridsearch.standin.wire.Call;
import org.hybridsearch.standin.wire.Operation;
import org.hybridsearch.standin.wire.Reply;
import org.hybridsearch.standin.wire.Service;

/** {@code PutObject}, {@code GetObject} and {@code DeleteObject} of the one bucket there is, addressed as {@code /bucket/key}. */
public final class S3Service implements Service {

  private static final String XML = "application/xml";
  private static final String HASH = "x-amz-content-sha256";
  private static final Pattern HASHED = Pattern.compile("[0-9a-f]{64}");
  private static final int LONGEST_KEY = 1024;
  /** S3 takes 5 GB; nobody here needs that, and this machine has not the memory. */
  private static final int LARGEST = 64 * 1024 * 1024;
  private static final int NOT_FOUND = 404;
  private static final int BAD = 400;
  /** What the check of signatures says as other services do, in S3's codes. */
  private static final Map<String, AwsError> OWN_WORDS = Map.of(
      "InvalidSignatureException", new AwsError(403, "SignatureDoesNotMatch", "The request signature we calculated does not "
          + "match the signature you provided. Check your key and signing method."),
      "UnrecognizedClientException",
      new AwsError(403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records."),
      "MissingAuthenticationTokenException", new AwsError(403, "AccessDenied", "Access Denied"),
      "IncompleteSignatureException", new AwsError(BAD, "AuthorizationHeaderMalformed", "The authorization header is malformed"),
      "ThrottlingException", new AwsError(503, "SlowDown", "Please reduce your request rate."),
      "InternalFailure", new AwsError(500, "InternalError", "We encountered an internal error. Please try again."));

  private final String bucket;
  private final StoredObjects objects;

  /** @param bucket the only one */
  public S3Service(String bucket, StoredObjects objects) {
    this.bucket = bucket;
    this.objects = objects;
  }

  @Override
  public String signingName() {
    return "s3";
  }

  @Override
  public AwsError invalid(String message) {
    return new AwsError(BAD, "InvalidRequest", message);
  }

  @Override
  public Reply refusal(AwsError error) {
    AwsError own = OWN_WORDS.getOrDefault(error.type(), error);
    return Reply.of(own.status(), XML, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + own.type()
        + "</Code><Message>" + escaped(String.valueOf(own.getMessage())) + "</Message></Error>");
  }

  @Override
  public Set<String> operations() {
    return Set.of("PutObject", "GetObject", "DeleteObject");
  }

  @Override
  public Optional<Operation> operation(Call call) {
    if (call.path().indexOf('/', 1) < 0 || !call.header("authorization").orElse("").contains("/s3/aws4_request")) {
      return Optional.empty();
    }
    return switch (call.method()) {
      case "PUT" -> Optional.of(new Operation("PutObject", () -> put(call)));
      case "GET" -> Optional.of(new Operation("GetObject", () -> get(call)));
      case "DELETE" -> Optional.of(new Operation("DeleteObject", () -> delete(call)));
      default -> Optional.empty();
    };
  }

  private Reply put(Call call) {
    String location = location(call);
    String hash = call.header(HASH).orElseThrow(() -> invalid("Missing required header for this request: " + HASH));
    if (HASHED.matcher(hash).matches() && !hash.equals(hash(call.body()))) {
      throw new AwsError(BAD, "XAmzContentSHA256Mismatch", "The provided '" + HASH + "' header does not match what came.");
    }
    byte[] body = Chunks.read(call, this::invalid);
    if (body.length > LARGEST) {
      throw new AwsError(BAD, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size");
    }
    objects.put(location, new String(body, StandardCharsets.UTF_8));
    return Reply.of(200, XML, "").with("ETag", '"' + hash(body).substring(0, 32) + '"');
  }

  private Reply get(Call call) {
    String text = objects.get(location(call))
        .orElseThrow(() -> new AwsError(NOT_FOUND, "NoSuchKey", "The specified key does not exist."));
    return Reply.of(200, "text/csv", text);
  }

  /** S3 says the same whether there was an object or not. */
  private Reply delete(Call call) {
    objects.delete(location(call));
    return Reply.of(204, XML, "");
  }

  private String location(Call call) {
    int slash = call.path().indexOf('/', 1);
    if (!call.path().substring(1, slash).equals(bucket)) {
      throw new AwsError(NOT_FOUND, "NoSuchBucket", "The specified bucket does not exist");
    }
    String key = URLDecoder.decode(call.path().substring(slash + 1).replace("+", "%2B"), StandardCharsets.UTF_8);
    if (key.isEmpty()) {
      throw new AwsError(405, "MethodNotAllowed", "The specified method is not allowed against this resource.");
    }
    if (key.getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY) {
      throw new AwsError(BAD, "KeyTooLongError", "Your key is too long");
    }
    return "s3://" + bucket + "/" + key;
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
