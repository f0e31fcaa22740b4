/**
 * Text to vector. The port is {@link org.hybridsearch.embed.Embedder}; its implementations are leaves named after their
 * technology. Knows nothing of searches or items: whoever embeds decides what text stands for a thing.
 */
@NullMarked
package org.hybridsearch.embed;

import org.jspecify.annotations.NullMarked;
