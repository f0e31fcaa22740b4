/**
 * Text to vector. The port is {@link org.hybridsearch.embed.Embedder}; its implementations are leaves named after their
 * technology. Around it: {@link org.hybridsearch.embed.QueryEmbedder} for searches, {@link org.hybridsearch.embed.BatchEmbedder}
 * for catalogues. Knows nothing of searches or items: whoever embeds decides what text stands for a thing.
 */
@NullMarked
package org.hybridsearch.embed;

import org.jspecify.annotations.NullMarked;
