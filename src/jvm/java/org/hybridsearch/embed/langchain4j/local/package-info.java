/**
 * The embedder in this process: all-MiniLM-L6-v2, quantised, through langchain4j and ONNX Runtime. It needs JNI, so it is a source
 * root of its own that native images leave out; the rest reaches it through
 * {@link org.hybridsearch.embed.LocalEmbedderFactory} alone.
 */
@NullMarked
package org.hybridsearch.embed.langchain4j.local;

import org.jspecify.annotations.NullMarked;
