/**
 * The bulk edge: uploads over HTTP, streamed in, their reports streamed out. Knows who may upload and how failures are told;
 * what an upload does lies behind {@link org.hybridsearch.api.bulk.BulkUploads}.
 */
@NullMarked
package org.hybridsearch.api.bulk;

import org.jspecify.annotations.NullMarked;
