package org.hybridsearch.opensearch;

/** What finds nearest neighbours inside the engine. */
public enum KnnEngine {
  /** Part of every OpenSearch. */
  LUCENE,
  /** Usual on AWS; needs native libraries, which the embedded child process lacks. */
  FAISS;

  /** The engine's own name for it, as mappings write it. */
  public String mappingName() {
    return switch (this) {
      case LUCENE -> "lucene";
      case FAISS -> "faiss";
    };
  }
}
