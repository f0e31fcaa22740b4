/** The transport to Amazon OpenSearch Service and Serverless: requests signed with SigV4. Knows no request. */
@NullMarked
package org.hybridsearch.opensearch.aws;

import org.jspecify.annotations.NullMarked;
