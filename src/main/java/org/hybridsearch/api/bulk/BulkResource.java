package org.hybridsearch.api.bulk;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.hybridsearch.api.Access;
import org.hybridsearch.api.Access.Role;
import org.hybridsearch.api.request.MarketReader;
import org.hybridsearch.catalog.load.Operation;
import org.hybridsearch.model.Market;
import org.hybridsearch.ndjson.LineCode;
import org.hybridsearch.ndjson.LineReport;
import org.jspecify.annotations.Nullable;

/**
 * Uploads: read while they come in, so that the sender is slowed down to what the engine takes, and answered with a report of
 * what was not applied. 200 says that every line was settled, 503 that some are to be sent again.
 */
@Path("/catalog")
@Consumes(MediaType.WILDCARD)
@RunOnVirtualThread
public class BulkResource {

  private static final Set<String> TYPES = Set.of(
      "application/x-ndjson", "application/ndjson", "application/jsonl", "text/plain");
  private static final List<String> REPLACE = List.of("replace");

  private final BulkUploads uploads;
  private final Access access;
  private final MarketReader markets;

  BulkResource(BulkUploads uploads, Access access, MarketReader markets) {
    this.uploads = uploads;
    this.access = access;
    this.markets = markets;
  }

  /** One upload's way into the catalogue. */
  @FunctionalInterface
  private interface Upload {
    void run(InputStream in, LineReport report) throws IOException;
  }

  @POST
  @Path("/items")
  public Response putItems(@Context UriInfo uri,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
      @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String encoding, InputStream body) {
    List<String> mode = mode(uri);
    if (!mode.isEmpty() && !mode.equals(REPLACE)) {
      return answer(BulkFailure.WRONG_MODE);
    }
    return run(type, encoding, body, mode.isEmpty()
        ? (in, report) -> uploads.items(market(uri), in, Operation.PUT, report)
        : (in, report) -> uploads.replaceItems(market(uri), in, report));
  }

  @PATCH
  @Path("/items")
  public Response patchItems(@Context UriInfo uri,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
      @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String encoding, InputStream body) {
    return plain(uri, type, encoding, body, (in, report) -> uploads.items(market(uri), in, Operation.PATCH, report));
  }

  @DELETE
  @Path("/items")
  public Response deleteItems(@Context UriInfo uri,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
      @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String encoding, InputStream body) {
    return plain(uri, type, encoding, body, (in, report) -> uploads.items(market(uri), in, Operation.DELETE, report));
  }

  @POST
  @Path("/interactions")
  public Response addInteractions(@Context UriInfo uri,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
      @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String encoding, InputStream body) {
    return plain(uri, type, encoding, body, (in, report) -> uploads.interactions(market(uri), in, report));
  }

  /** The framework takes an empty parameter for none, which would let a catalogue replace that of another market. */
  private Market market(UriInfo uri) {
    List<String> named = uri.getQueryParameters().getOrDefault("market", List.of());
    return markets.read(named.isEmpty() ? null : String.join(",", named)); // no market has a name of several
  }

  private static List<String> mode(UriInfo uri) {
    return uri.getQueryParameters().getOrDefault("mode", List.of());
  }

  /** What has one mode: whoever names another means something else. */
  private Response plain(UriInfo uri, @Nullable String type, @Nullable String encoding, InputStream body, Upload upload) {
    return mode(uri).isEmpty() ? run(type, encoding, body, upload) : answer(BulkFailure.NO_MODE);
  }

  private Response run(@Nullable String type, @Nullable String encoding, InputStream body, Upload upload) {
    LineReport report = new LineReport();
    try {
      access.require(Role.CATALOG);
      Optional<BulkFailure> refused = refusal(type, encoding);
      if (refused.isPresent()) {
        report.close();
        return answer(refused.get());
      }
      upload.run("gzip".equalsIgnoreCase(encoding) ? new GZIPInputStream(body) : body, report);
      return answer(report);
    } catch (IOException | RuntimeException e) {
      report.close();
      return answer(BulkFailure.of(e));
    }
  }

  private static Optional<BulkFailure> refusal(@Nullable String type, @Nullable String encoding) {
    // No type at all is taken for the right one: there is only one thing to send here.
    if (type != null && !TYPES.contains(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))) {
      return Optional.of(BulkFailure.WRONG_TYPE);
    }
    boolean known = encoding == null || encoding.equalsIgnoreCase("gzip") || encoding.equalsIgnoreCase("identity");
    return known ? Optional.empty() : Optional.of(BulkFailure.WRONG_ENCODING);
  }

  private static Response answer(LineReport report) {
    StreamingOutput output = out -> {
      try (report) {
        report.writeTo(out);
      }
    };
    int status = report.count(LineCode.UNAVAILABLE) == 0 ? 200 : 503;
    return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(output).build();
  }

  private static Response answer(BulkFailure failure) {
    return Response.status(failure.status()).type(MediaType.APPLICATION_JSON_TYPE).entity(failure.toJson().toText()).build();
  }
}
