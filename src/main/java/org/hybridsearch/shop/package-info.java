/**
 * The page at {@code /}: a small storefront on the public operations, to see and feel what the service does. Its files lie in
 * {@code src/main/resources/shop}; this package decides whether they are served, and under which rules a browser may run them. It
 * knows nothing of searching: whatever the page shows comes through GraphQL, as for any other storefront.
 */
@NullMarked
package org.hybridsearch.shop;

import org.jspecify.annotations.NullMarked;
