/**
 * Embedders in this process: all-MiniLM-L6-v2 for English and BGE small for Chinese, quantised, through langchain4j and ONNX
 * Runtime. They need JNI, so this is a source root of its own that native images leave out; the rest reaches them through
 * {@link org.hybridsearch.embed.LocalEmbedderFactory} alone.
 */
@NullMarked
package org.hybridsearch.embed.langchain4j.local;

import org.jspecify.annotations.NullMarked;
