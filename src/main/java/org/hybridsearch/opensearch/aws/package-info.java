/**
 * An engine run by AWS: Amazon OpenSearch Service or Serverless. Requests are signed (Signature Version 4). Leaf: only the
 * composition root uses it; the AWS SDK stays in here.
 */
@NullMarked
package org.hybridsearch.opensearch.aws;

import org.jspecify.annotations.NullMarked;
