/** The transport to an engine at an address, with or without basic authentication. Knows no request. */
@NullMarked
package org.hybridsearch.opensearch.http;

import org.jspecify.annotations.NullMarked;
