/** An engine at a URL, with or without a user and a password. Leaf: only the composition root uses it. */
@NullMarked
package org.hybridsearch.opensearch.http;

import org.jspecify.annotations.NullMarked;
