/**
 * Who this service is to AWS: one provider of credentials for all leaves that call AWS, renewed beside the calls. Knows none of
 * the services that are called; only leaves and the composition root use it. No secret ever gets into a message from here.
 */
@NullMarked
package org.hybridsearch.aws;

import org.jspecify.annotations.NullMarked;
