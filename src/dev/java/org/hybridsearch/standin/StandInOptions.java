package org.hybridsearch.standin;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.hybridsearch.standin.personalize.Quotas;
import org.hybridsearch.standin.personalize.Resources;

/**
 * How a stand-in is set up.
 *
 * @param port 0 takes a free one
 * @param resources what was created in Personalize
 * @param secrets by access key id; with none, signatures are checked in shape, scope and time alone
 * @param deniedModels of Bedrock, that this account was not granted
 * @param deletionTakes how long a data deletion job takes
 * @param seed of shares and latencies
 */
public record StandInOptions(int port, Resources resources, Map<String, String> secrets, Quotas quotas, Set<String> deniedModels,
    Duration deletionTakes, InstantSource clock, long seed) {

  public static final String REGION = "eu-west-1";
  public static final String ACCOUNT = "000000000000";

  public StandInOptions {
    secrets = Map.copyOf(secrets);
    deniedModels = Set.copyOf(deniedModels);
  }

  /** A free port, the account of one shop, any credentials, the quotas of AWS. */
  public static StandInOptions defaults() {
    return new StandInOptions(0, Resources.ofShop(REGION, ACCOUNT), Map.of(), Quotas.OF_AWS, Set.of(), Duration.ofSeconds(2),
        Clock.systemUTC(), 1);
  }

  /** The same on another port. */
  public StandInOptions port(int other) {
    return new StandInOptions(other, resources, secrets, quotas, deniedModels, deletionTakes, clock, seed);
  }

  /** The same with other resources. */
  public StandInOptions resources(UnaryOperator<Resources> change) {
    return new StandInOptions(port, change.apply(resources), secrets, quotas, deniedModels, deletionTakes, clock, seed);
  }

  /** The same with signatures verified against a secret. */
  public StandInOptions secret(String accessKeyId, String secret) {
    return new StandInOptions(port, resources, Map.of(accessKeyId, secret), quotas, deniedModels, deletionTakes, clock, seed);
  }

  /** The same with other quotas. */
  public StandInOptions quotas(Quotas other) {
    return new StandInOptions(port, resources, secrets, other, deniedModels, deletionTakes, clock, seed);
  }

  /** The same without some models. */
  public StandInOptions denied(Set<String> models) {
    return new StandInOptions(port, resources, secrets, quotas, models, deletionTakes, clock, seed);
  }

  /** The same at another pace of deletions, by a clock of its own. */
  public StandInOptions deletions(Duration take, InstantSource by) {
    return new StandInOptions(port, resources, secrets, quotas, deniedModels, take, by, seed);
  }
}
