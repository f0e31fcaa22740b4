package org.hybridsearch.opensearch.aws;

import java.net.URI;
import java.time.Clock;
import org.hybridsearch.opensearch.EngineAddress.Signed;
import org.hybridsearch.opensearch.OpenSearchConfig.Connections;
import org.hybridsearch.opensearch.transport.HttpTransports;
import org.opensearch.client.transport.OpenSearchTransport;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/** The way to an engine run by AWS. */
public final class AwsEngine {

  private AwsEngine() {}

  /** To a domain or collection, with the credentials of the environment (variables, profile, role). */
  public static OpenSearchTransport open(URI address, Signed login, Connections settings, Clock clock) {
    DefaultCredentialsProvider credentials = DefaultCredentialsProvider.builder().asyncCredentialUpdateEnabled(true).build();
    return HttpTransports.open(address, settings, new SignedAuthorization(login, credentials, clock));
  }
}
