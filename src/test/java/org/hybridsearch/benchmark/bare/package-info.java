/** What the service is compared with: the same embedding and the engine's own requests, behind an HTTP server that does no more. */
package org.hybridsearch.benchmark.bare;
