package org.hybridsearch.standin;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.hybridsearch.embed.Embedder;
import org.hybridsearch.standin.bedrock.BedrockService;
import org.hybridsearch.standin.fault.CallLog;
import org.hybridsearch.standin.fault.Faults;
import org.hybridsearch.standin.personalize.BehaviourModel;
import org.hybridsearch.standin.personalize.PersonalizeService;
import org.hybridsearch.standin.personalize.Resources;
import org.hybridsearch.standin.personalize.Shop;
import org.hybridsearch.standin.personalize.deletion.DeletionService;
import org.hybridsearch.standin.s3.S3Service;
import org.hybridsearch.standin.s3.StoredObjects;
import org.hybridsearch.standin.sign.Signatures;
import org.hybridsearch.standin.wire.Call;
import org.hybridsearch.standin.wire.Service;

/**
 * The services of AWS on one port of this machine, until it is closed. Any client whose endpoint is {@link #uri()} can call them.
 * Safe for use by many threads.
 */
public final class StandIn implements AutoCloseable {

  private static final int KEPT_CALLS = 1000;

  private final StandInOptions options;
  private final Faults faults;
  private final CallLog calls = new CallLog(KEPT_CALLS);
  private final StoredObjects objects = new StoredObjects();
  private final Shop shop;
  private final HttpPort port;

  private StandIn(StandInOptions options, BehaviourModel model, Embedder embedder) {
    this.options = options;
    this.faults = new Faults(new Random(options.seed()));
    this.shop = new Shop(model);
    Resources resources = options.resources();
    List<Service> services = List.of(new PersonalizeService(resources, shop, options.quotas()),
        new DeletionService(resources.datasetGroup(), objects, shop::forget, options.deletionTakes(), options.clock()),
        new BedrockService(embedder, options.deniedModels()), new S3Service(resources.bucket(), objects));
    Front front = new Front(services, new Signatures(resources.region(), options.secrets()), faults, calls, options.clock());
    Set<String> operations = services.stream().flatMap(service -> service.operations().stream()).collect(Collectors.toSet());
    Administration administration = new Administration(operations, faults, calls, objects, shop);
    this.port = new HttpPort(options.port(), call -> answer(call, administration, front));
  }

  /**
   * Starts it; when this returns, it answers.
   *
   * @param model ranks, and learns from the events that are put
   * @param embedder makes the vectors of Bedrock's models
   */
  public static StandIn start(StandInOptions options, BehaviourModel model, Embedder embedder) {
    return new StandIn(options, model, embedder);
  }

  private static Front.Outcome answer(Call call, Administration administration, Front front) {
    return administration.answer(call).map(reply -> new Front.Outcome(reply, Optional.empty(), Duration.ZERO))
        .orElseGet(() -> front.answer(call));
  }

  /** The endpoint of every service. */
  public URI uri() {
    return port.uri();
  }

  /** What was created in Personalize, with its ARNs. */
  public Resources resources() {
    return options.resources();
  }

  /** What goes wrong. */
  public Faults faults() {
    return faults;
  }

  /** What was received. */
  public CallLog calls() {
    return calls;
  }

  /** What Personalize's datasets hold. */
  public Shop shop() {
    return shop;
  }

  /** What lies in S3. */
  public StoredObjects objects() {
    return objects;
  }

  @Override
  public void close() {
    port.close();
  }
}
