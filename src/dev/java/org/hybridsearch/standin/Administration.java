package org.hybridsearch.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.hybridsearch.standin.fault.CallLog;
import org.hybridsearch.standin.fault.FaultJson;
import org.hybridsearch.standin.fault.Faults;
import org.hybridsearch.standin.personalize.Shop;
import org.hybridsearch.standin.s3.StoredObjects;
import org.hybridsearch.standin.wire.Call;
import org.hybridsearch.standin.wire.Reply;

/**
 * What AWS does not have: {@code GET|PUT|DELETE /standin/faults}, {@code GET|DELETE /standin/calls}, {@code GET /standin/events},
 * which says how often each event was put, and, where S3 would be, {@code PUT /standin/objects/BUCKET/KEY}. Without signatures:
 * it listens on this machine alone.
 */
final class Administration {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ROOT = "/standin/";
  private static final String OBJECTS = "objects/";

  private final Set<String> operations;
  private final Faults faults;
  private final CallLog calls;
  private final StoredObjects objects;
  private final Shop shop;

  /** @param operations those that there are */
  Administration(Set<String> operations, Faults faults, CallLog calls, StoredObjects objects, Shop shop) {
    this.operations = operations;
    this.faults = faults;
    this.calls = calls;
    this.objects = objects;
    this.shop = shop;
  }

  /** The answer, if it is asked and not AWS. */
  Optional<Reply> answer(Call call) {
    if (!call.path().startsWith(ROOT)) {
      return Optional.empty();
    }
    String what = call.path().substring(ROOT.length());
    if (call.method().equals("PUT") && what.startsWith(OBJECTS)) {
      objects.put("s3://" + what.substring(OBJECTS.length()), new String(call.body(), StandardCharsets.UTF_8));
      return Optional.of(done());
    }
    return Optional.of(switch (call.method() + " " + what) {
      case "GET faults" -> Reply.ok(FaultJson.of(faults));
      case "PUT faults" -> replaced(call.body());
      case "DELETE faults" -> {
        faults.clear();
        yield done();
      }
      case "GET calls" -> Reply.ok(calls.json());
      case "DELETE calls" -> {
        calls.clear();
        yield done();
      }
      case "GET events" -> Reply.ok(JSON.valueToTree(shop.eventIds()));
      default -> message(404, "The stand-in has /standin/faults, /standin/calls, /standin/events and /standin/objects/");
    });
  }

  private Reply replaced(byte[] body) {
    try {
      JsonNode json = JSON.readTree(body);
      FaultJson.replace(faults, json, operations);
      return Reply.ok(FaultJson.of(faults));
    } catch (IOException | IllegalArgumentException e) {
      return message(400, e instanceof IOException ? "No JSON. " + FaultJson.EXPECTED : String.valueOf(e.getMessage()));
    }
  }

  private static Reply message(int status, String text) {
    return Reply.of(status, Reply.JSON, JsonNodeFactory.instance.objectNode().put("message", text).toString());
  }

  private static Reply done() {
    return Reply.of(200, Reply.JSON, "{}");
  }
}
