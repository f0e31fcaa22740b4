package org.hybridsearch.opensearch.aws;

import java.net.URI;
import java.time.Clock;
import org.hybridsearch.aws.AwsIdentity;
import org.hybridsearch.opensearch.EngineAddress.Signed;
import org.hybridsearch.opensearch.OpenSearchConfig.Connections;
import org.hybridsearch.opensearch.transport.HttpTransports;
import org.opensearch.client.transport.OpenSearchTransport;

/** The way to an engine run by AWS. */
public final class AwsEngine {

  private AwsEngine() {}

  /** To a domain or collection, with these credentials. */
  public static OpenSearchTransport open(
      URI address, Signed login, Connections settings, AwsIdentity identity, Clock clock) {
    return HttpTransports.open(address, settings, new SignedAuthorization(login, identity.provider(), clock));
  }
}
