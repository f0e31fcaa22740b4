package org.hybridsearch.behaviour.delivery.aws;

import java.util.Optional;
import org.hybridsearch.aws.AwsIdentity;
import org.hybridsearch.behaviour.delivery.DeliveryConfig;
import org.hybridsearch.behaviour.delivery.sink.EventSink;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.personalizeevents.PersonalizeEventsClient;
import software.amazon.awssdk.services.personalizeevents.PersonalizeEventsClientBuilder;
import software.amazon.awssdk.services.personalizeevents.model.Event;
import software.amazon.awssdk.services.personalizeevents.model.PutEventsRequest;

/** Hands events to an event tracker of Amazon Personalize. Safe for use by many threads. */
public final class PutEventsSink implements EventSink {

  private final PersonalizeEventsClient client;
  private final String trackingId;

  private PutEventsSink(PersonalizeEventsClient client, String trackingId) {
    this.client = client;
    this.trackingId = trackingId;
  }

  /**
   * Opens a connection pool; sends nothing.
   *
   * @param region of the tracker where the settings name none; where this is empty, too, the SDK's own default
   * @throws IllegalArgumentException where there is no region at all
   */
  public static PutEventsSink open(DeliveryConfig config, String trackingId, Optional<String> region, AwsIdentity identity) {
    return open(config, trackingId, region, identity.provider());
  }

  /** The same for some credentials. */
  public static PutEventsSink open(
      DeliveryConfig config, String trackingId, Optional<String> region, AwsCredentialsProvider credentials) {
    PersonalizeEventsClientBuilder builder = PersonalizeEventsClient.builder()
        .credentialsProvider(credentials)
        .httpClientBuilder(ApacheHttpClient.builder()
            .maxConnections(config.callsInFlight())
            .connectionAcquisitionTimeout(config.timeout())
            .connectionTimeout(config.timeout())
            .socketTimeout(config.timeout())
            .tcpKeepAlive(true))
        // Who calls keeps the order and the pace, which a repetition in here would not.
        .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallTimeout(config.timeout())
            .addExecutionInterceptor(new OwnAnswer()));
    config.region().or(() -> region).map(Region::of).ifPresent(builder::region);
    config.endpointOverride().ifPresent(builder::endpointOverride);
    try {
      return new PutEventsSink(builder.build(), trackingId);
    } catch (SdkClientException e) {
      throw new IllegalArgumentException("Set hybridsearch.delivery.region to the region of the event tracker", e);
    }
  }

  @Override
  public void put(Batch batch) {
    PutEventsRequest.Builder request = PutEventsRequest.builder()
        .trackingId(trackingId)
        .sessionId(batch.sessionId())
        .eventList(batch.events().stream().map(PutEventsSink::event).toList());
    if (!batch.userId().isEmpty()) {
      request.userId(batch.userId());
    }
    try {
      client.putEvents(request.build());
    } catch (RuntimeException failure) {
      throw Faults.translate(failure);
    }
  }

  private static Event event(Entry event) {
    Event.Builder built = Event.builder()
        .eventId(event.eventId()).eventType(event.type()).itemId(event.itemId()).sentAt(event.sentAt());
    event.value().ifPresent(value -> built.eventValue((float) value));
    if (!event.impression().isEmpty()) {
      built.impression(event.impression());
    }
    if (!event.recommendationId().isEmpty()) {
      built.recommendationId(event.recommendationId());
    }
    return built.build();
  }

  @Override
  public void close() {
    client.close();
  }
}
