package org.hybridsearch.api.export;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hybridsearch.api.Access;
import org.hybridsearch.api.error.CodedError;
import org.hybridsearch.api.error.Failures;
import org.hybridsearch.api.request.MarketReader;
import org.hybridsearch.export.Dataset;
import org.hybridsearch.export.PersonalizeExport;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.model.SearchException.Code;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.Json;
import org.jspecify.annotations.Nullable;

/**
 * What Amazon Personalize imports: files streamed as fast as whoever fetches them reads, their schemas, and a check. A file that could
 * not be read to its end breaks off without the end that HTTP gives a whole one, so that no client takes it for one.
 */
@Path("/export/personalize")
@RunOnVirtualThread
public class ExportResource {

  private final Exports exports;
  private final Access access;
  private final MarketReader markets;

  ExportResource(Exports exports, Access access, MarketReader markets) {
    this.exports = exports;
    this.access = access;
    this.markets = markets;
  }

  @GET
  @Path("/{dataset}.csv")
  public Response file(@PathParam("dataset") String dataset, @QueryParam("market") @Nullable String market) {
    return answered(market, export -> {
      Dataset wanted = dataset(dataset);
      StreamingOutput rows = out -> write(export, wanted, new Begun(out));
      return Response.ok(rows, "text/csv; charset=utf-8")
          .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + dataset + ".csv\"").build();
    });
  }

  /** As long as nothing is written a failure is an answer like others; later the file breaks off. */
  private static void write(PersonalizeExport export, Dataset wanted, Begun out) throws IOException {
    try {
      export.write(wanted, out);
    } catch (EngineException e) {
      throw out.begun() ? e : new WebApplicationException(unavailable());
    }
  }

  @GET
  @Path("/{dataset}/schema.json")
  public Response schema(@PathParam("dataset") String dataset, @QueryParam("market") @Nullable String market) {
    return answered(market, export -> json(200, export.schema(dataset(dataset))));
  }

  @GET
  @Path("/check.json")
  public Response check(@QueryParam("market") @Nullable String market) {
    return answered(market, export -> {
      try {
        return json(200, export.check());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  private Response answered(@Nullable String market, Function<PersonalizeExport, Response> answer) {
    try {
      access.requireExport();
      return answer.apply(exports.of(markets.read(market)));
    } catch (EngineException e) {
      return unavailable();
    } catch (RuntimeException e) {
      return failure(Failures.coded(e));
    }
  }

  private static Dataset dataset(String name) {
    return Stream.of(Dataset.values()).filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name)).findFirst()
        .orElseThrow(() -> new SearchException.NotFound("There are items, users and interactions to export."));
  }

  private static Response unavailable() {
    return failure(CodedError.of(Code.UNAVAILABLE, "The stored data cannot be read at the moment: try again in a few seconds."));
  }

  private static Response failure(CodedError error) {
    return json(error.status(),
        Json.object(Json.member("code", error.code().name()), Json.member("message", error.message())));
  }

  private static Response json(int status, Json body) {
    return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body.toText()).build();
  }
}
