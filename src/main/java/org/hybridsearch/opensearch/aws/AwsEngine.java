package org.hybridsearch.opensearch.aws;

import java.net.URI;
import java.time.Clock;
import org.hybridsearch.aws.AwsIdentity;
import org.hybridsearch.opensearch.EngineAddress.Signed;
import org.hybridsearch.opensearch.OpenSearchConfig.Aws;
import org.hybridsearch.opensearch.OpenSearchConfig.Connections;
import org.hybridsearch.opensearch.transport.HttpTransports;
import org.jboss.logging.Logger;
import org.opensearch.client.transport.OpenSearchTransport;

/** The way to an engine run by AWS. */
public final class AwsEngine {

  private static final Logger LOG = Logger.getLogger(AwsEngine.class);

  private AwsEngine() {}

  /** To a domain or collection, with these credentials. */
  public static OpenSearchTransport open(
      URI address, Signed login, Connections settings, AwsIdentity identity, Clock clock) {
    if (login.service().equals(Aws.Service.AOSS.signingName())) {
      LOG.warn("Amazon OpenSearch Serverless lacks requests this service needs (own ids beside vectors, _refresh, _reindex, "
          + "_delete_by_query and others): it will not come up whole; use a domain of OpenSearch Service");
    }
    return HttpTransports.open(address, settings, new SignedAuthorization(login, identity.provider(), clock));
  }
}
