/**
 * The embedder on Amazon Bedrock: Titan Text Embeddings V2 and Cohere Embed through langchain4j. Nothing of AWS or langchain4j
 * leaves it: what they throw is translated here, once.
 */
@NullMarked
package org.hybridsearch.embed.langchain4j.bedrock;

import org.jspecify.annotations.NullMarked;
