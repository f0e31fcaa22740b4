package org.hybridsearch.behaviour.delivery;

import java.time.Duration;
import java.util.UUID;
import org.hybridsearch.behaviour.OwnBehaviour;
import org.hybridsearch.behaviour.delivery.aws.PutEventsSink;
import org.hybridsearch.behaviour.delivery.aws.TestTracker;
import org.hybridsearch.behaviour.liking.Domain;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.testing.TurnTaker;

/** A replica that delivers. */
final class Replica extends TurnTaker {

  final Undelivered undelivered = new Undelivered(Duration.ofSeconds(2), nanos::get);
  final Delivery delivery;
  private final PutEventsSink sink;

  Replica(OwnBehaviour own, SearchEngine through, DeliveryConfig config) {
    this(own, through, config, Domain.CUSTOM);
  }

  Replica(OwnBehaviour own, SearchEngine through, DeliveryConfig config, Domain domain) {
    super("hybridsearch.delivery.", 300);
    sink = TestTracker.open(config);
    delivery = new Delivery(through, new Delivery.Places("default", own.names.ubiEvents(), own.names.ubiQueries(),
        own.names.deadLetters(), own.names.control()), sink,
        new Delivery.Shoppers(own.forgotten::covers, undelivered, TestTracker.liked(domain)), config,
        new Delivery.Surroundings(UUID.randomUUID().toString(), clock, nanos::get, RANDOM, meters));
  }

  @Override
  protected Duration takeTurn() {
    return delivery.turn();
  }

  @Override
  public void close() {
    sink.close();
  }
}
