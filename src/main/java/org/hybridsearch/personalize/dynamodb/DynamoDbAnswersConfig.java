package org.hybridsearch.personalize.dynamodb;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Settings of the shared answers in DynamoDB. Credentials come from where the AWS SDK looks for them. */
@ConfigMapping(prefix = "hybridsearch.ranker.dynamodb")
public interface DynamoDbAnswersConfig {

  /** A table whose partition key is the string {@code key}, without a sort key; its TTL attribute is {@code expires}. */
  @WithDefault("hybridsearch-answers")
  String table();

  /** The table's region; by default where the AWS SDK looks for one. */
  Optional<String> region();

  /** Where to send requests instead of the region's own endpoint: a VPC endpoint, or a stand-in. */
  Optional<URI> endpointOverride();
}
