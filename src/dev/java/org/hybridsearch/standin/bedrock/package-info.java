/**
 * Amazon Bedrock's {@code InvokeModel} for two families of embedding models. Vectors come from an
 * {@link org.hybridsearch.embed.Embedder} that is handed in, brought to the dimension asked for.
 */
@NullMarked
package org.hybridsearch.standin.bedrock;

import org.jspecify.annotations.NullMarked;
